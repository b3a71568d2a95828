import type { Chart } from 'cdk8s';
import {
  BlueGreen, CanaryRelease, CanaryStage, Fault, FaultInjection, MeshPort, MeshService, MeshWorkload, Mirror, Percent, RequestMatch,
  RequestRoute, Slot,
} from 'cdk8s-istio';
import { check } from '../../../src/analysis/checks/check';
import type { JsonObject } from '../../../src/analysis/model/json';
import { manifestsIn } from '../../analysis/support/manifests';
import { find, rendered, type Manifest } from '../../support/manifests';

const ports = [MeshPort.http(80), MeshPort.http(81, { name: 'http-admin' }), MeshPort.tcp(5432, { name: 'tcp-db' }), MeshPort.tls(8443)];
const match = [RequestMatch.headerPresent('end-user')];
const shift = (percent: number) => CanaryStage.shift(Percent.of(percent));

interface Route {
  readonly name?: string;
  readonly match?: readonly { readonly port?: number; readonly sniHosts?: readonly string[] }[];
  readonly route: readonly { readonly destination: { readonly subset: string }; readonly weight?: number }[];
  readonly mirrors?: object[];
  readonly fault?: object;
}

interface Spec {
  readonly hosts: readonly string[];
  readonly http?: readonly Route[];
  readonly tls?: readonly Route[];
  readonly tcp?: readonly Route[];
}

/** What comes of the service `shop` with v1, which is stable, v2 and v3. */
function built(build: (chart: Chart, service: MeshService) => void, has = ports): Manifest[] {
  return rendered(chart => {
    const service = new MeshService(chart, 'Shop', { name: 'shop', ports: has, stable: 'v1' });
    for (const version of ['v1', 'v2', 'v3']) service.addVersion(version, MeshWorkload.container({ image: `shop:${version}` }));
    build(chart, service);
  });
}

const specOf = (manifests: Manifest[]) => find(manifests, 'VirtualService', 'shop').spec as unknown as Spec;

/** A route in short: the port that it is for, what else it asks for, who answers, and what it does besides. */
function shown({ match: asked = [], route, mirrors, fault }: Route): string {
  const [{ port, ...more } = { port: undefined }] = asked;
  const to = route.map(({ destination: { subset }, weight = 100 }) => `${subset} ${weight}`).join(', ');
  return `${port}${Object.keys(more).length > 0 ? ` ${Object.keys(more)}` : ''} -> ${to}${mirrors ? ' + copies' : ''}${fault ? ' ! fault' : ''}`;
}

const routes = (build: (chart: Chart, service: MeshService) => void, has = ports) => {
  const { http = [], tls = [], tcp = [] } = specOf(built(build, has));
  return [...http, ...tcp, ...tls].map(shown);
};

const released = (stage: CanaryStage, on?: number[], earlyAccess: RequestMatch[] = []) => (chart: Chart, service: MeshService) => {
  new CanaryRelease(chart, 'Release', { canary: service.version('v2'), stage, earlyAccess, ports: on });
};

const STEADY = ['80 -> v1 100', '81 -> v1 100', '5432 -> v1 100', '8443 sniHosts -> v1 100'];

describe('a service with ports of every kind', () => {
  test('leads each of them to the stable version from the first day', () => {
    expect(routes(() => undefined)).toEqual(STEADY);
  });

  test('is found by TLS clients under each name that its rules may list', () => {
    const { hosts, tls } = specOf(built(() => undefined));
    expect(hosts).toEqual(['shop', 'shop.shop', 'shop.shop.svc', 'shop.shop.svc.cluster.local']);
    expect(tls!.map(route => route.match)).toEqual([[{ port: 8443, sniHosts: hosts }]]);
  });

  test('has nothing that a check would find', () => {
    expect(check(manifestsIn(built(released(shift(10), [80, 5432, 8443], match)) as unknown as JsonObject[]))).toEqual([]);
  });
});

describe('a service of connections alone', () => {
  const has = [MeshPort.tcp(5432)];

  test('has a rule for them, and none for requests', () => {
    expect(specOf(built(() => undefined, has))).toEqual({
      hosts: ['shop'], tcp: [{ match: [{ port: 5432 }], route: [{ destination: { host: 'shop', subset: 'v1', port: { number: 5432 } } }] }],
    });
  });

  test('takes part in a release that names its port', () => {
    expect(routes(released(shift(10), [5432]), has)).toEqual(['5432 -> v1 90, v2 10']);
  });
});

