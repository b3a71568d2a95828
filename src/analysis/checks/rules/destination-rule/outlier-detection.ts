import { settings } from './parts';
import { ofEachWith } from '../../rule/rule';
import { wantDuration, wantPercent, wantReadableDuration } from '../demands';

/** Pods that are left out while they fail. */
export const outlierDetections = ofEachWith('DestinationRule', ['outlierDetection'], ({ spec }, say) => {
  for (const { block, isWarnedAbout } of settings(spec)) {
    const outlier = block.get('outlierDetection');
    for (const name of ['baseEjectionTime', 'interval']) wantDuration(outlier.get(name), say);
    if (isWarnedAbout && outlier.get('consecutiveErrors').number !== 0) say('MAN210', outlier.get('consecutiveErrors'), 'consecutiveErrors is not read any more');
    const local = outlier.get('consecutiveLocalOriginFailures');
    if (local.number > 0 && !outlier.get('splitExternalLocalOriginErrors').flag) say('MAN211', local, 'local errors are counted, but not told apart');
    for (const name of ['maxEjectionPercent', 'minHealthPercent']) wantPercent(outlier.get(name), say);
  }
});

/** Durations that no definition looks at, and that Istio has to read all the same. */
export const otherDurations = ofEachWith('DestinationRule', ['httpCookie', 'retryBudget'], ({ spec }, say) => {
  for (const { block } of settings(spec)) {
    for (const field of [block.at('loadBalancer', 'consistentHash', 'httpCookie', 'ttl'), block.at('retryBudget', 'budgetInterval')]) {
      wantReadableDuration(field, say);
    }
  }
});
