import type { Field } from '../../field';
import { ofEach, ofEachWith, type Say } from '../../rule';
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
      say('MAN730', limit, 'a limit of 0 is no limit');
    }
    const hash = block.at('loadBalancer', 'consistentHash');
    if (hash.written && !KEYS.some(key => hash.get(key).written)) say('MAN731', hash, 'nothing is hashed');
    const old = block.at('outlierDetection', 'consecutiveErrors');
    if (!isWarnedAbout && old.number !== 0) say('MAN732', old, 'consecutiveErrors is no longer read');
    if (!isWarnedAbout && failsOver(block) && !block.get('outlierDetection').written) say('MAN733', block.get('loadBalancer'), 'requests fail over, but nothing detects what fails');
  }
});

const failsOver = (block: Field): boolean => ['failover', 'failoverPriority'].some(name => block.at('loadBalancer', 'localityLbSetting', name).items().length > 0);

/** Settings of ports, which replace those of the whole. */
export const portSettings = ofEachWith('DestinationRule', ['portLevelSettings'], ({ spec }, say) => {
  for (const { block } of policies(spec)) {
    const known = new Set<number>();
    for (const setting of block.get('portLevelSettings').items()) {
      const { number } = setting.at('port', 'number');
      if (setting.get('port').written && (number === 0 || known.has(number))) say('MAN734', setting.get('port'), number === 0 ? '0 is not a port' : `port ${number} is there twice`);
      known.add(number);
      wantNothingLost(block, setting, say);
    }
  }
});

function wantNothingLost(policy: Field, setting: Field, say: Say): void {
  const lost = BLOCKS.filter(name => policy.get(name).written && !setting.get(name).written);
  if (lost.length > 0) say('MAN735', setting, `${lost.join(', ')} of the policy does not apply to port ${setting.at('port', 'number').number}`);
}

/** Subsets that are all pods. */
export const subsetsDiffer = ofEach('DestinationRule', ({ spec }, say) => {
  for (const subset of spec.get('subsets').items()) {
    if (subset.get('labels').entries().length === 0) say('MAN705', subset, `the subset '${subset.get('name').text}' has no labels, so it has all pods`);
  }
});
