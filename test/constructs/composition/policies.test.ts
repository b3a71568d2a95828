import { input, policy, routesIn } from './inputs';
import type { Contribution } from '../../../src/constructs/composition/contribution';
import { composeHost } from '../../../src/constructs/composition/host/compose-host';
import type { PolicyBlocks } from '../../../src/constructs/composition/policy-blocks';

const POOL: PolicyBlocks = { connectionPool: { maxConnections: 10, http1MaxPendingRequests: 5 } };
const DETECTION: PolicyBlocks = { outlierDetection: { consecutive5xxErrors: 5, interval: 1000, maxEjectionPercent: 100 } };

const BALANCED: PolicyBlocks = { loadBalancer: { balancing: { kind: 'ROUND_ROBIN', warmUp: 1000 }, locality: { kind: 'off' } } };
const ENCRYPTED: PolicyBlocks = { tls: { mode: 'SIMPLE', caCertificates: '/ca.pem', subjectAltNames: ['shop.internal'] } };

/** What is written of limits: those of the service, those of v1 and those of v2. */
function written(contributions: Contribution[]): [PolicyBlocks | undefined, PolicyBlocks | undefined, PolicyBlocks | undefined] {
  const { policy: ofAll, subsets: [v1, v2] } = composeHost(input({ contributions }));
  return JSON.parse(JSON.stringify([ofAll ?? null, v1.policy ?? null, v2.policy ?? null]));
}

describe('limits', () => {
  test.each<[string, Contribution[], (PolicyBlocks | null)[]]>([
    ['are absent where nobody asks for any', [], [null, null, null]],
    ['of the service are written once', [policy(POOL)], [POOL, null, null]],
    ['of a version are written in its subset', [policy(POOL, 'v2')], [null, null, POOL]],
    ['of a version have the fields of the service that it does not have itself', [policy(POOL), policy({ connectionPool: { maxConnections: 1 } }, 'v2')],
      [POOL, null, { connectionPool: { maxConnections: 1, http1MaxPendingRequests: 5 } }]],
    ['of a version add to those of the service', [policy(POOL), policy({ connectionPool: { maxRetries: 1 } }, 'v2')],
      [POOL, null, { connectionPool: { maxConnections: 10, http1MaxPendingRequests: 5, maxRetries: 1 } }]],
    ['of a version leave a block to the service that it has nothing of', [policy({ ...POOL, ...DETECTION }), policy({ connectionPool: { maxConnections: 1 } }, 'v2')],
      [{ ...POOL, ...DETECTION }, null, { connectionPool: { maxConnections: 1, http1MaxPendingRequests: 5 } }]],
    ['of two blocks merge each by itself', [policy(POOL), policy(DETECTION, 'v2')], [POOL, null, DETECTION]],
    ['of each version are its own', [policy(POOL, 'v1'), policy(DETECTION, 'v2')], [null, POOL, DETECTION]],
    ['of a version that say what the service says are not written again', [policy(POOL), policy({ connectionPool: { maxConnections: 10 } }, 'v2')],
      [POOL, null, null]],
    ['of a version are written for the block in which it differs', [policy({ ...POOL, ...DETECTION }),
      policy({ connectionPool: { maxConnections: 10 }, outlierDetection: { maxEjectionPercent: 50 } }, 'v2')],
    [{ ...POOL, ...DETECTION }, null, { outlierDetection: { consecutive5xxErrors: 5, interval: 1000, maxEjectionPercent: 50 } }]],
    ['of a version leave load balancing and TLS to the service', [policy({ ...BALANCED, ...ENCRYPTED }), policy(POOL, 'v2')], [{ ...BALANCED, ...ENCRYPTED }, null, POOL]],
    ['beside load balancing that a version has itself keep what the service says of localities', [policy(BALANCED), policy({ loadBalancer: { balancing: { kind: 'RANDOM' } } }, 'v2')],
      [BALANCED, null, { loadBalancer: { balancing: { kind: 'RANDOM' }, locality: { kind: 'off' } } }]],
    ['beside TLS that a version has itself keep no file of the service', [policy(ENCRYPTED), policy({ tls: { mode: 'DISABLE' } }, 'v2')], [ENCRYPTED, null, { tls: { mode: 'DISABLE' } }]],
  ])('%s', (_, contributions, expected) => {
    expect(written(contributions)).toEqual(expected);
    expect(written([...contributions].reverse())).toEqual(expected);
  });

  test('change no route', () => {
    const routes = (contributions: Contribution[]) => routesIn({ contributions });
    expect(routes([policy(POOL), policy(DETECTION, 'v2')])).toEqual(routes([]));
  });
});
