import { destinationRule, either } from '../../rule/example';
import { ofEach } from '../../rule/rule';
import { quoted } from '../../values/quoted';
import { DNS_LABEL, wantDnsLabel } from '../demands/dns-label';
import { LABELS, wantLabels } from '../demands/labels';

/** Subsets have names of their own, and labels. */
export const subsets = ofEach('DestinationRule', {
  finds: {
    MAN201: { level: 'error', istio: 'webhook', kiali: null, title: 'the subsets of a DestinationRule must have different names', remedy: 'rename one' },
  },
  says: [DNS_LABEL, LABELS],
  visit: ({ spec }, say) => {
    const known = new Set<string>();
    for (const subset of spec.get('subsets').items()) {
      const name = subset.get('name');
      if (known.has(name.text)) say('MAN201', name, `the subset ${quoted(name.text)} is there twice`);
      known.add(name.text);
      wantDnsLabel(name, say, 'subset');
      wantLabels(subset.get('labels'), say);
    }
  },
  examples: () => ({
    MAN201: either(name => withSubsets(`{ name: v1, labels: { version: v1 } }, { name: ${name}, labels: { version: v2 } }`), 'v1', 'v2'),
  }),
});

const withSubsets = (all: string): string => destinationRule(`{ host: reviews, subsets: [${all}] }`);
