import type { Field } from '../../objects/field';
import { ofEach, ofEachWith, type Say } from '../../rule/rule';
import { policies, settings } from '../destination-rule/parts';

const POOL: readonly (readonly string[])[] = [
  ['http', 'http1MaxPendingRequests'], ['http', 'http2MaxRequests'], ['http', 'maxRetries'], ['http', 'maxConcurrentStreams'], ['tcp', 'maxConnections'],
];
const BLOCKS = ['connectionPool', 'outlierDetection', 'loadBalancer', 'tls'];
const KEYS = ['httpHeaderName', 'httpCookie', 'useSourceIp', 'httpQueryParameterName'];

/** Limits and load balancers that Istio reads otherwise than they are written. */
export const policiesAsRead = ofEachWith('DestinationRule', ['connectionPool', 'loadBalancer', 'outlierDetection'], ({ spec }, say) => {
  for (const { block, isWarnedAbout } of settings(spec)) {
    for (const limit of POOL.map(path => block.get('connectionPool').at(...path)).filter(({ value }) => value === 0)) {
      say('MAN730', limit, 'a limit of 0 is none');
    }
    const hash = block.at('loadBalancer', 'consistentHash');
    if (hash.isSet && !KEYS.some(key => hash.get(key).isSet)) say('MAN731', hash, 'nothing is hashed');
    const old = block.at('outlierDetection', 'consecutiveErrors');
    if (!isWarnedAbout && old.number !== 0) say('MAN732', old, 'consecutiveErrors is not read any more');
    if (!isWarnedAbout && failsOver(block) && !block.get('outlierDetection').isSet) say('MAN733', block.get('loadBalancer'), 'requests fail over, but nothing detects what fails');
  }
});

const failsOver = (block: Field): boolean => ['failover', 'failoverPriority'].some(name => block.at('loadBalancer', 'localityLbSetting', name).items().length > 0);

/** Settings of ports, which replace those of the whole. */
export const portSettings = ofEachWith('DestinationRule', ['portLevelSettings'], ({ spec }, say) => {
  for (const { block } of policies(spec)) {
    const known = new Set<number>();
    for (const setting of block.get('portLevelSettings').items()) {
      const { number } = setting.at('port', 'number');
      if (setting.get('port').isSet && (number === 0 || known.has(number))) say('MAN734', setting.get('port'), number === 0 ? 'port 0 is none' : `port ${number} is there twice`);
      known.add(number);
      wantNothingLost(block, setting, say);
    }
  }
});

function wantNothingLost(policy: Field, setting: Field, say: Say): void {
  const lost = BLOCKS.filter(name => policy.get(name).isSet && !setting.get(name).isSet);
  if (lost.length > 0) say('MAN735', setting, `${lost.join(', ')} of the policy does not hold for port ${setting.at('port', 'number').number}`);
}

/** Subsets that are all pods. */
export const subsetsDiffer = ofEach('DestinationRule', ({ spec }, say) => {
  for (const subset of spec.get('subsets').items()) {
    if (subset.get('labels').entries().length === 0) say('MAN705', subset, `the subset '${subset.get('name').text}' has no labels, and so all pods`);
  }
});
