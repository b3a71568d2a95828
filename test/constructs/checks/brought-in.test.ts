import { labelsAreCarried } from '../../../src/constructs/checks/versions/labels-are-carried';
import { portsAreDeclared } from '../../../src/constructs/checks/versions/ports-are-declared';
import { selectorCoversVersions } from '../../../src/constructs/checks/versions/selector-covers-versions';
import { composeHost } from '../../../src/constructs/composition/host/compose-host';
import type { HostFacts, ServicePortFacts } from '../../../src/constructs/composition/host-facts';
import type { Labels } from '../../../src/constructs/values/labels';
import { http, input, tcp, tls, version } from '../composition/inputs';

const port = (number: number, name: string | undefined, protocol: ServicePortFacts['protocol']): ServicePortFacts => ({ number, name, protocol });

function serviceOf(ports: readonly ServicePortFacts[], selector: Labels = {}): HostFacts['service'] {
  return { path: 'shop/Own', addressable: true, selector, ports };
}

describe('the ports of a Service', () => {
  const found = (changes: Partial<HostFacts>) =>
    portsAreDeclared(input(changes), composeHost(input(changes))).map(({ code, problem }) => `${code} ${problem}`);

  test.each([
    ['the same', [http(80)], [port(80, 'http', 'http')]],
    ['left to be sniffed', [http(80)], [port(80, 'web', 'sniffed')]],
    ['TCP on both sides', [http(80), tcp(90)], [port(80, 'http', 'http'), port(90, 'tcp', 'tcp')]],
    ['TLS on both sides', [http(80), tls(90)], [port(80, 'http', 'http'), port(90, 'https', 'tls')]],
    ['TLS that is not declared', [http(80)], [port(80, 'http', 'http'), port(90, 'tls-x', 'tls')]],
    ['TCP that is not declared', [http(80)], [port(80, 'http', 'http'), port(90, 'tcp-x', 'tcp')]],
  ])('agree with what is declared where they are %s', (_, ports, own) => {
    expect(found({ ports, service: serviceOf(own) })).toEqual([]);
  });

  test('are nobody\'s business where the Service is not known', () => {
    expect(found({ ports: [http(80)], service: undefined })).toEqual([]);
  });

  test.each([
    ['missing', [http(80)], [], 'CDI303 \'shop/Shop\' declares port 80, but the Service \'shop/Own\' has these ports: none'],
    ['TCP', [http(80)], [port(80, 'tcp', 'tcp')],
      'CDI121 \'shop/Shop\' declares HTTP on port 80 (\'tcp\') of the Service \'shop/Own\', whose name makes Istio treat it as plain TCP'],
    ['HTTP and not declared', [http(80)], [port(80, 'http', 'http'), port(81, undefined, 'sniffed')],
      'CDI303 port 81 (\'\') of the Service \'shop/Own\' is not declared by \'shop/Shop\', so the rules of the other ports would take its requests'],
    ['TLS and declared as HTTP', [http(80)], [port(80, 'https', 'tls')],
      'CDI121 \'shop/Shop\' declares HTTP on port 80 (\'https\') of the Service \'shop/Own\', whose name makes Istio treat it as plain TLS'],
    ['HTTP and declared as TLS', [tls(80)], [port(80, 'http', 'http')],
      'CDI303 \'shop/Shop\' declares TLS on port 80 (\'http\') of the Service \'shop/Own\', which Istio takes for HTTP'],
    ['TLS and declared as TCP', [tcp(443)], [port(443, 'https', 'tls')],
      'CDI303 \'shop/Shop\' declares TCP on port 443 (\'https\') of the Service \'shop/Own\', which Istio takes for TLS, so no rule for TCP applies to it'],
    ['TCP and declared as TLS', [tls(443)], [port(443, 'tcp', 'tcp')],
      'CDI303 \'shop/Shop\' declares TLS on port 443 (\'tcp\') of the Service \'shop/Own\', which Istio takes for TCP, so no rule for TLS applies to it'],
    ['declared as TCP and its name says nothing', [tcp(5432)], [port(5432, 'pg', 'sniffed')], 'Istio waits for the first bytes of the client to guess it'],
  ])('fail where one is %s', (_, ports, own, problem) => {
    expect(found({ ports, service: serviceOf(own) })).toEqual([expect.stringContaining(problem)]);
  });
});

