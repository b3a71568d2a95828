import { policies } from './parts';
import type { Field } from '../../objects/field';
import { either, policyWith, portSettings } from '../../rule/example';
import { ofEachWith, type Say } from '../../rule/rule';
import { hostProblem, isAddress } from '../../values/host';
import { quoted } from '../../values/quoted';
import { HOST, wantHost } from '../demands/host';
import { PORT, wantPort } from '../demands/port';

const BLOCKS = ['outlierDetection', 'connectionPool', 'loadBalancer', 'tls'];
const OF_POLICY = [...BLOCKS, 'portLevelSettings', 'tunnel', 'proxyProtocol', 'retryBudget'];

/** A policy says something. */
export const policyBlocks = ofEachWith('DestinationRule', ['trafficPolicy'], {
  finds: {
    MAN202: { level: 'error', istio: 'webhook', kiali: null, title: 'a traffic policy must set something', remedy: 'write a block such as outlierDetection, or leave it out' },
    MAN203: { level: 'error', istio: 'webhook', kiali: null, title: 'a traffic policy must not have both tunnel and proxyProtocol', remedy: 'leave one out' },
    MAN204: { level: 'error', istio: 'webhook', kiali: null, title: 'the settings of a port must name the port', remedy: 'write port: { number: … } with a port of the Service' },
    MAN205: { level: 'error', istio: 'webhook', kiali: null, title: 'a tunnel must be opened by CONNECT or POST', remedy: 'write one of them' },
  },
  says: [HOST, PORT],
  visit: ({ spec }, say) => {
    for (const { block } of policies(spec)) {
      if (!OF_POLICY.some(name => says(block.get(name)))) say('MAN202', block, 'a trafficPolicy says nothing');
      if (block.get('tunnel').isSet && block.get('proxyProtocol').isSet) say('MAN203', block.get('proxyProtocol'), 'it has both tunnel and proxyProtocol');
      block.get('portLevelSettings').items().forEach(setting => wantPortSettings(setting, say));
      if (block.get('tunnel').isSet) wantTunnel(block.get('tunnel'), say);
    }
  },
  examples: () => ({
    MAN202: either(policyWith, '', 'outlierDetection: {}'),
    MAN203: either(more => policyWith(`tunnel: { targetHost: a, targetPort: 80 }${more}`), ', proxyProtocol: { version: V1 }', ''),
    MAN204: either(number => portSettings(`${number}outlierDetection: {}`), '', 'port: { number: 80 }, '),
    MAN205: either(protocol => policyWith(`tunnel: { protocol: ${protocol}, targetHost: a, targetPort: 80 }`), 'GET', 'CONNECT'),
  }),
});

/** An empty list says nothing. */
function says(block: Field): boolean {
  return Array.isArray(block.value) ? block.length > 0 : block.isSet;
}

function wantPortSettings(setting: Field, say: Say<'MAN202' | 'MAN204'>): void {
  if (!setting.get('port').isSet) say('MAN204', setting, 'the settings of a port name no port');
  if (!BLOCKS.some(name => setting.get(name).isSet)) say('MAN202', setting, 'the settings of a port say nothing');
}

function wantTunnel(tunnel: Field, say: Say<'MAN021' | 'MAN022' | 'MAN205'>): void {
  const protocol = tunnel.get('protocol');
  if (!['', 'CONNECT', 'POST'].includes(protocol.text)) say('MAN205', protocol, `${quoted(protocol.text)} is neither CONNECT nor POST`);
  const host = tunnel.get('targetHost');
  if (!isAddress(host.text)) wantHost(host, say, hostProblem);
  wantPort(tunnel.get('targetPort'), say);
}
