import { isHttp, isTcp, isTls, protocolOf } from '../../../model/protocol';
import type { Field } from '../../objects/field';
import { ofEach, type Say } from '../../rule/rule';
import { isPartialWildcard } from '../../values/host';
import { wantDnsLabel, wantHost, wantPort, wantProtocol, wantSelectorLabels, wantSomePort, wantSubnets } from '../demands';
import { wantExportTo } from '../export-to';

/** The resolution of a ServiceEntry. */
export function resolutionOf(spec: Field): string {
  return spec.get('resolution').text || 'NONE';
}

/** What is asked of a ServiceEntry as a whole. */
export const serviceEntryObject = ofEach('ServiceEntry', (subject, say) => {
  const { spec } = subject;
  const selector = spec.get('workloadSelector');
  wantSelector(selector, say);
  for (const host of spec.get('hosts').items().filter(({ text }) => text !== '*')) {
    wantHost(host, say);
    if (resolutionOf(spec) !== 'DYNAMIC_DNS' && isPartialWildcard(host.text)) say('MAN401', host, `'${host.text}' has a wildcard that is no whole part`);
  }
  wantSubnets(spec.get('addresses'), say);
  if (resolutionOf(spec) === 'NONE' && selector.isSet) say('MAN402', selector, 'the resolution NONE has a workloadSelector');
  wantExportTo(subject, say, { toNoOne: true });
});

function wantSelector(selector: Field, say: Say): void {
  wantSelectorLabels(selector, 'labels', say);
  for (const [key, value] of selector.get('labels').entries()) {
    if (key === '' || key.includes('*')) say('MAN016', value, `'${key}' is no key of a label`);
  }
}

/** The ports of a ServiceEntry. */
export const entryPorts = ofEach('ServiceEntry', ({ object, spec }, say) => {
  const isGiven = resolutionOf(spec) !== 'NONE' && object.labels['networking.istio.io/enable-autoallocate-ip']?.toLowerCase() !== 'false';
  for (const port of spec.get('ports').items()) {
    const protocol = port.get('protocol');
    wantDnsLabel(port.get('name'), say, 'port');
    wantPort(port.get('number'), say);
    wantSomePort(port.get('targetPort'), say);
    if (protocol.text) wantProtocol(protocol, say);
    const needsAddress = spec.get('addresses').items().length === 0 && !isGiven && ['', 'TCP'].includes(protocol.text);
    if (needsAddress) say('MAN403', port, 'a port of TCP is told apart by addresses, and there are none');
  }
});

/** Several hosts are told apart by what a protocol says about them. */
export const severalHosts = ofEach('ServiceEntry', ({ spec }, say) => {
  const hosts = spec.get('hosts');
  if (resolutionOf(spec) === 'NONE' || hosts.items().length < 2) return;
  const ports = spec.get('ports').items();
  const dumb = ports.find(port => !isHttp(protocolOf(port.get('protocol').text)) && !isTls(protocolOf(port.get('protocol').text)));
  if (dumb) say('MAN404', hosts, `a port of ${dumb.get('protocol').text || 'an unknown protocol'} has several hosts`);
  const addressed = resolutionOf(spec).startsWith('DNS') && spec.get('addresses').items().length > 0;
  if (addressed && ports.some(port => isTcp(protocolOf(port.get('protocol').text)))) say('MAN405', hosts, 'a port with addresses has several hosts');
});
