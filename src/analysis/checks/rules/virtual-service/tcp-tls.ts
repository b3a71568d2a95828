import { hostProblem } from './object';
import type { Field } from '../../objects/field';
import { ofEachWith, type Say } from '../../rule/rule';
import { isAddress, isWithin } from '../../values/host';
import { wantHost } from '../demands';

/** Routes of connections. */
export const connections = ofEachWith('VirtualService', ['tcp', 'tls'], ({ spec }, say) => {
  for (const route of [...spec.get('tcp').items(), ...spec.get('tls').items()]) {
    if (route.get('route').items().length === 0) say('MAN134', route, 'a route of connections has no destination');
  }
  const hosts = spec.get('hosts').texts;
  const generated = !spec.get('gateways').texts.includes('mesh');
  for (const route of spec.get('tls').items()) {
    if (route.get('match').items().length === 0) say('MAN135', route, 'a route of TLS has no match');
    route.get('match').items().forEach(match => wantSniHosts(match.get('sniHosts'), hosts, generated, say));
  }
});

function wantSniHosts(sniHosts: Field, hosts: readonly string[], generated: boolean, say: Say): void {
  if (sniHosts.items().length === 0) say('MAN135', sniHosts, 'a match of TLS has no SNI host');
  for (const host of sniHosts.items()) {
    const problemOf = (text: string) => hostProblem(text, generated);
    if (isAddress(host.text) && problemOf(host.text)) say('MAN138', host, `'${host.text}' is an address, which clients do not send as SNI`);
    else if (wantHost(host, say, problemOf) && !hosts.some(other => isWithin(host.text, other))) say('MAN139', host, `'${host.text}' is not among the hosts of the VirtualService`);
  }
}
