import { HostIndex } from '../../../model/hosts';
import { lazy } from '../../../model/lazy';
import { cached } from '../../../model/maps';
import type { Context } from '../../index/context';
import { scopesOf } from '../../index/scopes';
import type { Subject } from '../../objects/subject';
import { either, httpRoute, ROUTE, together, virtualService, another } from '../../rule/example';
import { ofSet } from '../../rule/rule';
import { listed } from '../../values/listed';
import { isInMesh } from '../virtual-service/parts';
import { ownHosts } from '../virtual-service/routes';

/** So many others are named. */
const ENOUGH = 5;

/** VirtualServices of the mesh for one host: the older one counts, and the others are left out. */
export const meshHosts = ofSet({
  finds: {
    MAN509: {
      level: 'error', istio: 'IST0109', kiali: 'KIA1106', title: 'a host must have only one VirtualService inside the mesh', remedy: 'merge them: inside the mesh Istio uses one of them and ignores the others',
    },
    MAN799: {
      level: 'info', istio: 'IST0109', kiali: null, title: 'a VirtualService should write each host once', remedy: 'keep one of the two names: istioctl analyze takes it for two VirtualServices, but Istio takes both names for one host',
    },
  },
  visit: (context, sayOf) => {
    const scopes = byScope(context);
    const everywhere = lazy(() => indexOf(scopes.get('*') ?? new Map<string, Subject[]>()));
    const told = new Set<Subject>();
    for (const [scope, owners] of scopes) {
      for (const [host, own] of owners) {
        const all = scope === '*' ? own : [...own, ...everywhere().overlapping(host).flat()];
        for (const subject of all.length > 1 ? all : []) {
          const code = all.every(one => one === subject) ? 'MAN799' : 'MAN509';
          if (!told.has(subject)) sayOf(subject)(code, subject.spec.get('hosts'), conflict(subject, host, all));
          told.add(subject);
        }
      }
    }
  },
  examples: () => ({
    MAN799: either(more => virtualService(`{ hosts: [reviews${more}], http: [{ ${ROUTE} }] }`), ', reviews.shop.svc.cluster.local', ''),
    MAN509: either(host => together(httpRoute(ROUTE), another(virtualService(`{ hosts: [${host}], http: [{ ${ROUTE} }] }`))), 'reviews.shop.svc.cluster.local', 'ratings'),
  }),
});

function conflict(subject: Subject, host: string, all: readonly Subject[]): string {
  const some = new Set(all.slice(0, ENOUGH).filter(other => other !== subject).map(({ object }) => `${object.namespace}/${object.name}`));
  const more = all.length > ENOUGH ? ` and others, ${all.length} in all` : '';
  return some.size > 0 ? `'${host}' is also a host of ${listed(some)}${more}` : `'${host}' is there twice`;
}

/** The VirtualServices of each host, by the namespaces that see them: `*` for all. */
function byScope(context: Context): Map<string, Map<string, Subject[]>> {
  const scopes = new Map<string, Map<string, Subject[]>>();
  for (const subject of context.of('VirtualService').filter(({ spec }) => isInMesh(spec))) {
    for (const scope of scopesOf(subject)) {
      const owners = cached(scopes, scope, () => new Map<string, Subject[]>());
      for (const { analyzed } of ownHosts(subject)) cached(owners, analyzed, () => []).push(subject);
    }
  }
  return scopes;
}

function indexOf(owners: ReadonlyMap<string, Subject[]>): HostIndex<Subject[]> {
  const index = new HostIndex<Subject[]>();
  for (const [host, own] of owners) index.set(host, own);
  return index;
}
