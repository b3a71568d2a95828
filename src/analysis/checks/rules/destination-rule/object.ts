import { policies } from './parts';
import type { Field } from '../../objects/field';
import { ofEach, ofEachWith, type Say } from '../../rule/rule';
import { hostProblem, isAddress } from '../../values/host';
import { wantDnsLabel, wantHost, wantLabels, wantPort, wantSelectorLabels } from '../demands';
import { wantExportTo } from '../export-to';

const BLOCKS = ['outlierDetection', 'connectionPool', 'loadBalancer', 'tls'];
const OF_POLICY = [...BLOCKS, 'portLevelSettings', 'tunnel', 'proxyProtocol', 'retryBudget'];

/** What is asked of a DestinationRule as a whole. */
export const destinationRuleObject = ofEach('DestinationRule', (subject, say) => {
  const { spec } = subject;
  wantHost(spec.get('host'), say);
  wantExportTo(subject, say, { atHomeOnly: spec.get('workloadSelector').isSet });
  wantSelectorLabels(spec.get('workloadSelector'), 'matchLabels', say);
});

/** Subsets have names of their own, and labels. */
export const subsets = ofEach('DestinationRule', ({ spec }, say) => {
  const known = new Set<string>();
  for (const subset of spec.get('subsets').items()) {
    const name = subset.get('name');
    if (known.has(name.text)) say('MAN201', name, `the subset '${name.text}' is there twice`);
    known.add(name.text);
    wantDnsLabel(name, say, 'subset');
    wantLabels(subset.get('labels'), say);
  }
});

/** A policy says something. */
export const policyBlocks = ofEachWith('DestinationRule', ['trafficPolicy'], ({ spec }, say) => {
  for (const { block } of policies(spec)) {
    if (!OF_POLICY.some(name => says(block.get(name)))) say('MAN202', block, 'a trafficPolicy says nothing');
    if (block.get('tunnel').isSet && block.get('proxyProtocol').isSet) say('MAN203', block.get('proxyProtocol'), 'it has both tunnel and proxyProtocol');
    block.get('portLevelSettings').items().forEach(setting => wantPortSettings(setting, say));
    if (block.get('tunnel').isSet) wantTunnel(block.get('tunnel'), say);
  }
});

/** An empty list says nothing. */
function says(block: Field): boolean {
  return Array.isArray(block.value) ? block.items().length > 0 : block.isSet;
}

function wantPortSettings(setting: Field, say: Say): void {
  if (!setting.get('port').isSet) say('MAN204', setting, 'the settings of a port name no port');
  if (!BLOCKS.some(name => setting.get(name).isSet)) say('MAN202', setting, 'the settings of a port say nothing');
}

function wantTunnel(tunnel: Field, say: Say): void {
  const protocol = tunnel.get('protocol');
  if (!['', 'CONNECT', 'POST'].includes(protocol.text)) say('MAN205', protocol, `'${protocol.text}' is neither CONNECT nor POST`);
  const host = tunnel.get('targetHost');
  if (!isAddress(host.text)) wantHost(host, say, hostProblem);
  wantPort(tunnel.get('targetPort'), say);
}