describe('the labels of pods', () => {
  const found = (podLabels: Labels | undefined) => {
    const given = input({ versions: [{ ...version('v1'), podLabels }] });
    return labelsAreCarried(given, composeHost(given)).map(({ code, problem }) => `${code} ${problem}`);
  };

  test('are those by which their version is looked for, or not known', () => {
    expect(found({ version: 'v1', app: 'shop' })).toEqual([]);
    expect(found(undefined)).toEqual([]);
  });

  test.each<[Labels, string]>([[{ version: 'v2' }, 'version=v2'], [{ app: 'shop' }, 'version='], [{ version: '' }, 'version=']])('fail to be %j',
    (labels, carried) => {
      expect(found(labels)).toEqual([expect.stringMatching(new RegExp(`^CDI305 .*/v1' carry ${carried}, but version 'v1' .* is selected by version=v1$`))]);
    });
});

describe('the selector of a Service', () => {
  const podsOf = (name: string, labels: Labels) => version(name, { version: name }, { ...labels });
  const findings = (selector: Labels, ...versions: HostFacts['versions']) => {
    const given = input({ versions, service: serviceOf([], selector) });
    return selectorCoversVersions(given, composeHost(given));
  };

  test.each<[Labels, Labels]>([
    [{ app: 'shop' }, { app: 'shop', version: 'v1' }],
    [{ app: 'shop', version: 'v1' }, { version: 'v1', app: 'shop', more: 'x' }],
  ])('%j covers pods with %j', (selector, labels) => {
    expect(findings(selector, podsOf('v1', labels))).toEqual([]);
  });

  test.each<[Labels, Labels]>([
    [{ app: 'shop' }, { app: 'shops' }],
    [{ app: 'shop' }, {}],
    [{ app: 'shop', tier: 'web' }, { app: 'shop' }],
    [{ constructor: 'x' }, { app: 'shop' }],
  ])('%j fails to cover pods with %j', (selector, labels) => {
    expect(findings(selector, podsOf('v1', labels)).map(({ code }) => code)).toEqual(['CDI304']);
  });

  test('is not asked where the pods or the Service are not known', () => {
    expect(findings({ app: 'other' }, version('v1'))).toEqual([]);
    expect(selectorCoversVersions(input({ versions: [podsOf('v1', { app: 'shop' })] }), composeHost(input()))).toEqual([]);
  });

  test.each<[string, Labels[], string]>([
    ['by app alone where the pods share it', [{ app: 'shop', tier: 'web' }, { app: 'shop', tier: 'web' }], '{"app":"shop"}'],
    ['by all that the pods share where app is not among it', [{ app: 'a', tier: 'web', team: 'x' }, { app: 'b', tier: 'web', team: 'x' }],
      '{"tier":"web","team":"x"}'],
  ])('becomes one for pods that are written, %s', (_, labels, selector) => {
    const [{ remedy }] = findings({ address: 'of one' }, ...labels.map((one, at) => podsOf(`v${at}`, one)));
    expect(remedy).toBe(`have it select them, once every pod that runs behind it is labelled so: ApiObject.of(service).addJsonPatch(JsonPatch.replace('/spec/selector', ${selector}))`);
  });

  test('is widened where it selects the pods of one version by a label that all have, and by one that they do not have', () => {
    const pods = [{ app: 'shop', tier: 'web', version: 'v1' }, { app: 'shop', tier: 'web', version: 'v2' }];
    const [{ remedy }] = findings({ app: 'shop', tier: 'web', version: 'v1' }, ...pods.map((one, at) => podsOf(`v${at}`, one)));
    expect(remedy).toBe('widen it: ApiObject.of(service).addJsonPatch(JsonPatch.replace(\'/spec/selector\', {"app":"shop","tier":"web"}))');
  });

  test('fails without a proposal where the pods share nothing', () => {
    const [{ remedy }] = findings({ app: 'shop' }, podsOf('v1', { app: 'a' }), podsOf('v2', { app: 'b' }));
    expect(remedy).toBe('give the pods of every version a common label, as in app=shop, and have the Service select it');
  });
});
