import { either, faultyRoute } from '../../../rule/example';
import { ofEachWith } from '../../../rule/rule';
import { httpRoutes } from '../../virtual-service/parts';

/** Percentages of which Istio cuts something off. */
export const percentages = ofEachWith('VirtualService', ['mirrors', 'mirrorPercentage', 'fault'], {
  finds: {
    MAN724: { level: 'info', istio: null, kiali: null, title: 'a percentage should be one that Istio keeps as it is', remedy: 'write at most one decimal: Istio multiplies by 10000 and cuts off the rest' },
  },
  visit: ({ spec }, say) => {
    for (const route of httpRoutes(spec)) {
      const mirrors = route.get('mirrors').items().map(mirror => mirror.get('percentage'));
      for (const share of [route.get('mirrorPercentage'), ...mirrors, route.at('fault', 'delay', 'percentage'), route.at('fault', 'abort', 'percentage')]) {
        const { number } = share.get('value');
        const meant = Math.trunc(number * 10_000) / 10_000;
        if (number > 0 && number <= 100 && meant !== number) say('MAN724', share.get('value'), `${number} becomes ${meant}`);
      }
    }
  },
  examples: () => ({
    MAN724: either(share => faultyRoute(`abort: { httpStatus: 503, percentage: { value: ${share} } }`), '0.00015', '0.5'),
  }),
});
