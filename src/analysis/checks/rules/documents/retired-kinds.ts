import type { ManifestObject } from '../../../model/manifest';
import { Field } from '../../objects/field';
import { httpRoute, ROUTE } from '../../rule/example';
import { ofSet } from '../../rule/rule';
import { quoted } from '../../values/quoted';

/** Groups that Istio had once, with what has taken the place of their kinds. */
const GROUPS: Readonly<Record<string, { readonly kinds: Readonly<Record<string, string>>; readonly others: string }>> = {
  'config.istio.io': {
    kinds: { RouteRule: 'VirtualService', DestinationPolicy: 'DestinationRule', EgressRule: 'ServiceEntry', IngressRule: 'Gateway with a VirtualService' },
    others: 'Telemetry, WasmPlugin or EnvoyFilter',
  },
  'authentication.istio.io': {
    kinds: { Policy: 'PeerAuthentication, or RequestAuthentication for tokens', MeshPolicy: 'PeerAuthentication in the root namespace' },
    others: 'PeerAuthentication or RequestAuthentication',
  },
  'rbac.istio.io': { kinds: {}, others: 'AuthorizationPolicy' },
};

/** Kinds of the first releases of Istio. */
export const retiredKinds = ofSet({
  finds: {
    MAN800: {
      level: 'error', istio: null, kiali: null, title: 'a kind must be one that Istio still reads', remedy: 'write what has taken its place, and delete this object: it has no effect',
    },
  },
  visit: ({ manifests: { objects } }, sayOf) => {
    for (const object of objects) {
      if (!Object.hasOwn(GROUPS, object.group)) continue;
      sayOf({ object })('MAN800', new Field(object.body).get('kind'), `nothing reads ${quoted(object.kind)} of ${object.group} any more: write ${successorOf(object)}`);
    }
  },
  examples: () => ({
    MAN800: {
      bad: 'apiVersion: config.istio.io/v1alpha2\nkind: RouteRule\nmetadata: { name: reviews, namespace: shop }\nspec: { destination: { name: reviews } }\n',
      good: httpRoute(ROUTE),
    },
  }),
});

function successorOf({ group, kind }: ManifestObject): string {
  const { kinds, others } = GROUPS[group];
  return Object.hasOwn(kinds, kind) ? kinds[kind] : others;
}
