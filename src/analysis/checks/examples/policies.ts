import { destinationRule, either, policy, type Example } from '../rule/example';

const inSubset = (blocks: string): string => destinationRule(`{ host: reviews, subsets: [{ name: v1, labels: { version: v1 }, trafficPolicy: { ${blocks} } }] }`);
const ports = (second: string): string => policy(`portLevelSettings: [{ port: { number: 80 }, outlierDetection: {} }, { port: { number: ${second} }, outlierDetection: {} }]`);
const FAILOVER = 'loadBalancer: { localityLbSetting: { failover: [{ from: us, to: eu }] } }';

/** Policies that are read otherwise than they are written. */
export const POLICY_EXAMPLES = {
  MAN705: either(labels => destinationRule(`{ host: reviews, subsets: [{ name: v1${labels} }] }`), '', ', labels: { version: v1 }'),
  MAN730: either(limit => policy(`connectionPool: { tcp: { maxConnections: ${limit} } }`), '0', '1'),
  MAN731: either(key => policy(`loadBalancer: { consistentHash: { ${key} } }`), 'ringHash: {}', 'useSourceIp: true'),
  MAN732: either(name => inSubset(`outlierDetection: { ${name}: 5 }`), 'consecutiveErrors', 'consecutive5xxErrors'),
  MAN733: either(more => inSubset(`${FAILOVER}${more}`), '', ', outlierDetection: {}'),
  MAN734: either(ports, '80', '81'),
  MAN735: either(more => policy(`connectionPool: { tcp: { maxConnections: 5 } }, portLevelSettings: [{ port: { number: 80 }, outlierDetection: {}${more} }]`), '', ', connectionPool: { tcp: { maxConnections: 5 } }'),
} as const satisfies Readonly<Record<string, Example>>;
