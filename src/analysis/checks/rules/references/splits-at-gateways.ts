import type { Context } from '../../index/context';
import type { Field } from '../../objects/field';
import type { Subject } from '../../objects/subject';
import { either, httpRoute, together, virtualService, another, routeTo } from '../../rule/example';
import { ofEachWith } from '../../rule/rule';
import { quoted } from '../../values/quoted';
import { isInMesh } from '../virtual-service/parts';
import { ownHosts, routesOf } from '../virtual-service/routes';

/** Splits that hold inside the mesh and not at a gateway. */
export const splitsAtGateways = ofEachWith('VirtualService', ['gateways'], {
  finds: {
    MAN505: {
      level: 'warning', istio: 'IST0140', kiali: null, title: 'a host that is split inside the mesh must be split at a gateway, too', remedy: 'write the subsets and weights into the VirtualService of the gateway as well',
    },
    MAN795: {
      level: 'warning',
      istio: null,
      kiali: null,
      title: 'a host that is split among other hosts inside the mesh must be split at a gateway, too',
      remedy: 'add the gateway, and mesh, to the VirtualService that has the split, with the external host; or write its destinations and weights into that of the gateway as well',
    },
  },
  visitAmong: (subject, say, context) => {
    const { spec } = subject;
    if (spec.get('gateways').length === 0) return;
    if (!isInMesh(spec)) wantSplitHosts(subject, (host, owner) => say('MAN795', host, `requests to ${quoted(host.text)} are split inside the mesh by VirtualService ${quoted(owner)}, but not by this route`), context);
    const split = splitHosts(context);
    for (const destination of spec.get('http').items().flatMap(route => route.get('route').items()).map(item => item.get('destination'))) {
      const host = destination.get('host');
      if (!destination.get('subset').text && split.has(host.text)) say('MAN505', host, `requests to ${quoted(host.text)} are split inside the mesh, but not by this route`);
    }
  },
  examples: () => ({
    MAN795: either(host => together(
      httpRoute('route: [{ destination: { host: reviews-stable }, weight: 90 }, { destination: { host: reviews-canary }, weight: 10 }]'),
      another(virtualService(`{ hosts: [shop.example.com], gateways: [edge], http: [{ route: [{ destination: { host: ${host} } }] }] }`)),
    ), 'reviews', 'reviews-stable'),
    MAN505: either(subset => together(
      routeTo('host: reviews, subset: v1'),
      another(virtualService(`{ hosts: [shop.example.com], gateways: [edge], http: [{ route: [{ destination: { host: reviews${subset} } }] }] }`)),
    ), '', ', subset: v1'),
  }),
});

/** The destinations at gateways of hosts that are split among others. */
function wantSplitHosts(subject: Subject, say: (host: Field, owner: string) => void, context: Context): void {
  const owners = splitAmongHosts(context);
  for (const { destination: { host, subset } } of owners.size === 0 ? [] : routesOf(subject).http.flatMap(({ shares }) => shares)) {
    const owner = owners.get(host.full);
    if (owner !== undefined && !subset.text) say(host.field, owner);
  }
}

/** Hosts with the VirtualService that leads requests to them to several other hosts. */
function splitAmongHosts(context: Context): ReadonlyMap<string, string> {
  return context.once(splitAmongHosts, () => new Map(context.of('VirtualService').filter(({ spec }) => isInMesh(spec)).flatMap(subject => {
    const isSplit = routesOf(subject).http.some(({ shares }) => {
      const served = shares.filter(({ weight }) => weight.number > 0);
      return new Set(served.map(({ destination }) => destination.host.full)).size > 1;
    });
    if (!isSplit) return [];
    return ownHosts(subject).map(({ full }) => [full, `${subject.object.namespace}/${subject.object.name}`] as const);
  })));
}

/** Hosts whose own VirtualService sends requests to a subset of them. */
function splitHosts(context: Context): ReadonlySet<string> {
  return context.once(splitHosts, () => new Set(context.of('VirtualService').flatMap(({ spec }) => {
    const hosts = new Set(spec.get('hosts').texts);
    return spec.get('http').items().flatMap(route => route.get('route').items()).map(item => item.get('destination'))
      .filter(destination => destination.get('subset').text && hosts.has(destination.get('host').text)).map(destination => destination.get('host').text);
  })));
}
