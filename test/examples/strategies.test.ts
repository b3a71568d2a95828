import { answersOf, differences, exampleOf, expected, routesOf, type Route } from './outputs';
import { changedLines, changeOf } from '../../examples/runner/examples';
import { find, type Manifest } from '../support/manifests';

/** The mirrors of a route, with their percentages. */
const copiesOf = ({ mirrors = [] }: Route) =>
  Object.fromEntries(mirrors.map(({ destination, percentage }) => [destination.subset, percentage.value]));

const policyOf = (manifests: readonly Manifest[], name: string) => find(manifests, 'DestinationRule', name).spec as
  { trafficPolicy?: object; subsets: { name: string; trafficPolicy?: object }[] };

/** The headers that a route asks for, once for each match. */
const headersOf = ({ match = [] }: Route) => match.map(({ headers }) => headers);

const JASON = [{ 'end-user': { exact: 'jason' } }];

describe('blue-green', () => {
  const [BLUE, GREEN] = ['blue-green/01-blue', 'blue-green/02-green'];

  test('switches by one literal', () => {
    expect(changedLines(changeOf(exampleOf(GREEN))!)).toEqual(['-  live: Slot.BLUE,', '+  live: Slot.GREEN,']);
  });

  test('changes only the VirtualService of reviews', () => {
    expect(differences(expected(BLUE), expected(GREEN))).toEqual(['~ VirtualService reviews']);
  });

  test('answers everybody from the live slot, and the preview from the other', () => {
    expect(routesOf(expected(BLUE), 'reviews').map(answersOf)).toEqual([{ v2: 100 }, { v1: 100 }]);
    expect(routesOf(expected(GREEN), 'reviews').map(answersOf)).toEqual([{ v1: 100 }, { v2: 100 }]);
  });

  test('tells the preview by the same cookie before and after', () => {
    const [before, after] = [BLUE, GREEN].map(name => routesOf(expected(name), 'reviews').map(({ name: at, match }) => ({ at, match })));
    expect(after).toEqual(before);
    expect(before[0].match).toEqual([{ headers: { cookie: { regex: '(.*; ?)?preview=1(;.*)?' } } }]);
  });
});

describe('mirror', () => {
  const [MIRROR, DARK] = ['mirror/01-mirror', 'mirror/02-dark'];

  test('answers from v1 alone and copies a tenth to v2', () => {
    const routes = routesOf(expected(MIRROR), 'reviews');
    expect(routes.map(answersOf)).toEqual([{ v1: 100 }]);
    expect(routes.map(copiesOf)).toEqual([{ v2: 10 }]);
  });

  test('adds a route for testers, which v2 answers and nobody copies, and nothing else', () => {
    expect(differences(expected(MIRROR), expected(DARK))).toEqual(['~ VirtualService reviews']);
    const [testers, ...rest] = routesOf(expected(DARK), 'reviews');
    expect(headersOf(testers)).toEqual(JASON);
    expect([answersOf(testers), testers.mirrors]).toEqual([{ v2: 100 }, undefined]);
    expect(rest).toEqual(routesOf(expected(MIRROR), 'reviews'));
  });

  test('takes added lines alone from the one to the other', () => {
    expect(changedLines(changeOf(exampleOf(DARK))!).map(line => line[0]).join('')).toBe('++');
  });
});

describe('circuit-breaker', () => {
  test('limits ratings by the numbers of the demo, and no other service', () => {
    const manifests = expected('circuit-breaker');
    expect(policyOf(manifests, 'ratings')).toEqual({
      host: 'ratings',
      trafficPolicy: {
        connectionPool: { tcp: { maxConnections: 1 }, http: { http1MaxPendingRequests: 1 } },
        outlierDetection: { consecutive5xxErrors: 5, interval: '1s', baseEjectionTime: '180s', maxEjectionPercent: 100 },
      },
      subsets: [{ name: 'v1', labels: { version: 'v1' } }],
    });
    const others = manifests.filter(({ kind, metadata }) => kind === 'DestinationRule' && metadata.name !== 'ratings');
    expect(others.map(({ spec }) => spec!.trafficPolicy)).toEqual([undefined, undefined, undefined, undefined]);
  });

  test('adds a client whose sidecar counts its calls', () => {
    const added = differences(expected('bookinfo'), expected('circuit-breaker'));
    expect(added.filter(text => !text.endsWith(' fortio') && !text.endsWith(' fortio-v1'))).toEqual(['~ DestinationRule ratings']);
    expect(find(expected('circuit-breaker'), 'Deployment', 'fortio-v1').spec).toMatchObject({
      template: {
        metadata: {
          labels: { 'sidecar.istio.io/inject': 'true' },
          annotations: {
            'sidecar.istio.io/statsInclusionPrefixes':
              'cluster.outbound,cluster_manager,listener_manager,http_mixer_filter,tcp_mixer_filter,server,cluster.xds-grpc',
          },
        },
        spec: { containers: [{ name: 'fortio', image: expect.stringMatching(/fortio\/fortio:\d/) }] },
      },
    });
  });
});

