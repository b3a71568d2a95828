import type { Context } from '../../index/context';
import { either, together, virtualService, another, routeTo } from '../../rule/example';
import { ofEachWith } from '../../rule/rule';
import { quoted } from '../../values/quoted';

/** Splits that hold inside the mesh and not at a gateway. */
export const splitsAtGateways = ofEachWith('VirtualService', ['gateways'], {
  finds: {
    MAN505: {
      level: 'warning', istio: 'IST0140', kiali: null, title: 'a host that is split inside the mesh must be split at a gateway, too', remedy: 'write the subsets and weights into the VirtualService of the gateway as well',
    },
  },
  visitAmong: ({ spec }, say, context) => {
    if (spec.get('gateways').items().length === 0) return;
    const split = splitHosts(context);
    for (const destination of spec.get('http').items().flatMap(route => route.get('route').items()).map(item => item.get('destination'))) {
      const host = destination.get('host');
      if (!destination.get('subset').text && split.has(host.text)) say('MAN505', host, `requests to ${quoted(host.text)} are split inside the mesh, but not by this route`);
    }
  },
  examples: () => ({
    MAN505: either(subset => together(
      routeTo('host: reviews, subset: v1'),
      another(virtualService(`{ hosts: [shop.example.com], gateways: [edge], http: [{ route: [{ destination: { host: reviews${subset} } }] }] }`)),
    ), '', ', subset: v1'),
  }),
});

/** Hosts whose own VirtualService sends requests to a subset of them. */
function splitHosts(context: Context): ReadonlySet<string> {
  return context.once(splitHosts, () => new Set(context.of('VirtualService').flatMap(({ spec }) => {
    const hosts = new Set(spec.get('hosts').texts);
    return spec.get('http').items().flatMap(route => route.get('route').items()).map(item => item.get('destination'))
      .filter(destination => destination.get('subset').text && hosts.has(destination.get('host').text)).map(destination => destination.get('host').text);
  })));
}
