import type { Field } from '../../../objects/field';
import { destinationRule, either, policyWith } from '../../../rule/example';
import { ofEachWith } from '../../../rule/rule';
import { settings } from '../../destination-rule/parts';

const POOL: readonly (readonly string[])[] = [
  ['http', 'http1MaxPendingRequests'], ['http', 'http2MaxRequests'], ['http', 'maxRetries'], ['http', 'maxConcurrentStreams'], ['tcp', 'maxConnections'],
];

const KEYS = ['httpHeaderName', 'httpCookie', 'useSourceIp', 'httpQueryParameterName'];

/** Limits and load balancers that Istio reads otherwise than they are written. */
export const policiesAsRead = ofEachWith('DestinationRule', ['connectionPool', 'loadBalancer', 'outlierDetection'], {
  finds: {
    MAN730: { level: 'warning', istio: null, kiali: null, title: 'a limit must be at least 1', remedy: 'write 1 or more, or leave it out: 0 means no limit' },
    MAN731: { level: 'warning', istio: null, kiali: null, title: 'a consistent hash must have a key', remedy: 'write httpHeaderName, httpCookie, useSourceIp or httpQueryParameterName' },
    MAN732: {
      level: 'warning', istio: null, kiali: null, title: 'outlier detection of a subset or a port must count errors by a field that Istio reads', remedy: 'write consecutive5xxErrors or consecutiveGatewayErrors',
    },
    MAN733: { level: 'warning', istio: null, kiali: null, title: 'a load balancer of a subset or a port that fails over must have an outlierDetection', remedy: 'write outlierDetection beside the load balancer' },
  },
  visit: ({ spec }, say) => {
    for (const { block, isWarnedAbout } of settings(spec)) {
      for (const limit of POOL.map(path => block.get('connectionPool').at(...path)).filter(({ value }) => value === 0)) {
        say('MAN730', limit, 'a limit of 0 is no limit');
      }
      const hash = block.at('loadBalancer', 'consistentHash');
      if (hash.isSet && !KEYS.some(key => hash.get(key).isSet)) say('MAN731', hash, 'nothing is hashed');
      const old = block.at('outlierDetection', 'consecutiveErrors');
      if (!isWarnedAbout && old.number !== 0) say('MAN732', old, 'consecutiveErrors is no longer read');
      if (!isWarnedAbout && failsOver(block) && !block.get('outlierDetection').isSet) say('MAN733', block.get('loadBalancer'), 'requests fail over, but nothing detects what fails');
    }
  },
  examples: () => ({
    MAN730: either(limit => policyWith(`connectionPool: { tcp: { maxConnections: ${limit} } }`), '0', '1'),
    MAN731: either(key => policyWith(`loadBalancer: { consistentHash: { ${key} } }`), 'ringHash: {}', 'useSourceIp: true'),
    MAN732: either(name => inSubset(`outlierDetection: { ${name}: 5 }`), 'consecutiveErrors', 'consecutive5xxErrors'),
    MAN733: either(more => inSubset(`${FAILOVER}${more}`), '', ', outlierDetection: {}'),
  }),
});

const failsOver = (block: Field): boolean => ['failover', 'failoverPriority'].some(name => block.at('loadBalancer', 'localityLbSetting', name).length > 0);
const inSubset = (blocks: string): string => destinationRule(`{ host: reviews, subsets: [{ name: v1, labels: { version: v1 }, trafficPolicy: { ${blocks} } }] }`);
const FAILOVER = 'loadBalancer: { localityLbSetting: { failover: [{ from: us, to: eu }] } }';
