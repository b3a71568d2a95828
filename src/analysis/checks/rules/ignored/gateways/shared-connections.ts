import { overlaps } from '../../../../model/hosts';
import { isHttp, protocolOf } from '../../../../model/protocol';
import { idOf } from '../../../../routing/rules/virtual-service';
import type { Context } from '../../../index/context';
import { gatewayCalled, servedHosts } from '../../../index/gateways';
import type { Field } from '../../../objects/field';
import type { Subject } from '../../../objects/subject';
import { another, atGateway, either, serverWith, together } from '../../../rule/example';
import { ofSet } from '../../../rule/rule';

/** A tcp route of a VirtualService at a gateway. */
interface TcpRoute {
  readonly subject: Subject;
  readonly field: Field;
  readonly at: number;
}

/** Routes of connections at a gateway that an earlier VirtualService leaves nothing for: only TLS tells hosts apart. */
export const sharedConnections = ofSet({
  finds: {
    MAN797: {
      level: 'warning',
      istio: null,
      kiali: null,
      title: 'a tcp route at a gateway must get connections that no earlier one takes',
      remedy: 'give each its own port at the Gateway, and match it; or tell the hosts apart by TLS, with a server of TLS and tls routes with sniHosts',
    },
  },
  visit: (context, sayOf) => {
    for (const { subject, field, by } of hiddenIn(context)) {
      const { object } = by.subject;
      sayOf(subject)('MAN797', field, `tcp[${by.at}] of VirtualService '${idOf(object)}' takes all connections before it: hosts do not tell connections of TCP apart`);
    }
  },
  examples: () => ({
    MAN797: either(port => together(
      serverWith('port: { number: 5432, name: tcp, protocol: TCP }, hosts: ["*"] }, { port: { number: 5433, name: tcp-b, protocol: TCP }, hosts: ["*"]'),
      atGateway('hosts: [a.example.com]', tcp('5432')), another(atGateway('hosts: [b.example.com]', tcp(port))).replace('other-edge', 'edge').replace('name: other-reviews', 'name: zz'),
    ), '5432', '5433'),
  }),
});

const tcp = (port: string): string => `tcp: [{ match: [{ port: ${port} }], route: [{ destination: { host: reviews, port: { number: 9080 } } }] }]`;

/** The routes that get no connection at any port of any of their gateways, each with the one that takes them. */
function hiddenIn(context: Context): readonly (TcpRoute & { readonly by: TcpRoute })[] {
  const hidden = new Map<string, TcpRoute & { readonly by: TcpRoute }>();
  const reached = new Set<string>();
  for (const candidates of candidatesAtPorts(context)) {
    const first = candidates[0];
    for (const one of candidates) {
      if (one.subject === first.subject) reached.add(keyOf(one));
      else hidden.set(keyOf(one), { ...one, by: first });
    }
  }
  return [...hidden].flatMap(([key, one]) => reached.has(key) ? [] : [one]);
}

function keyOf({ subject: { object }, at }: TcpRoute): string {
  return `${idOf(object)} ${at}`;
}

/** For each port of each Gateway the routes that take all its connections, in their order: by the age of their VirtualServices. */
function candidatesAtPorts(context: Context): readonly (readonly TcpRoute[])[] {
  const gateways = new Map<string, Subject[]>();
  const routing = context.having('VirtualService', ['tcp']).filter(({ spec }) => spec.get('tcp').length > 0 && spec.get('gateways').length > 0);
  if (routing.length < 2) return [];
  const order = new Map(context.mesh.indexes().virtualServices.all.map(({ object }, at) => [object, at] as const));
  const sorted = [...routing].sort((one, other) => (order.get(one.object) ?? 0) - (order.get(other.object) ?? 0));
  for (const subject of sorted) {
    for (const name of subject.spec.get('gateways').texts) {
      const called = gatewayCalled(subject.object.namespace, name).join('/');
      gateways.set(called, [...gateways.get(called) ?? [], subject]);
    }
  }
  return context.of('Gateway').flatMap(gateway => portsOf(gateway).map(port => (gateways.get(idOf(gateway.object)) ?? [])
    .filter(subject => isServed(subject, gateway, context)).flatMap(subject => routesFor(subject, port))).filter(all => all.length > 0));
}

/** The ports that pass on bytes of any kind. */
function portsOf({ spec }: Subject): readonly number[] {
  const servers = spec.get('servers').items().filter(server => {
    const protocol = protocolOf(server.at('port', 'protocol').text);
    return protocol !== undefined && !isHttp(protocol) && protocol !== 'tls' && protocol !== 'https';
  });
  return [...new Set(servers.map(server => server.at('port', 'number').number))];
}

function isServed({ object, spec }: Subject, gateway: Subject, context: Context): boolean {
  return servedHosts(gateway, object.namespace, context).some(one => spec.get('hosts').texts.some(host => overlaps(one, host)));
}

function routesFor(subject: Subject, port: number): readonly TcpRoute[] {
  return subject.spec.get('tcp').items().map((field, at) => ({ subject, field, at })).filter(({ field }) => takesAll(field, port));
}

function takesAll(route: Field, port: number): boolean {
  const matches = route.get('match').items();
  return matches.length === 0 || matches.some(match => match.entries().every(([name, value]) => name === 'gateways' || name === 'port' && value.number === port));
}
