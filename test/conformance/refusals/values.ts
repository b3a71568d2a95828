import { reviews, rest, to, type Part } from './manifests';
import { flagged, limits, misrouted, rejected, type ProofsOf } from './proof';

const aborting = (abort: Part) => reviews({ http: [rest({ fault: { abort } })] });
const copying = (value: number) => reviews({ http: [rest({ mirrors: [{ ...to('v2'), percentage: { value } }] })] });
const within = (timeout: string) => reviews({ http: [rest({ timeout })] });
const again = (retries: Part) => reviews({ http: [rest({ retries })] });
const onPort = (port: number) => reviews({ http: [{ route: [to('v1', {}, port)] }] });

/** A Service with one port, and the rule for it. */
const served = (name: string, port = 9080) => reviews({ service: { ports: [{ name, port, targetPort: 9080 }] }, http: [{ route: [to('v1', {}, port)] }] });

const policy = (trafficPolicy: Part) => reviews({ rule: { trafficPolicy } });
const pool = (http: Part) => policy({ connectionPool: { http } });

/** The conditions that a try which runs out of time meets: to Envoy it is a reset, not an answer of 504. */
const MET_BY_TIMEOUT = ['5xx', 'gateway-error', 'reset'];

type ValueCode = `CDI10${1 | 2}` | `CDI11${7 | 8 | 9}` | `CDI12${0 | 1 | 2 | 3 | 6 | 8}`;

/** Numbers, durations, ports and limits. */
export const VALUES: ProofsOf<ValueCode> = {
  CDI101: [
    rejected('a fault of 101 %', aborting({ httpStatus: 503, percentage: { value: 101 } }), /percentage 101 is neither 0\.0, nor in range/),
    rejected('copies of -1 %', copying(-1), /mirror percentage must have a min value of 0/),
    misrouted('decimals beyond the fourth', copying(12.34567), { sees: ({ mirrors: [{ share }] }) => share, wish: 12.34567, instead: 12.3456 }),
  ],
  CDI102: [
    rejected('half a per cent', reviews({ http: [{ route: [to('v1', { weight: 87.5 }), to('v2', { weight: 12.5 })] }] }),
      /cannot unmarshal number 87\.5 into Go value of type int32/),
    rejected('half a per cent, by its type', reviews({ http: [{ route: [to('v1', { weight: 87.5 }), to('v2', { weight: 12.5 })] }] }),
      /weight in body must be of type int32/, 'schema'),
  ],
  CDI117: [
    rejected('no time', within('0s'), /duration must be greater than 1ms/),
    rejected('half a millisecond', within('0.5ms'), /duration must be greater than 1ms/),
    rejected('a fraction of a millisecond', within('1500.25ms'), /only durations to ms precision are supported/),
  ],
  CDI118: [
    rejected('fewer than no try', again({ attempts: -1 }), /attempts cannot be negative/),
    rejected('no try, on a condition', again({ attempts: 0, retryOn: '5xx' }), /retry policy configured when attempts are set to 0/),
    rejected('half a try', again({ attempts: 1.5 }), /cannot unmarshal number 1\.5/),
  ],
  CDI119: [
    rejected('an invented condition', again({ attempts: 1, retryOn: 'teapot' }), /"teapot" is not a valid retryOn policy/),
    rejected('white space', again({ attempts: 1, retryOn: '5xx, reset' }), /" reset" is not a valid retryOn policy/),
    rejected('a status code without a reason phrase', again({ attempts: 1, retryOn: '306' }), /"306" is not a valid retryOn policy/),
  ],
  CDI120: [
    rejected('port 0', onPort(0), /port number 0 must be in the range 1\.\.65535/),
    rejected('port 65536', onPort(65536), /port number 65536 must be in the range 1\.\.65535/),
  ],
  CDI121: [
    flagged('a name that says nothing', served('web'), 'IST0118', /Port name web .* doesn't follow the naming convention/),
    misrouted('a name that says TCP', served('tcp-web'),
      { wish: 'reviews v1', instead: 'reviews v1 or reviews v2', rather: { yaml: served('http-web') } }),
    misrouted('a name that says TLS', served('https'),
      { wish: 'reviews v1', instead: 'reviews v1 or reviews v2', rather: { yaml: served('http') } }),
    misrouted('a port on which servers speak first', served('sql', 3306), {
      request: { port: 3306 }, wish: 'reviews v1', instead: 'reviews v1 or reviews v2', rather: { yaml: served('http-sql', 3306) },
    }),
  ],
  // What a container meets that listens on a port of its sidecar is decided in the pod; the sidecar of the caller shows two of the ports.
  CDI122: [15001, 15006].map(port => misrouted(`port ${port}, which is the sidecar's own`, served('http', port), {
    request: { port }, wish: 'reviews v1', instead: 'no-endpoints', rather: { yaml: served('http', 15005), request: { port: 15005 } },
  })),
  CDI123: [
    ['Istio\'s default', {}] as const,
    ['the status code that callers see', { retryOn: '504,connect-failure' }] as const,
  ].map(([what, retries]) => misrouted(what, again({ attempts: 2, perTryTimeout: '1s', ...retries }), {
    sees: outcome => outcome.retries?.retryOn.split(',').filter(condition => MET_BY_TIMEOUT.includes(condition)),
    wish: ['gateway-error'],
    instead: [],
    rather: { yaml: again({ attempts: 2, perTryTimeout: '1s', retryOn: 'gateway-error,connect-failure' }) },
  })),
  // Above 599 Istio lets a status pass that Envoy's own schema ends before.
  CDI126: [
    rejected('a status below 200', aborting({ httpStatus: 199, percentage: { value: 1 } }), /HTTP status 199 is not in range 200-599/),
  ],
  CDI128: [
    rejected('a pool without limits', policy({ connectionPool: {} }), /connection pool must have at least one field/),
    rejected('a limit below 0', pool({ maxRetries: -1 }), /max retries must be non-negative/),
    rejected('half a limit', pool({ maxRequestsPerConnection: 1.5 }), /cannot unmarshal number 1\.5/),
    misrouted('no connection', policy({ connectionPool: { tcp: { maxConnections: 0 } } }), { sees: limits, wish: { maxConnections: 0 }, instead: {} }),
    ...['http1MaxPendingRequests', 'http2MaxRequests', 'maxRequestsPerConnection', 'maxRetries'].map(name =>
      misrouted(`${name} of 0`, pool({ [name]: 0 }), { sees: limits, wish: { [name]: 0 }, instead: {} })),
    misrouted('no pod that may be left out, where Envoy then takes its 10 %', policy({ outlierDetection: { maxEjectionPercent: 0 } }),
      { sees: limits, wish: { outlierDetection: { maxEjectionPercent: 0 } }, instead: { outlierDetection: {} } }),
  ],
};