describe('everything', () => {
  const routes = routesOf(expected('everything'), 'orders');

  test('tries the pin, then the staff, then the public, each after its faults', () => {
    const faults = ['BrokenForTesters', 'SlowForTesters'];
    const groups = ['PartnerOnV1', 'OrdersV2', 'Orders'].map(name => `shop/${name}`);
    expect(routes.map(({ name }) => name)).toEqual(groups.flatMap(name => [...faults.map(fault => `${name}+shop/${fault}`), name]));
  });

  test('lets a fault change nothing of who answers and who gets copies', () => {
    const [pin, staff, open] = [{ v1: 100 }, { v2: 100 }, { v1: 90, v2: 10 }];
    expect(routes.map(answersOf)).toEqual([pin, pin, pin, staff, staff, staff, open, open, open]);
    expect(routes.map(copiesOf)).toEqual(routes.map(() => ({ audit: 100, v3: 0.5 })));
    expect(routes.map(({ fault }) => fault && Object.keys(fault))).toEqual([0, 1, 2].flatMap(() => [['abort'], ['delay'], undefined]));
  });

  test('carries timeout and retries on every route', () => {
    const carried = { timeout: '3s', retries: { attempts: 2, perTryTimeout: '1s', retryOn: 'gateway-error,connect-failure,refused-stream' } };
    for (const route of routes) expect(route).toMatchObject(carried);
  });

  test('gives v2 the limits of the service and tighter ones of its own', () => {
    const { trafficPolicy, subsets } = policyOf(expected('everything'), 'orders');
    const [tcp, ejection] = [{ maxConnections: 100, connectTimeout: '500ms' }, { baseEjectionTime: '30s', maxEjectionPercent: 50 }];
    expect(trafficPolicy).toEqual({
      connectionPool: { tcp, http: { http1MaxPendingRequests: 50 } }, outlierDetection: { ...ejection, consecutive5xxErrors: 5 },
    });
    expect(Object.fromEntries(subsets.map(subset => [subset.name, subset.trafficPolicy]))).toEqual({
      v2: {
        connectionPool: { tcp: { ...tcp, maxConnections: 50 }, http: { http1MaxPendingRequests: 50 } },
        outlierDetection: { ...ejection, consecutive5xxErrors: 3 },
      },
    });
  });
});

describe('bookinfo-variants', () => {
  /** Istio's own routes: the headers asked for, who answers, and the fault. */
  const TABLE: [variant: string, service: string, routes: [headers: object[], answers: object, fault?: object][]][] = [
    ['reviews-90-10', 'reviews', [[[], { v1: 90, v2: 10 }]]],
    ['reviews-80-20', 'reviews', [[[], { v1: 80, v2: 20 }]]],
    ['reviews-50-v3', 'reviews', [[[], { v1: 50, v3: 50 }]]],
    ['reviews-jason-v2-v3', 'reviews', [[JASON, { v2: 100 }], [[], { v3: 100 }]]],
    ['ratings-test-delay', 'ratings', [[JASON, { v1: 100 }, { delay: { fixedDelay: '7s', percentage: { value: 100 } } }], [[], { v1: 100 }]]],
    ['ratings-test-abort', 'ratings', [[JASON, { v1: 100 }, { abort: { httpStatus: 500, percentage: { value: 100 } } }], [[], { v1: 100 }]]],
  ];

  test.each(TABLE)('%s routes %s as Istio\'s file of that name', (variant, service, routes) => {
    const written = routesOf(expected(`bookinfo-variants/${variant}`), service);
    const wanted = routes.map(([headers, answers, fault]) => [headers, answers, fault]);
    expect(written.map(route => [headersOf(route), answersOf(route), route.fault])).toEqual(wanted);
  });

  test.each(TABLE)('%s writes the rules of %s and nothing else', (variant, service) => {
    expect(differences([], expected(`bookinfo-variants/${variant}`))).toEqual([`+ DestinationRule ${service}`, `+ VirtualService ${service}`]);
  });
});
