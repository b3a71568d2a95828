import { overlaps, serviceHost } from '../../../../model/hosts';
import type { Context } from '../../../index/context';
import { hostOfRule } from '../../../index/hosts';
import type { Field } from '../../../objects/field';
import type { Subject } from '../../../objects/subject';
import { destinationRule, either, HTTP, serviceWith, together } from '../../../rule/example';
import { ofSet, type Say } from '../../../rule/rule';
import { settings } from '../../destination-rule/parts';
import { isInMesh } from '../../virtual-service/parts';
import { allRoutes, type Destination, destinationsOf, ownHosts } from '../../virtual-service/routes';

/** Headless Services: inside the mesh a request goes on to the address that the client has looked up. */
export const headless = ofSet({
  finds: {
    MAN747: {
      level: 'warning',
      istio: null,
      kiali: null,
      title: 'a choice of pods must be for a Service that has an address of its own',
      remedy: 'send requests to a Service with a clusterIP for the same pods; a headless one leaves the choice to its clients, and timeouts and retries alone hold',
    },
  },
  visit: (context, sayOf) => {
    const hosts = headlessHosts(context);
    if (hosts.size === 0) return;
    const rules = context.of('VirtualService');
    const ofGateways = rules.filter(({ spec }) => spec.get('gateways').texts.some(name => name !== 'mesh'));
    const atGateways = new Set(ofGateways.flatMap(destinationsOf).map(({ host }) => host.full));
    for (const subject of rules.filter(({ spec }) => isInMesh(spec))) {
      const destinations = destinationsOf(subject).filter(({ host }) => hosts.has(host.full));
      for (const destination of destinations) wantNoChoice(subject, destination, sayOf(subject));
    }
    for (const subject of context.of('DestinationRule')) {
      const { full } = hostOfRule(subject);
      if (hosts.has(full) && !atGateways.has(full)) wantNoBalancer(subject, sayOf(subject));
    }
  },
  examples: () => ({
    MAN747: either(address => together(serviceWith(HTTP).replace('spec: {', `spec: {${address}`), destinationRule('{ host: reviews, trafficPolicy: { loadBalancer: { simple: ROUND_ROBIN } } }')), ' clusterIP: None,', ''),
  }),
});

function headlessHosts(context: Context): ReadonlySet<string> {
  return new Set(context.of('Service').filter(({ spec }) => spec.get('clusterIP').text === 'None').map(({ object }) => serviceHost(object.name, object.namespace, context.domain)));
}

function wantNoBalancer({ spec }: Subject, say: Say<'MAN747'>): void {
  for (const { block } of settings(spec)) {
    const balancer = block.get('loadBalancer');
    if (balancer.isSet && balancer.get('simple').text !== 'PASSTHROUGH') say('MAN747', balancer, `${headlessIn(spec.get('host'))}, and a load balancer chooses no other`);
  }
}

function wantNoChoice(subject: Subject, { field, host, subset }: Destination, say: Say<'MAN747'>): void {
  const called = ownHosts(subject);
  const route = allRoutes(subject).find(({ shares }) => shares.some(({ destination }) => destination.field === field));
  if (route === undefined) say('MAN747', host.field, `${headlessIn(host.field)}, and copies go there as well`);
  else if (called.length > 0 && !called.some(one => overlaps(one.full, host.full))) say('MAN747', host.field, `${headlessIn(host.field)}, and that is one of '${called[0].full}'`);
  else if (subset.text !== '') say('MAN747', subset, `${headlessIn(host.field)}, and the subset '${subset.text}' chooses no other`);
  else if (route.shares.length > 1) say('MAN747', host.field, `${headlessIn(host.field)}, and a share changes nothing`);
}

function headlessIn(host: Field): string {
  return `'${host.text}' is headless, so the client has chosen the pod by the address that it has looked up`;
}
