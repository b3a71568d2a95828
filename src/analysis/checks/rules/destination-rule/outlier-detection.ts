import { settings } from './parts';
import { either, policyWith } from '../../rule/example';
import { ofEachWith } from '../../rule/rule';
import { DURATION, wantDuration } from '../demands/duration';
import { PERCENTAGE, wantPercent } from '../demands/percentage';

/** Pods that are left out while they fail. */
export const outlierDetections = ofEachWith('DestinationRule', ['outlierDetection'], {
  finds: {
    MAN210: {
      level: 'warning', istio: 'IST0133', kiali: null, title: 'outlier detection must count errors by a field that Istio reads', remedy: 'write consecutive5xxErrors or consecutiveGatewayErrors',
    },
    MAN211: {
      level: 'error', istio: 'webhook', kiali: null, title: 'outlier detection that counts local errors must tell them apart', remedy: 'write splitExternalLocalOriginErrors: true',
    },
  },
  says: [DURATION, PERCENTAGE],
  visit: ({ spec }, say) => {
    for (const { block, isWarnedAbout } of settings(spec)) {
      const outlier = block.get('outlierDetection');
      for (const name of ['baseEjectionTime', 'interval']) wantDuration(outlier.get(name), say);
      if (isWarnedAbout && outlier.get('consecutiveErrors').number !== 0) say('MAN210', outlier.get('consecutiveErrors'), 'consecutiveErrors is no longer read');
      const local = outlier.get('consecutiveLocalOriginFailures');
      if (local.number > 0 && !outlier.get('splitExternalLocalOriginErrors').flag) say('MAN211', local, 'local errors are counted, but not told apart');
      for (const name of ['maxEjectionPercent', 'minHealthPercent']) wantPercent(outlier.get(name), say);
    }
  },
  examples: () => ({
    MAN210: either(outlier, 'consecutiveErrors: 5', 'consecutive5xxErrors: 5'),
    MAN211: either(more => outlier(`consecutiveLocalOriginFailures: 5${more}`), '', ', splitExternalLocalOriginErrors: true'),
  }),
});

const outlier = (fields: string): string => policyWith(`outlierDetection: { ${fields} }`);
