import { App, Chart, Duration } from 'cdk8s';
import {
  CanaryRelease, CanaryStage, MeshPort, MeshService, Percent, RequestMatch, Retries, StringMatch, MeshWorkload,
  type MeshServiceProps,
} from 'cdk8s-istio';
import { arrivalIn, type Arrival, type Shares } from '../../support/arrival';
import type { MeshRequest } from '../../support/calls';
import { find, parsed, rendered, type Manifest } from '../../support/manifests';

const EARLY_ACCESS = [
  RequestMatch.header('end-user', StringMatch.exact('jason')),
  RequestMatch.anyOf(RequestMatch.cookie('beta', StringMatch.exact('1')), RequestMatch.queryParam('beta', StringMatch.exact('1'))),
  RequestMatch.allOf(RequestMatch.uri(StringMatch.prefix('/api/')), RequestMatch.method('POST'), RequestMatch.headerAbsent('x-legacy')),
];

/** The service `shop` with v1 and v2, and a release of v2 at a stage. */
function released(stage?: CanaryStage, { canary = 'v2', earlyAccess = EARLY_ACCESS, ...props }: Partial<MeshServiceProps> & {
  canary?: string; earlyAccess?: RequestMatch[];
} = {}): Manifest[] {
  return rendered(chart => {
    const service = new MeshService(chart, 'Shop', { name: 'shop', ports: [MeshPort.http(80)], stable: 'v1', ...props });
    service.addVersion('v1', MeshWorkload.container({ image: 'shop:1' }));
    service.addVersion('v2', MeshWorkload.container({ image: 'shop:2' }));
    if (stage) new CanaryRelease(chart, 'Release', { canary: service.version(canary), stage, earlyAccess });
  });
}

function arrival(manifests: Manifest[], changes: Partial<MeshRequest> = {}): Arrival | undefined {
  const request = { host: 'shop', namespace: 'shop', port: 80, path: '/', method: 'GET', headers: {}, query: {}, ...changes };
  return arrivalIn(manifests, { via: 'mesh', request });
}

/** A request goes in, the versions that may answer come out. */
function answered(manifests: Manifest[], changes: Partial<MeshRequest> = {}): Shares | undefined {
  return arrival(manifests, changes)?.shares;
}

const ADMITTED: [string, Partial<MeshRequest>][] = [
  ['a header', { headers: { 'end-user': 'jason' } }],
  ['a cookie among others', { headers: { cookie: 'a=b; beta=1; c=d' } }],
  ['a query parameter', { query: { beta: '1' } }],
  ['path, method and the lack of a header', { path: '/api/orders', method: 'POST' }],
];

const NOT_ADMITTED: [string, Partial<MeshRequest>][] = [
  ['nothing', {}],
  ['another value of the header', { headers: { 'end-user': 'jasons' } }],
  ['a cookie of a longer name', { headers: { cookie: 'xbeta=1' } }],
  ['another value of the cookie', { headers: { cookie: 'beta=10; b=1' } }],
  ['path and method, and the header too', { path: '/api/orders', method: 'POST', headers: { 'x-legacy': '' } }],
  ['the path alone', { path: '/api/orders' }],
];

const shift = (share: number) => CanaryStage.shift(Percent.of(share));

describe('without a release', () => {
  test.each([...ADMITTED, ...NOT_ADMITTED])('everybody gets the stable version: %s', (_, changes) => {
    expect(answered(released(), changes)).toEqual({ v1: 100 });
  });
});

describe('in the dark', () => {
  test.each(ADMITTED)('the canary answers those who are admitted by %s', (_, changes) => {
    expect(answered(released(CanaryStage.dark()), changes)).toEqual({ v2: 100 });
  });

  test.each(NOT_ADMITTED)('the stable version answers those who come with %s', (_, changes) => {
    expect(answered(released(CanaryStage.dark()), changes)).toEqual({ v1: 100 });
  });

  test('nobody sees the canary if nobody is admitted', () => {
    expect(find(released(CanaryStage.dark(), { earlyAccess: [] }), 'VirtualService', 'shop')).toEqual(find(released(), 'VirtualService', 'shop'));
  });
});

describe('while the traffic shifts', () => {
  test.each(ADMITTED)('the canary answers those who are admitted by %s', (_, changes) => {
    expect(answered(released(shift(5)), changes)).toEqual({ v2: 100 });
  });

  test.each(NOT_ADMITTED)('the public gets its share with %s', (_, changes) => {
    expect(answered(released(shift(5)), changes)).toEqual({ v1: 95, v2: 5 });
  });

  test.each([[0, { v1: 100 }], [1, { v1: 99, v2: 1 }], [50, { v1: 50, v2: 50 }], [99, { v1: 1, v2: 99 }], [100, { v2: 100 }]])(
    'a share of %d per cent is %j', (share, expected) => {
      expect(answered(released(shift(share)))).toEqual(expected);
    });

  test('a share of nothing is the dark, to the byte', () => {
    expect(released(shift(0))).toEqual(released(CanaryStage.dark()));
  });
});

