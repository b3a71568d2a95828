import { analyzedHost, HostIndex, pushTo } from '../../../model/hosts';
import type { Context } from '../../index/context';
import { scopesOf } from '../../index/scopes';
import type { Subject } from '../../objects/subject';
import { either, httpRoute, ROUTE, together, virtualService, another } from '../../rule/example';
import { ofSet } from '../../rule/rule';
import { listed } from '../../values/listed';
import { isInMesh } from '../virtual-service/parts';

/** So many others are named. */
const ENOUGH = 5;

/** VirtualServices of the mesh for one host: the older one counts, and the others are left out. */
export const meshHosts = ofSet({
  finds: {
    MAN509: {
      level: 'error', istio: 'IST0109', kiali: 'KIA1106', title: 'a host must have only one VirtualService inside the mesh', remedy: 'merge them: inside the mesh Istio uses one of them and ignores the others',
    },
  },
  visit: (context, sayOf) => {
    const scopes = byScope(context);
    const everywhere = scopes.get('*') ?? new HostIndex<Subject[]>();
    const told = new Set<Subject>();
    for (const [scope, table] of scopes) {
      for (const host of new Set(hostsIn(context, scope))) {
        const own = table.get(host) ?? [];
        const all = scope === '*' ? own : [...own, ...everywhere.overlapping(host).flat()];
        for (const subject of all.length > 1 ? all : []) {
          if (!told.has(subject)) sayOf(subject)('MAN509', subject.spec.get('hosts'), conflict(subject, host, all));
          told.add(subject);
        }
      }
    }
  },
  examples: () => ({
    MAN509: either(host => together(httpRoute(ROUTE), another(virtualService(`{ hosts: [${host}], http: [{ ${ROUTE} }] }`))), 'reviews.shop.svc.cluster.local', 'ratings'),
  }),
});

function conflict(subject: Subject, host: string, all: readonly Subject[]): string {
  const some = new Set(all.slice(0, ENOUGH).filter(other => other !== subject).map(({ object }) => `${object.namespace}/${object.name}`));
  const more = all.length > ENOUGH ? ` and others, ${all.length} in all` : '';
  return some.size > 0 ? `'${host}' is also a host of ${listed(some)}${more}` : `'${host}' is there twice`;
}

function byScope(context: Context): Map<string, HostIndex<Subject[]>> {
  const scopes = new Map<string, HostIndex<Subject[]>>();
  for (const subject of context.of('VirtualService').filter(({ spec }) => isInMesh(spec))) {
    for (const scope of scopesOf(subject)) {
      const table = scopes.get(scope) ?? new HostIndex<Subject[]>();
      scopes.set(scope, table);
      for (const host of subject.spec.get('hosts').texts) pushTo(table, analyzedHost(host, subject.object.namespace, context.domain), subject);
    }
  }
  return scopes;
}

function hostsIn(context: Context, scope: string): string[] {
  return context.of('VirtualService').filter(subject => isInMesh(subject.spec) && scopesOf(subject).has(scope))
    .flatMap(({ object, spec }) => spec.get('hosts').texts.map(host => analyzedHost(host, object.namespace, context.domain)));
}
