import { ApiObject, Duration, JsonPatch, type App } from 'cdk8s';
import {
  Browser, CanaryStage, CircuitBreaker, Fault, GatewayInstall, HealthCheck, MeshPort, MeshWorkload, Mirror, OperatingSystem, Percent, RequestMatch,
  Retries,
} from 'cdk8s-istio';
import type { BalancingCode } from './balancing';
import { GRPC } from './grpc';
import { LIMITS } from './limits';
import { MATCHES } from './matches';
import { bareService, broughtIn, chartOf, ownService, refused, reviews, untyped, type RefusalCase } from './refusal-case';
import type { WordCode } from './routes';
import type { RefusalCode } from '../../../src/constructs/refusals/catalogue';

const { of } = Percent;
const selector = { istio: 'edge' };

const watching = (times: { interval?: Duration; baseEjectionTime?: Duration }) => (app: App) =>
  new CircuitBreaker(chartOf(app), 'Limits', { target: reviews(app), outlierDetection: { maxEjectionPercent: of(100), ...times } });

/** The words of the API, matches apart. */
export const VALUES: Record<Exclude<Extract<RefusalCode, `CDI1${string}`>, BalancingCode | WordCode>, RefusalCase> = {
  ...MATCHES,
  ...GRPC,
  ...LIMITS,
  CDI101: {
    refused: {
      'a share below none': refused(() => of(-1), 'got -1', 'Percent.of(25) for a quarter'),
      'a share of more than everything': refused(() => of(100.0001), 'between 0 and 100', 'got 100.0001'),
      'no number': refused(() => of(NaN), 'got NaN'),
      'no end': refused(() => of(Infinity), 'got Infinity'),
      'a string': refused(() => of(untyped('25')), 'a percentage must be a number, got \'25\'', 'without quotes'),
      'a number where a percentage belongs': refused(() => CanaryStage.shift(untyped(25)), 'the share of a canary must be a Percent, got 25', 'wrap it'),
      'a string where a percentage belongs': refused(() => CanaryStage.shift(untyped('25')), 'got \'25\''),
      'nothing where a percentage belongs': refused(
        app => new CircuitBreaker(chartOf(app), 'Limits', { target: reviews(app), outlierDetection: untyped({ consecutive5xxErrors: 5 }) }),
        'maxEjectionPercent of \'shop/Limits\' is missing', 'as in Percent.of(25)'),
      'nothing where the share of a fault belongs': refused(() => Fault.abort(503, untyped(undefined)), 'the share of a fault is missing'),
      'a number where the share of a mirror belongs': refused(
        app => new Mirror(chartOf(app), 'Mirror', { to: reviews(app).version('v2'), share: untyped(5) }), 'the share of \'shop/Mirror\' must be a Percent, got 5'),
      'finer than a part of a million': refused(() => of(12.34567), 'at most four decimals', 'got 12.34567', 'Percent.of(12.3457)'),
    },
    accepted: {
      'none': () => of(0),
      'everything': () => of(100),
      'the finest step': () => of(0.0001),
      'four decimals that binary fractions cannot hold': () => [of(33.3333), of(0.57), of(2.01), of(99.9999)],
    },
  },
  CDI102: {
    refused: {
      'a fractional weight': refused(() => CanaryStage.shift(of(12.5)), 'got 12.5', 'Percent.of(12) or Percent.of(13)'),
    },
    accepted: { 'whole weights': () => [CanaryStage.shift(of(0)), CanaryStage.shift(of(13)), CanaryStage.shift(of(100))] },
  },
  CDI112: {
    refused: { 'no system and no browser': refused(() => RequestMatch.userAgent({}), 'got neither', 'OperatingSystem.ANDROID') },
    accepted: {
      'one of the two': () => [RequestMatch.userAgent({ operatingSystem: OperatingSystem.IOS }), RequestMatch.userAgent({ browser: Browser.EDGE })],
      'both': () => RequestMatch.userAgent({ operatingSystem: OperatingSystem.LINUX, browser: Browser.FIREFOX }),
    },
  },
  CDI117: {
    refused: {
      'half a millisecond': refused(app => reviews(app, { timeout: Duration.millis(0.5) }), 'the timeout of \'shop/Reviews\'', 'got 0.5 ms',
        'Duration.millis(1)'),
      'a fraction of a millisecond': refused(app => reviews(app, { timeout: Duration.millis(1500.25) }), 'got 1500.25 ms', 'Duration.millis(1500)'),
      'no time': refused(app => reviews(app, { timeout: Duration.seconds(0) }), 'at least 1 ms', 'got 0 ms',
        'leave the timeout of \'shop/Reviews\' out'),
      'no time for a try': refused(() => Retries.attempts(2, { perTryTimeout: Duration.millis(0), retryOn: ['5xx'] }), 'perTryTimeout', 'got 0 ms'),
      'more time than fits': refused(app => reviews(app, { timeout: Duration.days(106_752) }), 'got 9223372800000 ms', 'at most Duration.millis(9223372036854)'),
      'no time for a delay': refused(() => Fault.delay(Duration.millis(0), of(1)), 'the delay of a fault must be at least 1 ms'),
      'no time to connect': refused(app => new CircuitBreaker(chartOf(app), 'Limits', { target: reviews(app), connectionPool: { connectTimeout: Duration.millis(0) } }),
        'connectTimeout of \'shop/Limits\''),
      'no time between counts of errors': refused(watching({ interval: Duration.millis(0) }), 'interval of \'shop/Limits\''),
      'no time out of the pool': refused(watching({ baseEjectionTime: Duration.millis(0) }), 'baseEjectionTime of \'shop/Limits\''),
    },
    accepted: {
      'one millisecond': app => reviews(app, { timeout: Duration.millis(1) }),
      'decimal seconds that are whole milliseconds': app => reviews(app, { timeout: Duration.seconds(0.3) }),
      'the longest time': app => reviews(app, { timeout: Duration.millis(9_223_372_036_854) }),
      'hours': app => reviews(app, { timeout: Duration.hours(2) }),
    },
  },
  CDI118: {
    refused: {
      'no try': refused(() => Retries.attempts(0), 'from 1 to 2147483647, got 0', 'Retries.disabled()'),
      'more than fit': refused(() => Retries.attempts(2 ** 31), 'from 1 to 2147483647, got 2147483648', 'pass one such as 2'),
      'a string': refused(() => Retries.attempts(untyped('2')), 'got \'2\''),
      'fewer than no try': refused(() => Retries.attempts(-1), 'got -1'),
      'half a try': refused(() => Retries.attempts(1.5), 'got 1.5'),
      'no number': refused(() => Retries.attempts(NaN), 'got NaN'),
    },
    accepted: { 'one more try': () => Retries.attempts(1), 'none, by name': () => Retries.disabled() },
  },
  CDI119: {
    refused: {
      'an invented condition': refused(() => Retries.attempts(1, { retryOn: ['teapot'] }), '\'teapot\'', '\'connect-failure\''),
      'two conditions in one item': refused(() => Retries.attempts(1, { retryOn: ['5xx,reset'] }), '\'5xx,reset\'', 'each as an item of its own'),
      'white space': refused(() => Retries.attempts(1, { retryOn: ['5xx', ' reset'] }), '\' reset\''),
      'a status code that Go has no text for': refused(() => Retries.attempts(1, { retryOn: ['306'] }), '\'306\''),
      'a number that is not a status code': refused(() => Retries.attempts(1, { retryOn: ['0503'] }), '\'0503\''),
      'nothing': refused(() => Retries.attempts(1, { retryOn: [''] }), '\'\''),
    },
    accepted: {
      'conditions and status codes': () => Retries.attempts(1, { retryOn: ['5xx', 'retriable-4xx', '503', '418'] }),
      'no condition at all': () => Retries.attempts(1, { retryOn: [] }),
    },
  },
  CDI120: {
    refused: {
      'port 0': refused(() => MeshPort.http(0), 'a port must', 'got 0'),
      'port 65536': refused(() => MeshPort.grpc(65536), 'got 65536'),
      'a negative port': refused(() => MeshPort.tcp(-80), 'got -80'),
      'half a port': refused(() => MeshPort.http2(80.5), 'got 80.5'),
      'no number': refused(() => MeshPort.http(NaN), 'got NaN'),
      'a checked port out of range': refused(() => HealthCheck.tcp({ port: 0 }), 'the port of a health check', 'got 0'),
      'a container port out of range': refused(() => MeshPort.http(80, { targetPort: 70000 }), 'a target port must', 'got 70000'),
      'an HTTP port of a gateway out of range': refused(() => GatewayInstall.custom({ selector, httpPort: 0 }), 'the HTTP port of a gateway', 'got 0'),
      'an HTTPS port of a gateway out of range': refused(() => GatewayInstall.custom({ selector, httpsPort: 0 }), 'the HTTPS port of a gateway', 'got 0'),
      'a node port out of range': refused(() => GatewayInstall.custom({ selector, nodePort: 65536 }), 'the node port of a gateway', 'got 65536'),
    },
    accepted: {
      'the ports of a gateway': () => GatewayInstall.custom({ selector, httpPort: 1, httpsPort: 65535, nodePort: 1 }),
      'the first and the last port': () => [MeshPort.http(1), MeshPort.http(65535, { targetPort: 65535 })],
    },
  },
  CDI121: {
    refused: {
      'a name that hides HTTP': refused(() => MeshPort.http(80, { name: 'web' }), '\'web\'', 'name it \'http\', or \'http-web\''),
      'a name that says another protocol': refused(() => MeshPort.http(80, { name: 'tcp-web' }), '\'tcp-web\' is neither \'http\' nor \'http-…\''),
      'a name that only begins like the protocol': refused(() => MeshPort.http(80, { name: 'https' }), '\'https\' is neither \'http\' nor \'http-…\''),
      'a name that is not a DNS label': refused(() => MeshPort.grpc(80, { name: 'grpc-Admin' }), '\'grpc-Admin\'', 'as in \'grpc-admin\''),
      'a name that is not a string': refused(() => MeshPort.http(80, { name: untyped(80) }), 'got 80'),
      'a name that ends in a hyphen': refused(() => MeshPort.http(80, { name: 'http-' }), '\'http-\''),
      'a name that is too long': refused(() => MeshPort.http(80, { name: `http-${'x'.repeat(59)}` }), 'a DNS label'),
      'a brought-in Service that calls HTTP tcp': refused(app => broughtIn(app, ownService(app, { ports: [{ name: 'tcp-web', port: 9080 }] })),
        'port 9080 (\'tcp-web\')', '\'shop/Reviews\'', '\'shop/Own\'', 'name it \'http\''),
      'a brought-in Service whose server speaks first': refused(
        app => broughtIn(app, ownService(app, { ports: [{ name: 'sql', port: 3306 }] }), { ports: [MeshPort.http(3306)] }), 'port 3306 (\'sql\')'),
    },
    accepted: {
      'the protocol with a suffix': () => [MeshPort.http(80, { name: 'http-admin' }), MeshPort.grpc(81, { name: 'grpc-web' })],
      'a brought-in Service that leaves the protocol to be sniffed': app => broughtIn(app, ownService(app, { ports: [{ name: 'web', port: 9080 }] })),
      'a brought-in Service whose appProtocol says HTTP': app => {
        const service = ownService(app, { ports: [{ name: 'tcp-web', port: 9080 }] });
        ApiObject.of(service).addJsonPatch(JsonPatch.add('/spec/ports/0/appProtocol', 'kubernetes.io/h2c'));
        broughtIn(app, service);
      },
    },
  },
  CDI122: {
    refused: {
      'the port of the sidecar\'s outbound listener': refused(() => MeshPort.http(15001), '15001', 'another targetPort'),
      'a container port of the sidecar': refused(() => MeshPort.http(80, { targetPort: 15090 }), '15090'),
    },
    accepted: {
      'a port beside those of the sidecar': () => MeshPort.http(15005),
      'another container port': () => MeshPort.http(15020, { targetPort: 8080 }),
    },
  },
  CDI123: {
    refused: {
      'the conditions of Istio': refused(() => Retries.attempts(2, { perTryTimeout: Duration.seconds(1) }),
        'its 1000 ms', 'Istio\'s default', '\'gateway-error\', \'5xx\' or \'reset\''),
      'the status code that callers see': refused(() =>
        Retries.attempts(2, { perTryTimeout: Duration.seconds(1), retryOn: ['504', 'connect-failure'] }),
      'is not tried again on \'504\', \'connect-failure\''),
    },
    accepted: {
      'a condition that it meets': () => ['5xx', 'gateway-error', 'reset'].map(condition =>
        Retries.attempts(2, { perTryTimeout: Duration.seconds(1), retryOn: ['connect-failure', condition] })),
      'no limit of a try': () => Retries.attempts(2, { retryOn: ['connect-failure'] }),
    },
  },
  CDI124: {
    refused: {
      'half a second between checks': refused(() => HealthCheck.tcp({ period: Duration.millis(500) }), 'the period', 'got 0.5 s',
        'Duration.seconds(1)'),
      'a second and a half for an answer': refused(() => HealthCheck.grpc({ timeout: Duration.seconds(1.5) }), 'got 1.5 s', 'Duration.seconds(2)'),
      'no delay that is one': refused(() => HealthCheck.http('/', { initialDelay: Duration.seconds(0) }), 'the initial delay', 'at least 1, got 0 s'),
      'a drain of half a second': refused(app =>
        bareService(app).addVersion('v1', MeshWorkload.container({ image: 'reviews:1', drainDelay: Duration.millis(500) })),
      '\'shop/Reviews/v1\'', 'got 0.5 s'),
      'half a second until a pod is killed': refused(app =>
        bareService(app).addVersion('v1', MeshWorkload.container({ image: 'reviews:1', terminationGracePeriod: Duration.millis(500) })),
      'the termination grace period of \'shop/Reviews/v1\''),
    },
    accepted: {
      'whole seconds, however they are given': () =>
        HealthCheck.tcp({ period: Duration.millis(2000), timeout: Duration.seconds(1), initialDelay: Duration.minutes(1) }),
    },
  },
  CDI125: {
    refused: {
      'a path without slash': refused(() => HealthCheck.http('health'), 'got \'health\'', 'as in /health'),
      'no path': refused(() => HealthCheck.http(''), 'got \'\''),
      'no failure that is one': refused(() => HealthCheck.tcp({ failureThreshold: 0 }), 'got 0', 'leave it out for 3'),
      'half a failure': refused(() => HealthCheck.tcp({ failureThreshold: 1.5 }), 'got 1.5'),
      'a string for failures': refused(() => HealthCheck.tcp({ failureThreshold: untyped('3') }), 'got \'3\''),
      'no number of failures': refused(() => HealthCheck.tcp({ failureThreshold: NaN }), 'got NaN'),
    },
    accepted: { 'the root, and one failure': () => HealthCheck.http('/', { failureThreshold: 1 }) },
  },
};
