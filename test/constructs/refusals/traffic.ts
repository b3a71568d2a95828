import { ApiObject, JsonPatch, type App } from 'cdk8s';
import {
  Autoscaling, BlueGreen, CanaryRelease, CanaryStage, CircuitBreaker, Fault, FaultInjection, GatewayRoute, MeshGateway, Mirror, Percent, RequestMatch,
  RequestRoute, ScalingTarget, ServiceSource, Slot, StringMatch, MeshWorkload, type CircuitBreakerProps, type MeshService, type IPolicyTarget,
} from 'cdk8s-istio';
import * as kplus from 'cdk8s-plus-28';
import { bareService, chartOf, ownService, refused, reviews, type RefusalCase } from './refusal-case';
import type { RefusalCode } from '../../../src/constructs/refusals/catalogue';

const { of } = Percent;
const jason = RequestMatch.header('end-user', StringMatch.exact('jason'));
const john = RequestMatch.header('end-user', StringMatch.exact('john'));
const present = RequestMatch.headerPresent('end-user');

function mirror(app: App, id: string, service: MeshService, version: string): void {
  new Mirror(chartOf(app), id, { to: service.version(version), share: of(5) });
}

function release(app: App, service: MeshService, stage: CanaryStage, canary = 'v2'): void {
  new CanaryRelease(chartOf(app), 'Release', { canary: service.version(canary), stage, earlyAccess: [jason] });
}

/** A mirror to the canary of a release at a stage. */
const mirrored = (stage: CanaryStage, version = 'v2') => (app: App) => {
  const service = reviews(app);
  release(app, service, stage);
  mirror(app, 'Mirror', service, version);
};

function breaker(app: App, id: string, target: IPolicyTarget, limits: Omit<CircuitBreakerProps, 'target'>): void {
  new CircuitBreaker(chartOf(app), id, { target, ...limits });
}

/** Limits of the service and of its version v2. */
const limited = (service: Omit<CircuitBreakerProps, 'target'>, version: Omit<CircuitBreakerProps, 'target'>) => (app: App) => {
  const target = reviews(app);
  breaker(app, 'All', target, service);
  breaker(app, 'Some', target.version('v2'), version);
};

const ONE = { connectionPool: { maxConnections: 1 } };
const ejecting = (percent: number, more: object = {}) => ({ outlierDetection: { maxEjectionPercent: of(percent), ...more } });

/** Pods of v1 and v2, and how many pods of either may be left out. */
const pods = (replicas: readonly [number, number], percent: number, ofV2?: number) => (app: App) => {
  const service = bareService(app);
  replicas.forEach((count, at) => service.addVersion(`v${at + 1}`, MeshWorkload.container({ image: 'reviews:1', replicas: count })));
  breaker(app, 'All', service, ejecting(percent));
  if (ofV2 !== undefined) breaker(app, 'Some', service.version('v2'), ejecting(ofV2));
};

function fail(app: App, id: string, service: MeshService, match?: RequestMatch[]): void {
  new FaultInjection(chartOf(app), id, { service, faults: [Fault.abort(503, of(1))], match });
}

/** Two faults on the service, on these requests. */
const faults = (first?: RequestMatch[], second?: RequestMatch[]) => (app: App) => {
  const service = reviews(app);
  fail(app, 'B', service, second);
  fail(app, 'A', service, first);
};

/** A Service of a type, with v2 and what else is wanted of it. */
const opened = (serviceType: kplus.ServiceType, wish: (app: App, service: MeshService) => void) => (app: App) => {
  const service = bareService(app, { source: ServiceSource.fromService(ownService(app, { type: serviceType })) });
  for (const name of ['v1', 'v2']) service.addVersion(name, MeshWorkload.container({ image: `reviews:${name}` }));
  wish(app, service);
};

