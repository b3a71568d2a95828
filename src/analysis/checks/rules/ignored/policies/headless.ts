import { fullHost, overlaps, serviceHost } from '../../../../model/hosts';
import type { Context } from '../../../index/context';
import type { Field } from '../../../objects/field';
import type { Subject } from '../../../objects/subject';
import { destinationRule, either, HTTP, serviceWith, together } from '../../../rule/example';
import { ofSet, type Say } from '../../../rule/rule';
import { settings } from '../../destination-rule/parts';
import { everyDestination, isInMesh, mirrorDestinations, routeDestinations } from '../../virtual-service/parts';

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
    const isHeadless = (host: Field, { object }: Subject) => hosts.has(fullHost(host.text, object.namespace));
    const rules = context.of('VirtualService');
    const atGateways = new Set(rules.filter(({ spec }) => spec.get('gateways').items().some(({ text }) => text !== 'mesh'))
      .flatMap(({ object, spec }) => everyDestination(spec).map(destination => fullHost(destination.get('host').text, object.namespace))));
    for (const subject of rules.filter(({ spec }) => isInMesh(spec))) {
      for (const destination of everyDestination(subject.spec)) {
        if (isHeadless(destination.get('host'), subject)) wantNoChoice(subject, destination, sayOf(subject));
      }
    }
    for (const subject of context.of('DestinationRule').filter(one => isHeadless(one.spec.get('host'), one))) {
      if (!atGateways.has(fullHost(subject.spec.get('host').text, subject.object.namespace))) wantNoBalancer(subject, sayOf(subject));
    }
  },
  examples: () => ({
    MAN747: either(address => together(serviceWith(HTTP).replace('spec: {', `spec: {${address}`), destinationRule('{ host: reviews, trafficPolicy: { loadBalancer: { simple: ROUND_ROBIN } } }')), ' clusterIP: None,', ''),
  }),
});

function headlessHosts(context: Context): ReadonlySet<string> {
  return new Set(context.of('Service').filter(({ spec }) => spec.get('clusterIP').text === 'None').map(({ object }) => serviceHost(object.name, object.namespace)));
}

function wantNoBalancer({ spec }: Subject, say: Say<'MAN747'>): void {
  for (const { block } of settings(spec)) {
    const balancer = block.get('loadBalancer');
    if (balancer.isSet && balancer.get('simple').text !== 'PASSTHROUGH') say('MAN747', balancer, `${headlessIn(spec.get('host'))}, and a load balancer chooses no other`);
  }
}

function wantNoChoice({ object, spec }: Subject, destination: Field, say: Say<'MAN747'>): void {
  const host = destination.get('host');
  const subset = destination.get('subset');
  const full = fullHost(host.text, object.namespace);
  const called = spec.get('hosts').texts.map(one => fullHost(one, object.namespace));
  const isElsewhere = called.length > 0 && !called.some(one => overlaps(one, full));
  if (mirrorDestinations(spec).includes(destination)) say('MAN747', host, `${headlessIn(host)}, and copies go there as well`);
  else if (isElsewhere) say('MAN747', host, `${headlessIn(host)}, and that is one of '${called[0]}'`);
  else if (subset.text !== '') say('MAN747', subset, `${headlessIn(host)}, and the subset '${subset.text}' chooses no other`);
  else if (isShared(spec, destination)) say('MAN747', host, `${headlessIn(host)}, and a share changes nothing`);
}

/** Whether a destination is one of several of a route. */
function isShared(spec: Field, destination: Field): boolean {
  const routeOf = (one: Field): string => one.path.slice(0, 3).join('/');
  return routeDestinations(spec).filter(one => routeOf(one) === routeOf(destination)).length > 1;
}

function headlessIn(host: Field): string {
  return `'${host.text}' is headless, so the client has chosen the pod by the address that it has looked up`;
}
