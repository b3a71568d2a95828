import { ofEach } from '../../rule/rule';
import { EXPORT_TO, wantExportTo } from '../demands/export-to';
import { HOST, wantHost } from '../demands/host';
import { SELECTOR, wantSelectorLabels } from '../demands/selector';

/** What is asked of a DestinationRule as a whole. */
export const destinationRuleObject = ofEach('DestinationRule', {
  finds: {},
  says: [EXPORT_TO, HOST, SELECTOR],
  visit: (subject, say) => {
    const { spec } = subject;
    wantHost(spec.get('host'), say);
    wantExportTo(subject, say, { atHomeOnly: spec.get('workloadSelector').isSet });
    wantSelectorLabels(spec.get('workloadSelector'), 'matchLabels', say);
  },
  examples: () => ({}),
});