/** What requests meet beside a release. */
export const TRAFFIC: Record<Extract<RefusalCode, `CDI40${5 | 6 | 7 | 8 | 9}` | `CDI41${0 | 1}`>, RefusalCase> = {
  CDI405: {
    refused: {
      'a canary with a share': refused(mirrored(CanaryStage.shift(of(5))), '\'shop/Mirror\' mirrors \'reviews\' to \'v2\'', '\'shop/Release\'',
        'delete the mirror'),
      'a canary that has taken over': refused(mirrored(CanaryStage.takeOver()), '\'shop/Mirror\'', '\'shop/Release\''),
      'the stable version': refused(app => mirror(app, 'Mirror', reviews(app), 'v1'), '\'shop/Mirror\'', '\'shop/Reviews\' lets answer'),
      'the stable version beside a dark release': refused(mirrored(CanaryStage.dark(), 'v1'), '\'shop/Mirror\'', 'to \'v1\''),
      'the live slot': refused(app => {
        const service = reviews(app);
        new BlueGreen(chartOf(app), 'Switch', { blue: service.version('v1'), green: service.version('v2'), live: Slot.GREEN });
        mirror(app, 'Mirror', service, 'v2');
      }, '\'shop/Mirror\'', '\'shop/Switch\''),
    },
    accepted: {
      'a canary in the dark': mirrored(CanaryStage.dark()),
      'a canary with a share of nothing': mirrored(CanaryStage.shift(of(0))),
      'a canary that is rolled back': mirrored(CanaryStage.rollBack()),
      'the old version after the canary has taken over': mirrored(CanaryStage.takeOver(), 'v1'),
      'a version that answers some requests by a pin': app => {
        const service = reviews(app);
        new RequestRoute(chartOf(app), 'Pin', { version: service.version('v2'), match: [jason] });
        mirror(app, 'Mirror', service, 'v2');
      },
    },
  },
  CDI406: {
    refused: {
      'two mirrors to one version': refused(app => {
        const service = reviews(app);
        mirror(app, 'Second', service, 'v2');
        mirror(app, 'First', service, 'v2');
      }, '\'shop/First\' already mirrors \'reviews\' to \'v2\', so \'shop/Second\' cannot', 'mirror to another version'),
    },
    accepted: {
      'a mirror to each of two versions': app => {
        const service = reviews(app);
        service.addVersion('v3', MeshWorkload.external());
        mirror(app, 'First', service, 'v2');
        mirror(app, 'Second', service, 'v3');
      },
    },
  },
  CDI407: {
    refused: {
      'two on a service': refused(app => {
        const target = reviews(app);
        breaker(app, 'Second', target, ONE);
        breaker(app, 'First', target, ejecting(100));
      }, '\'shop/First\' already limits \'reviews\', so \'shop/Second\' cannot', 'into one CircuitBreaker'),
      'two on a service, of which one allows more': refused(app => {
        const target = reviews(app);
        breaker(app, 'First', target, ONE);
        breaker(app, 'Second', target, { connectionPool: { maxConnections: 2 } });
      }, '\'shop/First\' already limits \'reviews\', so \'shop/Second\' cannot'),
      'two on a version': refused(app => {
        const target = reviews(app).version('v2');
        breaker(app, 'First', target, ONE);
        breaker(app, 'Second', target, ONE);
      }, '\'shop/First\' already limits version \'v2\' of \'reviews\'', '\'shop/Second\''),
    },
    accepted: {
      'one on the service and one on each version': app => {
        const service = reviews(app);
        for (const target of [service, ...service.versions]) breaker(app, `Limits-${target.name}`, target, ONE);
      },
    },
  },
  CDI408: {
    refused: {
      'more connections': refused(limited(ONE, { connectionPool: { maxConnections: 2 } }), '\'shop/Some\' gives version \'v2\' of \'reviews\' maxConnections 2',
        '\'shop/All\' gives the service no more than 1', 'lower the version\'s limit'),
      'more errors in a row': refused(limited(ejecting(100, { consecutive5xxErrors: 5 }), ejecting(100, { consecutive5xxErrors: 6 })),
        'consecutive5xxErrors 6', 'no more than 5'),
      'errors that no longer count': refused(limited(ejecting(100, { consecutive5xxErrors: 5 }),
        ejecting(100, { consecutive5xxErrors: 0, consecutiveGatewayErrors: 1 })), '\'shop/Some\'', 'consecutive5xxErrors', 'no more than 5'),
    },
    accepted: {
      'as many': limited(ONE, ONE),
      'fewer': limited({ connectionPool: { maxConnections: 2 } }, ONE),
      'fewer for one version than for another': app => {
        const [first, second] = reviews(app).versions;
        breaker(app, 'Fewer', first, ONE);
        breaker(app, 'More', second, { connectionPool: { maxConnections: 2 } });
      },
      'a limit that the service does not have': limited(ONE, { connectionPool: { maxRetries: 9 } }),
      'errors that did not count before': limited(ejecting(100, { consecutive5xxErrors: 0, consecutiveGatewayErrors: 1 }),
        ejecting(100, { consecutive5xxErrors: 9 })),
    },
  },
  CDI409: {
    refused: {
      'half of one pod': refused(pods([1, 2], 50), '\'shop/All\' may leave out 50 %', 'version \'v1\' of \'reviews\'', 'of its 1', 'at least 100'),
      'a third of two pods': refused(pods([3, 2], 34), 'version \'v2\'', 'of its 2', 'at least 50'),
      'a tenth of the most pods of an autoscaler': refused(app => {
        const service = bareService(app);
        service.addVersion('v1', MeshWorkload.container({ image: 'reviews:1', autoscaling: Autoscaling.between(2, 9, ScalingTarget.podMetric('requests', 50)) }));
        breaker(app, 'All', service, ejecting(10));
      }, 'of its 9 at most', 'at least 12'),
      'half of one pod, said of the version': refused(pods([2, 1], 100, 50), '\'shop/Some\' may leave out 50 %', 'version \'v2\''),
    },
    accepted: {
      'half of two pods': pods([2, 2], 50),
      'a version without pods': pods([2, 0], 50),
      'a third of two pods where their version says half': pods([3, 2], 34, 50),
      'pods whose number is not known': app => breaker(app, 'All', reviews(app), ejecting(1)),
    },
  },
  CDI410: {
    refused: {
      'two faults on every request': refused(faults(), '\'shop/A\' already hits every request for \'reviews\' that \'shop/B\' would hit', 'one FaultInjection'),
      'two faults on the same requests': refused(faults([jason], [jason]), '\'shop/A\'', '\'shop/B\''),
      'requests among those of an earlier fault': refused(faults([present], [jason, john]), '\'shop/A\'', '\'shop/B\''),
      'a match of every request beside a fault on every request': refused(faults([RequestMatch.uri(StringMatch.prefix('/'))]), '\'shop/A\'', '\'shop/B\''),
    },
    accepted: {
      'faults on different requests': faults([jason], [john]),
      'some requests, and all others': faults([jason], undefined),
      'more requests than the earlier fault': faults([jason], [present]),
    },
  },
  CDI411: {
    refused: {
      'a node port with a release': refused(opened(kplus.ServiceType.NODE_PORT, (app, service) => release(app, service, CanaryStage.dark())),
        'the Service \'shop/Own\' is a NodePort', '\'reviews\'', '\'shop/Release\'', 'make it a ClusterIP', 'GatewayRoute'),
      'a load balancer with a switch': refused(opened(kplus.ServiceType.LOAD_BALANCER, (app, service) => {
        new BlueGreen(chartOf(app), 'Switch', { blue: service.version('v1'), green: service.version('v2'), live: Slot.BLUE });
      }), 'is a LoadBalancer', '\'shop/Switch\''),
      'a node port with a pin': refused(opened(kplus.ServiceType.NODE_PORT, (app, service) => {
        new RequestRoute(chartOf(app), 'Pin', { version: service.version('v2'), match: [jason] });
      }), '\'shop/Pin\''),
      'a Service that is patched to a node port': refused(app => {
        const service = bareService(app);
        for (const name of ['v1', 'v2']) service.addVersion(name, MeshWorkload.external());
        release(app, service, CanaryStage.shift(of(5)));
        service.service!.addJsonPatch(JsonPatch.add('/spec/type', 'NodePort'));
      }, 'the Service \'shop/Reviews/Service\' is a NodePort', '\'shop/Release\''),
    },
    accepted: {
      'a node port without a release': opened(kplus.ServiceType.NODE_PORT, () => undefined),
      'a release of a Service that is reached through the mesh alone': opened(kplus.ServiceType.CLUSTER_IP, (app, service) => {
        release(app, service, CanaryStage.dark());
        const gateway = new MeshGateway(chartOf(app), 'Edge', { name: 'edge', hosts: ['shop.example.com'] });
        new GatewayRoute(chartOf(app), 'Outside', { gateway, service });
      }),
      'a node port that is patched away': app => {
        const own = ownService(app, { type: kplus.ServiceType.NODE_PORT });
        ApiObject.of(own).addJsonPatch(JsonPatch.replace('/spec/type', 'ClusterIP'));
        const service = bareService(app, { source: ServiceSource.fromService(own) });
        for (const name of ['v1', 'v2']) service.addVersion(name, MeshWorkload.container({ image: `reviews:${name}` }));
        release(app, service, CanaryStage.dark());
      },
    },
  },
};
