import { Duration, type App } from 'cdk8s';
import { CircuitBreaker, Fault, FaultInjection, Percent, type ConnectionPool, type OutlierDetection } from 'cdk8s-istio';
import { chartOf, refused, reviews, untyped, type RefusalCase } from './refusal-case';
import type { RefusalCode } from '../../../src/constructs/refusals/catalogue';

const { abort, delay } = Fault;
const { of } = Percent;

const failing = (...faults: Fault[]) => (app: App) => new FaultInjection(chartOf(app), 'Chaos', { service: reviews(app), faults });

const pool = (connectionPool: ConnectionPool) => (app: App) =>
  new CircuitBreaker(chartOf(app), 'Limits', { target: reviews(app), connectionPool });

const detection = (outlierDetection: Partial<OutlierDetection>) => (app: App) =>
  new CircuitBreaker(chartOf(app), 'Limits', { target: reviews(app), outlierDetection: { maxEjectionPercent: of(100), ...outlierDetection } });

/** Faults and limits by themselves. */
export const LIMITS: Record<Extract<RefusalCode, `CDI12${6 | 7 | 8}`>, RefusalCase> = {
  CDI126: {
    refused: {
      'a status below 200': refused(() => abort(199, of(1)), 'from 200 to 599', 'got 199', 'such as 503'),
      'a status above 599': refused(() => abort(600, of(1)), 'got 600'),
      'half a status': refused(() => abort(503.5, of(1)), 'got 503.5'),
      'no number': refused(() => abort(NaN, of(1)), 'got NaN'),
      'an abort of nobody': refused(() => abort(503, of(0)), '0 %', 'delete it'),
      'a delay of nobody': refused(() => delay(Duration.seconds(1), of(0)), '0 %', 'delete it'),
    },
    accepted: {
      'the first and the last status': () => [abort(200, of(1)), abort(599, of(1))],
      'the finest share': () => [abort(503, of(0.0001)), delay(Duration.millis(1), of(0.0001))],
    },
  },
  CDI127: {
    refused: {
      'no fault': refused(failing(), '\'shop/Chaos\'', 'got 0 and 0', 'a FaultInjection with other matches'),
      'two aborts': refused(failing(abort(503, of(1)), abort(500, of(1))), '\'shop/Chaos\'', 'got 0 and 2'),
      'two delays': refused(failing(delay(Duration.seconds(1), of(1)), abort(503, of(1)), delay(Duration.seconds(2), of(1))), 'got 2 and 1'),
      'one fault twice': refused(app => {
        const fault = abort(503, of(1));
        failing(fault, fault)(app);
      }, 'got 0 and 2'),
    },
    accepted: {
      'an abort': failing(abort(503, of(1))),
      'a delay': failing(delay(Duration.seconds(1), of(1))),
      'one of each': failing(abort(503, of(1)), delay(Duration.seconds(1), of(1))),
    },
  },
  CDI128: {
    refused: {
      'no limit at all': refused(app => new CircuitBreaker(chartOf(app), 'Limits', { target: reviews(app) }),
        '\'shop/Limits\' limits nothing', 'set a connectionPool, an outlierDetection, or both'),
      'a pool without limits': refused(pool({}), '\'shop/Limits\' limits nothing'),
      'a pool of limits that are not set': refused(pool({ maxConnections: undefined, connectTimeout: undefined }), 'limits nothing'),
      'a limit of 0': refused(pool({ http1MaxPendingRequests: 0 }), 'http1MaxPendingRequests of \'shop/Limits\'', 'got 0',
        'Istio reads 0 as no limit'),
      'a limit below 0': refused(pool({ maxRetries: -1 }), 'maxRetries', 'from 1 to 2147483647, got -1', 'leave it out'),
      'half a connection': refused(pool({ maxConnections: 1.5 }), 'maxConnections', 'a whole number', 'got 1.5'),
      'no end of connections': refused(pool({ maxConnections: Infinity }), 'got Infinity'),
      'a limit that does not fit': refused(pool({ http2MaxRequests: 2 ** 31 }), 'http2MaxRequests', 'from 1 to 2147483647, got 2147483648'),
      'a string for a limit': refused(pool({ maxConnections: untyped('5') }), 'got \'5\''),
      'more errors than fit': refused(detection({ consecutive5xxErrors: 2 ** 31 }), 'from 0 to 2147483647, got 2147483648'),
      'a string for errors': refused(detection({ consecutiveGatewayErrors: untyped('5') }), 'got \'5\''),
      'no number': refused(pool({ maxRequestsPerConnection: NaN }), 'got NaN'),
      'half an error': refused(detection({ consecutive5xxErrors: 0.5 }), 'consecutive5xxErrors of \'shop/Limits\'', 'got 0.5'),
      'errors below 0': refused(detection({ consecutiveGatewayErrors: -1 }), 'consecutiveGatewayErrors', 'got -1'),
      'no error that counts': refused(detection({ consecutive5xxErrors: 0 }), '\'shop/Limits\' counts no error', 'consecutiveGatewayErrors'),
      'pods of which none may be left out': refused(detection({ maxEjectionPercent: of(0) }), 'maxEjectionPercent of \'shop/Limits\'', 'got 0',
        'Percent.of(100)'),
      'half a per cent of the pods': refused(detection({ maxEjectionPercent: of(0.5) }), 'got 0.5'),
    },
    accepted: {
      'limits of 1': pool({
        maxConnections: 1,
        http1MaxPendingRequests: 1,
        http2MaxRequests: 1,
        maxRequestsPerConnection: 1,
        maxRetries: 1,
        connectTimeout: Duration.millis(1),
      }),
      'a limit beside one that is not set': pool({ maxConnections: 1, maxRetries: undefined }),
      'a connect timeout alone': pool({ connectTimeout: Duration.seconds(1) }),
      'the greatest limit': pool({ maxConnections: 2 ** 31 - 1 }),
      'a detection with the defaults': detection({}),
      'gateway errors alone': detection({ consecutive5xxErrors: 0, consecutiveGatewayErrors: 1 }),
    },
  },
};
