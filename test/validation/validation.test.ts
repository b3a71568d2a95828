import { validated, written, type Validated } from './support';

const SERVICE = `apiVersion: v1
kind: Service
metadata: { name: cart, namespace: shop }
spec: { selector: { app: cart }, ports: [{ name: http, port: 8080 }] }
`;
const RULE = `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: cart, namespace: shop }
spec: { host: cart, subsets: [{ name: v1, labels: { version: v1 } }] }
`;
const routesTo = (subset: string, name = 'storefront') => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: ${name}, namespace: shop }
spec:
  hosts: [cart]
  http:
    - route:
        - destination: { host: cart, subset: ${subset} }
`;
const CLEAN = { 'service.yaml': SERVICE, 'rule.yaml': RULE, 'routes.yaml': routesTo('v1') };
const LOST = { ...CLEAN, 'routes.yaml': routesTo('v2') };
/** A warning: an annotation that Istio does not know. */
const MISSPELT = { ...CLEAN, 'service.yaml': SERVICE.replace('namespace: shop', 'namespace: shop, annotations: { networking.istio.io/exportsTo: "*" }') };
/** An info: the protocol of a port is guessed. */
const GUESSED = { ...CLEAN, 'service.yaml': SERVICE.replace('name: http', 'name: web') };

const codesOf = ({ report }: Validated) => report.violations.map(({ ruleName }) => ruleName.split(' ')[0]);

describe('a synth', () => {
  test('passes where nothing is found, with objects that refer to one another across files', async () => {
    const { report, logged } = await validated(CLEAN);
    expect(report).toMatchObject({ violations: [], summary: { status: 'success', metadata: { Objects: '3' } } });
    expect(logged).toEqual([]);
  });

  test('passes where it wrote nothing', async () => {
    expect((await validated({})).report.summary.status).toBe('success');
  });

  test('fails at an error, with the rule, the construct, the file, the field and its line, and what to do', async () => {
    const { report } = await validated(LOST, {}, { storefront: 'shop/Storefront/virtualservice' });
    expect(report.summary).toMatchObject({ status: 'failure', metadata: { Errors: '1' } });
    expect(report.violations).toEqual([{
      ruleName: 'MAN504 (IST0101, KIA1107)',
      recommendation: 'the subset of a destination must be one of a DestinationRule',
      fix: expect.stringContaining('add the subset') as string,
      violatingConstructs: [{
        resourceName: 'storefront',
        constructPath: 'shop/Storefront/virtualservice',
        manifestPath: 'routes.yaml',
        locations: ['line 8, VirtualService shop/storefront, spec.http[0].route[0].destination.subset: '
          + "no DestinationRule of 'shop/cart' has the subset 'v2', but 'v1'"],
      }],
    }]);
  });

  test('fails at a warning', async () => {
    const validation = await validated(MISSPELT);
    expect(codesOf(validation)).toEqual(['MAN611']);
    expect(validation.report.summary.status).toBe('failure');
  });

  test('passes with an info, which is logged with its place', async () => {
    const { report, logged } = await validated(GUESSED);
    expect(report).toMatchObject({ violations: [], summary: { status: 'success', metadata: { Infos: '1' } } });
    expect(logged).toEqual([expect.stringMatching(/^info MAN\d+ \(IST0118.*\) service\.yaml, line 4, Service shop\/cart, spec\.ports\[0\].*: \S/)]);
  });

  test('fails once for a rule, whatever breaks it', async () => {
    const both = `${routesTo('v2')}        - destination: { host: cart, subset: v3 }\n`;
    const { report } = await validated({ ...LOST, 'routes.yaml': both, 'more.yaml': routesTo('v4', 'other') });
    const [lost] = report.violations.filter(({ ruleName }) => ruleName.startsWith('MAN504'));
    expect(lost.violatingConstructs.map(({ resourceName, locations }) => [resourceName, locations.length])).toEqual([['other', 1], ['storefront', 2]]);
  });

  test('fails at what cannot be read, with file and line, and checks the rest', async () => {
    const { report } = await validated({ ...LOST, 'broken.yaml': 'a: 1\n---\nb: [\n', 'list.yaml': '- a\n' });
    expect(report.summary.status).toBe('failure');
    expect(report.violations.map(({ ruleName }) => ruleName)).toEqual(['unreadable', 'MAN504 (IST0101, KIA1107)']);
    const places = report.violations[0].violatingConstructs.map(({ manifestPath, locations }) => [manifestPath, locations]);
    expect(places).toEqual([
      ['broken.yaml', [expect.stringMatching(/^line 1: \S/), expect.stringMatching(/^line [34]: \S/)]],
      ['list.yaml', [expect.stringMatching(/^line 1: \S/)]],
    ]);
    expect(JSON.stringify(report)).not.toMatch(/\\n\s+at /);
  });
});

describe('the construct of an object', () => {
  const named = (kinds: Readonly<Record<string, string>>) => validated(kinds, {}, { cart: 'shop/Cart/VirtualService' });
  const shownIn = ({ report }: Validated) => report.violations.flatMap(({ violatingConstructs }) => violatingConstructs)
    .map(({ resourceName, constructPath }) => [resourceName, constructPath]);

  test('is that of the last object of its name, which cdk8s records', async () => {
    const shop = [SERVICE, RULE, routesTo('v2', 'cart')].join('---\n');
    expect(shownIn(await named({ 'shop.yaml': shop }))).toEqual([['cart', 'shop/Cart/VirtualService']]);
  });

  test('is left out where cdk8s has recorded another one of that name', async () => {
    const broken = RULE.replace('host: cart,', 'host: cart, trafficPolicy: { portLevelSettings: [{}] },');
    const shown = shownIn(await named({ 'shop.yaml': [SERVICE, broken, routesTo('v1', 'cart')].join('---\n') }));
    expect(shown.length).toBeGreaterThan(0);
    expect(new Set(shown.map(String))).toEqual(new Set(['DestinationRule shop/cart,']));
  });

  test('is left out where objects of that name stand in several files', async () => {
    expect(shownIn(await named({ 'service.yaml': SERVICE, 'rule.yaml': RULE, 'routes.yaml': routesTo('v2', 'cart') })))
      .toEqual([['VirtualService shop/cart', undefined]]);
  });
});

describe('the properties', () => {
  test('leave out a code with its reason, by the number of Istio too', async () => {
    for (const code of ['MAN504', 'IST0101', 'KIA1107']) {
      expect(codesOf(await validated(LOST, { ignore: [{ code, reason: 'v2 comes with the next release' }] }))).toEqual([]);
    }
  });

  test('leave a code out for one object alone', async () => {
    const ignore = (object: string) => [{ code: 'MAN504', reason: 'v2 comes with the next release', object }];
    expect(codesOf(await validated(LOST, { ignore: ignore('VirtualService shop/storefront') }))).toEqual([]);
    expect(codesOf(await validated(LOST, { ignore: ignore('shop/other') }))).toEqual(['MAN504']);
  });

  test('say which finding is the mildest that fails', async () => {
    expect(codesOf(await validated(GUESSED, written({ failOn: 'info' })))).toHaveLength(1);
    const { report, logged } = await validated(MISSPELT, written({ failOn: 'error' }));
    expect(report).toMatchObject({ violations: [], summary: { status: 'success', metadata: { Warnings: '1' } } });
    expect(logged).toEqual([expect.stringMatching(/^warning MAN611 /)]);
    expect(codesOf(await validated(LOST, written({ failOn: 'error' })))).toEqual(['MAN504']);
  });

  test('say the namespace of objects that say none', async () => {
    const nowhere = Object.fromEntries(Object.entries(LOST).map(([name, text]) => [name, text.replace(', namespace: shop', '')]));
    const places = async (namespace?: string) => (await validated(nowhere, { namespace })).report.violations[0].violatingConstructs[0].locations[0];
    expect(await places()).toContain('VirtualService default/storefront');
    expect(await places('shop')).toContain('VirtualService shop/storefront');
  });

  test('say the domain of the cluster', async () => {
    const full = Object.fromEntries(Object.entries(LOST).map(([name, text]) => [name, text.replace(/host: cart\b/g, 'host: cart.shop.svc.corp.local')]));
    expect(codesOf(await validated(full, { clusterDomain: 'corp.local' }))).toEqual(['MAN504 (IST0101, KIA1107)'].map(code => code.split(' ')[0]));
    expect(codesOf(await validated(full, {}))).toContain('MAN501');
  });

  test.each<[properties: unknown, said: string]>([
    [{ failon: 'error' }, "'failon' is not a property: write namespace, clusterDomain, ignore or failOn"],
    [{ failOn: 'fatal' }, 'failOn is "fatal": write error, warning or info'],
    [{ namespace: 5 }, 'namespace is 5: write the name of a namespace'],
    [{ ignore: 'MAN504' }, 'ignore is "MAN504": write a list of { code: …, reason: … }'],
    [{ ignore: [{ code: 'MAN504' }] }, 'ignore[0] is {"code":"MAN504"}: write the code and the reason'],
    [{ ignore: [{ code: 'lost', reason: 'so' }] }, 'ignore[0] is'],
    [{ ignore: [{ code: 'MAN999', reason: 'so' }] }, "ignore[0] names MAN999, which is not the code of a finding: 'cdk8s-istio explain' lists all codes"],
    [{ ignore: [{ code: 'MAN504', reason: ' ' }] }, 'ignore[0] is'],
    [{ ignore: [{ code: 'MAN504', reason: 'so', file: 'a' }] }, 'ignore[0] is'],
    [['ignore'], 'properties is ["ignore"]: write namespace, clusterDomain, ignore or failOn below it'],
  ])('fails at %j, and says what is allowed', async (properties, said) => {
    const { report } = await validated(LOST, written(properties));
    expect(report.summary.status).toBe('failure');
    expect(report.violations).toMatchObject([{ ruleName: 'properties', violatingConstructs: [{ manifestPath: 'cdk8s.yaml' }] }]);
    expect(report.violations[0].violatingConstructs[0].locations).toEqual([expect.stringContaining(said)]);
  });

  test('fails at all of them at once', async () => {
    const { report } = await validated(CLEAN, written({ failOn: null, ignore: [1] }));
    expect(report.violations[0].violatingConstructs[0].locations).toHaveLength(2);
  });
});