describe('a canary release', () => {
  test.each<[string, CanaryStage, number[] | undefined, RequestMatch[], string[]]>([
    ['is about every HTTP port where it names none', shift(10), undefined, match,
      ['80 headers -> v2 100', '80 -> v1 90, v2 10', '81 headers -> v2 100', '81 -> v1 90, v2 10', ...STEADY.slice(2)]],
    ['is about one port', shift(10), [81], match, ['80 -> v1 100', '81 headers -> v2 100', '81 -> v1 90, v2 10', ...STEADY.slice(2)]],
    ['shares out connections by weight, and admits requests alone early', shift(10), [80, 5432], match,
      ['80 headers -> v2 100', '80 -> v1 90, v2 10', '81 -> v1 100', '5432 -> v1 90, v2 10', '8443 sniHosts -> v1 100']],
    ['shares out connections of TLS', shift(10), [8443], [], [...STEADY.slice(0, 3), '8443 sniHosts -> v1 90, v2 10']],
    ['takes over where it is', CanaryStage.takeOver(), [81, 5432], [], ['80 -> v1 100', '81 -> v2 100', '5432 -> v2 100', '8443 sniHosts -> v1 100']],
    ['leaves no trace once it is rolled back', CanaryStage.rollBack(), [80, 5432, 8443], match, STEADY],
  ])('%s', (_, stage, on, earlyAccess, expected) => {
    expect(routes(released(stage, on, earlyAccess))).toEqual(expected);
  });

  test('stands beside another one on another port', () => {
    expect(routes((chart, service) => {
      new CanaryRelease(chart, 'Api', { canary: service.version('v2'), stage: shift(10), ports: [80] });
      new CanaryRelease(chart, 'Database', { canary: service.version('v3'), stage: shift(20), ports: [5432] });
    })).toEqual(['80 -> v1 90, v2 10', '81 -> v1 100', '5432 -> v1 80, v3 20', '8443 sniHosts -> v1 100']);
  });

  test('keeps its ports when the list it was given is changed later', () => {
    const on = [81];
    expect(routes((chart, service) => {
      released(shift(10), on)(chart, service);
      on.push(80);
    })).toEqual(['80 -> v1 100', '81 -> v1 90, v2 10', ...STEADY.slice(2)]);
  });
});

describe('a blue/green switch', () => {
  test('switches the ports that it names, and shows the idle slot to requests alone', () => {
    expect(routes((chart, service) => {
      new BlueGreen(chart, 'Switch', { blue: service.version('v1'), green: service.version('v2'), live: Slot.GREEN, preview: match, ports: [80, 5432] });
    })).toEqual(['80 headers -> v1 100', '80 -> v2 100', '81 -> v1 100', '5432 -> v2 100', '8443 sniHosts -> v1 100']);
  });
});

describe('what is about requests', () => {
  test.each<[string, (chart: Chart, service: MeshService, on?: number[]) => unknown, string[], string[]]>([
    ['a pin', (chart, service, on) => new RequestRoute(chart, 'Pin', { version: service.version('v2'), match, ports: on }),
      ['80 headers -> v2 100', '80 -> v1 100'], ['81 headers -> v2 100', '81 -> v1 100']],
    ['a mirror', (chart, service, on) => new Mirror(chart, 'Mirror', { to: service.version('v2'), share: Percent.of(5), ports: on }),
      ['80 -> v1 100 + copies'], ['81 -> v1 100 + copies']],
    ['a fault', (chart, service, on) => new FaultInjection(chart, 'Chaos', { service, faults: [Fault.abort(503, Percent.of(1))], ports: on }),
      ['80 -> v1 100 ! fault'], ['81 -> v1 100 ! fault']],
  ])('holds on every HTTP port, or on those that it names: %s', (_, make, on80, on81) => {
    expect(routes((chart, service) => make(chart, service))).toEqual([...on80, ...on81, ...STEADY.slice(2)]);
    expect(routes((chart, service) => make(chart, service, [81]))).toEqual([STEADY[0], ...on81, ...STEADY.slice(2)]);
  });
});
