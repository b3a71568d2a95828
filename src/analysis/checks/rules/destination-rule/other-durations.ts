import { settings } from './parts';
import { ofEachWith } from '../../rule/rule';
import { DURATION, wantReadableDuration } from '../demands/duration';

/** Durations that no definition looks at, and that Istio has to read all the same. */
export const otherDurations = ofEachWith('DestinationRule', ['httpCookie', 'retryBudget'], {
  finds: {},
  says: [DURATION],
  visit: ({ spec }, say) => {
    for (const { block } of settings(spec)) {
      for (const field of [block.at('loadBalancer', 'consistentHash', 'httpCookie', 'ttl'), block.at('retryBudget', 'budgetInterval')]) {
        wantReadableDuration(field, say);
      }
    }
  },
  examples: () => ({}),
});
