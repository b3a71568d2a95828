import type { Field } from '../../objects/field';
import { destinationRule, either } from '../../rule/example';
import { demand, type Say } from '../../rule/rule';

/** Selectors of workloads. */
export const SELECTOR = demand({
  finds: {
    MAN017: {
      level: 'warning', istio: 'IST0133', kiali: null, title: 'a selector must have labels', remedy: 'name a label, or leave the selector out if it is for all workloads',
    },
  },
  examples: () => ({
    MAN017: either(labels => destinationRule(`{ host: reviews, workloadSelector: { matchLabels: { ${labels} } } }`), '', 'app: api'),
  }),
});

/** A selector, where there is one, that has labels. */
export function wantSelectorLabels(selector: Field, labels: string, say: Say<'MAN017'>): void {
  if (selector.isSet && selector.get(labels).entries().length === 0) say('MAN017', selector, 'a workloadSelector has no labels');
}
