import { fullHost } from '../../../../model/hosts';
import { gathered } from '../../../../model/maps';
import { isHttp, isTls, type Protocol, protocolOf, protocolOfPort } from '../../../../model/protocol';
import type { Context } from '../../../index/context';
import { servicePorts } from '../../../index/hosts';
import type { Field } from '../../../objects/field';
import type { NamedHost } from '../../../objects/named-host';
import { either, httpRoute, ROUTE, serviceWith, together, virtualService } from '../../../rule/example';
import { ofEach } from '../../../rule/rule';
import { quoted } from '../../../values/quoted';
import { isInMesh } from '../../virtual-service/parts';
import { ownHosts } from '../../virtual-service/routes';

/** Routes of a protocol that is not spoken on any port of the host. */
export const routesAreRead = ofEach('VirtualService', {
  finds: {
    MAN729: { level: 'warning', istio: null, kiali: null, title: 'http routes must be for hosts with a port of HTTP', remedy: 'if the port speaks HTTP, write appProtocol: http or name it http; otherwise write tcp or tls routes' },
    MAN738: { level: 'warning', istio: null, kiali: null, title: 'tcp routes must be for hosts with a port that is neither of HTTP nor of TLS', remedy: 'if the port speaks HTTP, write http routes, and tls routes if it speaks TLS; otherwise write appProtocol: tcp or name it tcp' },
    MAN770: { level: 'warning', istio: null, kiali: null, title: 'tls routes must be for hosts with a port of TLS', remedy: 'if the port speaks TLS, write appProtocol: tls or name it tls or https; otherwise write http or tcp routes' },
  },
  visitAmong: (subject, say, context) => {
    const { spec } = subject;
    if (!isInMesh(spec)) return;
    const kinds = ['http', 'tcp', 'tls'].filter(kind => spec.get(kind).items().some(isForMesh));
    for (const host of ownHosts(subject)) {
      const protocols = protocolsOf(host, context);
      const said = `${quoted(host.text)} has only ports of ${[...new Set(protocols)].map(one => one ?? 'no protocol that is said').join(', ')}`;
      for (const kind of protocols.length === 0 ? [] : kinds.filter(one => !mayApply(one, protocols))) {
        say(CODES[kind], host.field, `${said}, where ${kind} routes do not apply`);
      }
    }
  },
  examples: () => ({
    MAN729: either(name => together(serviceWith(`{ name: ${name}, port: 9080 }`), httpRoute(ROUTE)), 'tcp', 'http'),
    MAN738: either(name => together(serviceWith(`{ name: ${name}, port: 80 }`), virtualService(`{ hosts: [reviews], tcp: [{ ${ROUTE} }] }`)), 'http', 'tcp'),
    MAN770: either(name => together(serviceWith(`{ name: ${name}, port: 443 }`), virtualService(`{ hosts: [reviews], tls: [{ match: [{ sniHosts: [reviews] }], ${ROUTE} }] }`)), 'tcp-api', 'tls-api'),
  }),
});

const CODES: Readonly<Record<string, 'MAN729' | 'MAN738' | 'MAN770'>> = { http: 'MAN729', tcp: 'MAN738', tls: 'MAN770' };

/** Whether routes of a kind apply on some of these ports. Where a port does not say what it speaks, Istio tells HTTP from the rest, and looks at no names of TLS. */
function mayApply(kind: string, protocols: readonly (Protocol | undefined)[]): boolean {
  if (kind === 'tls') return protocols.some(isTls);
  return protocols.includes(undefined) || protocols.some(one => kind === 'http' ? isHttp(one) : !isHttp(one) && !isTls(one));
}

/** Whether clients inside the mesh get some of a route: a VirtualService for gateways as well may have routes for these alone. */
function isForMesh(route: Field): boolean {
  const gateways = route.get('match').items().map(match => match.get('gateways').texts);
  return gateways.length === 0 || gateways.some(names => names.length === 0 || names.includes('mesh'));
}

/** Of each port of a host; nothing where a port does not say. */
function protocolsOf(host: NamedHost, context: Context): readonly (Protocol | undefined)[] {
  const behind = context.hosts.find(host)?.subject;
  if (behind?.object.kind !== 'ServiceEntry') return behind ? servicePorts(behind.spec).map(protocolOfPort) : [];
  return protocolsOfEntries(context).get(host.full) ?? [];
}

/** Of all ServiceEntries for a host: one may have its port of HTTP, and another one that of TLS. */
function protocolsOfEntries(context: Context): ReadonlyMap<string, readonly (Protocol | undefined)[]> {
  return context.once(protocolsOfEntries, () => gathered(context.of('ServiceEntry').flatMap(({ object, spec }) => spec.get('hosts').texts.flatMap(host =>
    spec.get('ports').items().map(port => [fullHost(host, object.namespace, context.domain), protocolOf(port.get('protocol').text)] as const)))));
}
