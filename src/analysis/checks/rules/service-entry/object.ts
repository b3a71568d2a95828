import { resolutionOf } from './parts';
import type { Field } from '../../objects/field';
import { either, serviceEntry, TLS_PORT } from '../../rule/example';
import { ofEach, type Say } from '../../rule/rule';
import { isPartialWildcard } from '../../values/host';
import { quoted } from '../../values/quoted';
import { EXPORT_TO, wantExportTo } from '../demands/export-to';
import { HOST, wantHost } from '../demands/host';
import { SELECTOR, wantSelectorLabels } from '../demands/selector';
import { SUBNETS, wantSubnets } from '../demands/subnets';

/** What is asked of a ServiceEntry as a whole. */
export const serviceEntryObject = ofEach('ServiceEntry', {
  finds: {
    MAN016: {
      level: 'error', istio: 'webhook', kiali: null, title: 'a selector must name labels, without wildcards', remedy: 'write the labels of the pods in full',
    },
    MAN401: { level: 'warning', istio: 'IST0133', kiali: null, title: 'a wildcard of a ServiceEntry must be the whole first part of the host', remedy: 'write *.domain' },
    MAN402: { level: 'warning', istio: 'IST0133', kiali: null, title: 'a ServiceEntry that selects workloads must have a resolution', remedy: 'write resolution: STATIC' },
  },
  says: [EXPORT_TO, HOST, SELECTOR, SUBNETS],
  visit: (subject, say) => {
    const { spec } = subject;
    const selector = spec.get('workloadSelector');
    wantSelector(selector, say);
    for (const host of spec.get('hosts').items().filter(({ text }) => text !== '*')) {
      wantHost(host, say);
      if (resolutionOf(spec) !== 'DYNAMIC_DNS' && isPartialWildcard(host.text)) say('MAN401', host, `${quoted(host.text)} has a wildcard that is not a whole part`);
    }
    wantSubnets(spec.get('addresses'), say);
    if (resolutionOf(spec) === 'NONE' && selector.isSet) say('MAN402', selector, 'it has a workloadSelector, but the resolution NONE');
    wantExportTo(subject, say, { toNoOne: true });
  },
  examples: () => ({
    MAN016: either(key => serviceEntry(`{ hosts: [api.example.com], resolution: STATIC, workloadSelector: { labels: { ${key}: api } } }`), '"*"', 'app'),
    MAN401: either(host => serviceEntry(`{ hosts: ["${host}"], ${TLS_PORT} }`), '*-api.example.com', '*.example.com'),
    MAN402: either(resolution => serviceEntry(`{ hosts: [api.example.com], ${TLS_PORT}, resolution: ${resolution}, workloadSelector: { labels: { app: api } } }`), 'NONE', 'STATIC'),
  }),
});

function wantSelector(selector: Field, say: Say<'MAN016' | 'MAN017'>): void {
  wantSelectorLabels(selector, 'labels', say);
  for (const [key, value] of selector.get('labels').entries()) {
    if (key === '' || key.includes('*')) say('MAN016', value, `'${key}' is not a key of a label`);
  }
}
