import { isWildcard } from '../../../model/hosts';
import { isExportedTo } from '../../../routing/fields/exports';
import { MESH } from '../../../routing/fields/gateway-names';
import { idOf, type VirtualService } from '../../../routing/rules/virtual-service';
import { takesHttp } from '../../../routing/services/protocols';
import type { Service } from '../../../routing/services/services';
import { EgressHosts } from '../../../routing/sidecar/egress-hosts';
import type { Outcome } from '../../../routing/traffic/outcome';
import type { Context } from '../../index/context';
import type { Subject } from '../../objects/subject';
import { either, httpRoute, REVIEWS, ROUTE, sidecar, together } from '../../rule/example';
import { ofEachWith } from '../../rule/rule';

/** Sidecars that have a host without its rules, or rules without their host. */
export const takenRules = ofEachWith('Sidecar', ['egress'], {
  finds: {
    MAN790: {
      level: 'warning',
      istio: null,
      kiali: null,
      title: 'a Sidecar that has a host must have its rules',
      remedy: 'add the host with the namespace of the VirtualService to egress.hosts: a VirtualService is taken by its own namespace, not by that of the service',
    },
    MAN791: {
      level: 'warning',
      istio: null,
      kiali: null,
      title: 'a Sidecar that has the rules of a host must have the host',
      remedy: 'add the host with the namespace of its service to egress.hosts: without it requests go past the rules, to every version',
    },
  },
  visitAmong: (subject, say, context) => {
    const { namespace } = subject.object;
    const field = subject.spec.get('egress').items()[0]?.get('hosts');
    const listeners = subject.spec.get('egress').items().map(one => new EgressHosts(one.get('hosts').texts, namespace));
    if (listeners.length === 0) return;
    for (const virtualService of context.mesh.indexes().virtualServices.all) {
      if (!virtualService.gateways.includes(MESH) || !isExportedTo(virtualService.exports, namespace)) continue;
      const hosts = virtualService.hosts.filter(host => !isWildcard(host));
      const isTaken = listeners.some(one => one.takes(virtualService));
      const found = hosts.find(host => isTaken ? isLost(host, listeners, subject, context) : isWithoutRules(host, listeners, subject, context));
      if (found === undefined) continue;
      if (isTaken) say('MAN791', field, `it has the rules of ${named(virtualService)} for '${found}', but not the host`);
      else say('MAN790', field, `it has '${found}', but not its rules: ${named(virtualService)} lies in the namespace '${virtualService.namespace}'`);
    }
  },
  examples: () => ({
    MAN790: either(hosts => together(REVIEWS, rulesIn('rules'), sidecar(`{ egress: [{ hosts: [shop/*${hosts}] }] }`)), '', ', rules/*'),
    MAN791: either(hosts => together(REVIEWS, rulesIn('web'), sidecar(`{ egress: [{ hosts: ["./*"${hosts}] }] }`).replace('namespace: shop', 'namespace: web')), '', ', shop/*'),
  }),
});

const rulesIn = (namespace: string): string => httpRoute(ROUTE).replace('namespace: shop', `namespace: ${namespace}`).replaceAll(/(?<=\[|host: )reviews/g, 'reviews.shop.svc.cluster.local');
const named = (one: VirtualService): string => `VirtualService '${idOf(one)}'`;

/** Whether requests to a host that somebody has written go past all rules, because the Sidecar does not have it. */
function isLost(host: string, listeners: readonly EgressHosts[], subject: Subject, context: Context): boolean {
  const seen = servicesOf(host, subject, context);
  if (seen.some(one => isTakenBy(listeners, one))) return false;
  return asked(seen, host, subject, context).some(({ origin, destinations }) => origin === null && destinations.every(one => one.host !== host));
}

/** Whether requests to a host have no rules at all, because the Sidecar does not have them. */
function isWithoutRules(host: string, listeners: readonly EgressHosts[], subject: Subject, context: Context): boolean {
  const taken = servicesOf(host, subject, context).filter(one => isTakenBy(listeners, one));
  return asked(taken, host, subject, context).some(({ origin, destinations }) => origin === null && destinations.some(one => one.host === host));
}

function servicesOf(host: string, { object }: Subject, context: Context): readonly Service[] {
  return context.mesh.indexes().services.named(host).filter(({ exports }) => isExportedTo(exports, object.namespace));
}

function isTakenBy(listeners: readonly EgressHosts[], service: Service): boolean {
  return listeners.some(one => one.taking(service) !== undefined);
}

/** What becomes of requests of a client of a Sidecar, at each port that takes http routes. */
function asked(services: readonly Service[], host: string, { object, spec }: Subject, { mesh }: Context): readonly Outcome[] {
  const from = { kind: 'sidecar', namespace: object.namespace, labels: spec.at('workloadSelector', 'labels').labels } as const;
  const ports = services.flatMap(one => one.ports.filter(({ protocol }) => takesHttp(protocol)));
  return ports.map(({ number }) => mesh.route({ from, host, port: number }));
}
