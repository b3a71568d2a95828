import { hostProblem } from './parts';
import { isWithin } from '../../../model/hosts';
import type { Field } from '../../objects/field';
import { either, ROUTE, virtualService } from '../../rule/example';
import { ofEachWith, type Say } from '../../rule/rule';
import { isAddress } from '../../values/host';
import { quoted } from '../../values/quoted';
import { HOST, wantHost } from '../demands/host';

/** Routes of connections. */
export const connections = ofEachWith('VirtualService', ['tcp', 'tls'], {
  finds: {
    MAN134: { level: 'error', istio: 'webhook', kiali: null, title: 'a tcp or tls route must have a destination', remedy: 'write route' },
    MAN135: { level: 'error', istio: 'webhook', kiali: null, title: 'a tls route must have matches, each with SNI hosts', remedy: 'write sniHosts' },
    MAN138: { level: 'warning', istio: 'IST0133', kiali: null, title: 'an SNI host must be a name, not an address', remedy: 'write a name; match addresses by destinationSubnets' },
    MAN139: {
      level: 'error', istio: 'webhook', kiali: null, title: 'an SNI host must be among the hosts of its VirtualService', remedy: 'write it into hosts, too',
    },
  },
  says: [HOST],
  visit: ({ spec }, say) => {
    for (const route of [...spec.get('tcp').items(), ...spec.get('tls').items()]) {
      if (route.get('route').length === 0) say('MAN134', route, 'a route of connections has no destination');
    }
    const hosts = spec.get('hosts').texts;
    const generated = !spec.get('gateways').texts.includes('mesh');
    for (const route of spec.get('tls').items()) {
      if (route.get('match').length === 0) say('MAN135', route, 'a route of TLS has no match');
      route.get('match').items().forEach(match => wantSniHosts(match.get('sniHosts'), hosts, generated, say));
    }
  },
  examples: () => ({
    MAN134: either(to => tls('{ sniHosts: [shop.example.com] }', to), 'route: []', ROUTE),
    MAN135: either(tls, '{ sniHosts: [] }', '{ sniHosts: [shop.example.com] }'),
    MAN138: either(host => virtualService(`{ hosts: [10.0.0.1], tls: [{ match: [{ ${host} }], ${ROUTE} }] }`), 'sniHosts: [10.0.0.1]', 'destinationSubnets: [10.0.0.1], sniHosts: [a]'),
    MAN139: either(host => tls(`{ sniHosts: [${host}] }`), 'other.example.com', 'shop.example.com'),
  }),
});

function wantSniHosts(sniHosts: Field, hosts: readonly string[], generated: boolean, say: Say<'MAN022' | 'MAN135' | 'MAN138' | 'MAN139'>): void {
  if (sniHosts.length === 0) say('MAN135', sniHosts, 'a match of TLS has no SNI host');
  for (const host of sniHosts.items()) {
    const problemOf = (text: string) => hostProblem(text, generated);
    if (isAddress(host.text) && problemOf(host.text)) say('MAN138', host, `${quoted(host.text)} is an address, which clients do not send as SNI`);
    else if (wantHost(host, say, problemOf) && !hosts.some(other => isWithin(host.text, other))) say('MAN139', host, `${quoted(host.text)} is not among the hosts of the VirtualService`);
  }
}

const tls = (match: string, to = ROUTE): string => virtualService(`{ hosts: [shop.example.com], gateways: [edge], tls: [{ match: [${match}], ${to} }] }`);
