import { destinationRule, either } from '../../../rule/example';
import { ofEach } from '../../../rule/rule';
import { quoted } from '../../../values/quoted';

/** Subsets that are all pods. */
export const subsetsDiffer = ofEach('DestinationRule', {
  finds: {
    MAN705: { level: 'warning', istio: null, kiali: 'KIA0209', title: 'a subset must have labels', remedy: 'write the labels that tell its pods apart' },
  },
  visit: ({ spec }, say) => {
    for (const subset of spec.get('subsets').items()) {
      if (subset.get('labels').entries().length === 0) say('MAN705', subset, `the subset ${quoted(subset.get('name').text)} has no labels, so it has all pods`);
    }
  },
  examples: () => ({
    MAN705: either(labels => destinationRule(`{ host: reviews, subsets: [{ name: v1${labels} }] }`), '', ', labels: { version: v1 }'),
  }),
});