describe('after the canary has taken over', () => {
  test.each([...ADMITTED, ...NOT_ADMITTED])('it answers everybody: %s', (_, changes) => {
    expect(answered(released(CanaryStage.takeOver()), changes)).toEqual({ v2: 100 });
  });

  test('promoting it and finishing the release change nothing', () => {
    const [takenOver, promoted, finished] = [
      released(CanaryStage.takeOver()), released(CanaryStage.takeOver(), { stable: 'v2' }), released(undefined, { stable: 'v2' }),
    ];
    expect(promoted).toEqual(takenOver);
    expect(finished).toEqual(takenOver);
  });
});

describe('after it is rolled back', () => {
  test.each([...ADMITTED, ...NOT_ADMITTED])('the stable version answers everybody: %s', (_, changes) => {
    expect(answered(released(CanaryStage.rollBack()), changes)).toEqual({ v1: 100 });
  });

  test('nothing is left of the release', () => {
    expect(released(CanaryStage.rollBack())).toEqual(released());
  });
});

describe('a release', () => {
  test('leads from the route back to the line of code by its path', () => {
    const { http } = find(released(shift(5)), 'VirtualService', 'shop').spec as { http: { name: string; match?: object[] }[] };
    expect(http.map(({ name, match }) => [name, match?.length])).toEqual([['shop/Release', 4], ['shop/Shop', undefined]]);
  });

  test('changes the VirtualService alone, at every stage', () => {
    const others = (manifests: Manifest[]) => manifests.filter(({ kind }) => kind !== 'VirtualService');
    for (const stage of [CanaryStage.dark(), shift(5), CanaryStage.takeOver(), CanaryStage.rollBack()]) {
      expect(others(released(stage))).toEqual(others(released()));
    }
  });

  test('gives every route the timeout and the retries of the service', () => {
    const manifests = released(shift(5), { timeout: Duration.seconds(2), retries: Retries.attempts(3, { retryOn: ['5xx'] }) });
    for (const [, changes] of [...ADMITTED, ...NOT_ADMITTED]) {
      expect(arrival(manifests, changes)).toMatchObject({ timeout: '2s', retries: { attempts: 3, retryOn: '5xx' } });
    }
  });

  test('holds on every HTTP port alike', () => {
    const manifests = released(shift(5), { ports: [MeshPort.http(80), MeshPort.grpc(9000)] });
    for (const port of [80, 9000]) {
      expect(answered(manifests, { port })).toEqual({ v1: 95, v2: 5 });
      expect(answered(manifests, { port, headers: { 'end-user': 'jason' } })).toEqual({ v2: 100 });
    }
  });

  test('may stand in the chart of a team of its own', () => {
    const app = new App();
    const [shop, releases] = [new Chart(app, 'shop', { namespace: 'shop' }), new Chart(app, 'releases')];
    const service = new MeshService(shop, 'Shop', { name: 'shop', ports: [MeshPort.http(80)], stable: 'v1' });
    service.addVersion('v1', MeshWorkload.container({ image: 'shop:1' }));
    new CanaryRelease(releases, 'Release', { canary: service.addVersion('v2', MeshWorkload.container({ image: 'shop:2' })), stage: shift(5), earlyAccess: EARLY_ACCESS });
    const manifests = parsed(app.synthYaml());
    expect(answered(manifests)).toEqual({ v1: 95, v2: 5 });
    expect(releases.toJson()).toEqual([]);
  });

  test('keeps its early access when the list it was given is changed later', () => {
    const earlyAccess = [...EARLY_ACCESS];
    const app = new App();
    const chart = new Chart(app, 'shop', { namespace: 'shop' });
    const service = new MeshService(chart, 'Shop', { name: 'shop', ports: [MeshPort.http(80)], stable: 'v1' });
    service.addVersion('v1', MeshWorkload.container({ image: 'shop:1' }));
    new CanaryRelease(chart, 'Release', { canary: service.addVersion('v2', MeshWorkload.container({ image: 'shop:2' })), stage: shift(5), earlyAccess });
    earlyAccess.length = 0;
    expect(parsed(app.synthYaml())).toEqual(released(shift(5)));
  });

  test('sends the canary back if its stable version is forgotten: deleting a release after the take-over without promoting', () => {
    expect(answered(released(CanaryStage.takeOver()))).toEqual({ v2: 100 });
    expect(answered(released(undefined))).toEqual({ v1: 100 });
  });

  test.each([CanaryStage.dark(), shift(5), CanaryStage.rollBack()])('fails to be of the stable version before it takes over: %#', stage => {
    expect(() => released(stage, { canary: 'v1' })).toThrow('(CDI401)');
  });
});
