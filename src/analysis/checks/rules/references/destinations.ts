import type { Context } from '../../index/context';
import { serviceOf } from '../../index/hosts';
import type { Field } from '../../objects/field';
import type { Subject } from '../../objects/subject';
import { ofEach, ofEachWith, type Say } from '../../rule/rule';
import { listed } from '../../values/listed';
import { everyDestination } from '../virtual-service/parts';

/** Whether services are part of what is checked: a folder of routes alone says nothing about them. */
export function knowsServices(context: Context): boolean {
  return context.of('Service').length + context.of('ServiceEntry').length > 0;
}

/** The hosts and ports that requests are sent to. */
export const destinationHosts = ofEach('VirtualService', (subject, say, context) => {
  if (!knowsServices(context)) return;
  const { spec } = subject;
  for (const destination of everyDestination(spec)) wantHostAndPort(subject, destination, say, context);
});

function wantHostAndPort({ object, spec }: Subject, destination: Field, say: Say, context: Context): void {
  const host = destination.get('host');
  const behind = context.hosts.find(object.namespace, spec.get('exportTo').texts, host.text);
  if (!behind) return say('MAN501', host, `no service has the host '${host.text}'`);
  const port = destination.get('port');
  const { ports } = behind;
  const { number } = port.get('number');
  if (!port.isSet) {
    if (ports.length > 1) say('MAN503', host, `'${host.text}' has the ports ${ports.join(', ')}, and none of them is named`);
  } else if (!ports.includes(number)) {say('MAN502', port.get('number'), `'${host.text}' has ${ports.length === 0 ? 'no port' : `the ports ${ports.join(', ')}`}, and not ${number}`);}
}

/** The subsets that requests are sent to. */
export const destinationSubsets = ofEach('VirtualService', ({ object, spec }, say, context) => {
  for (const destination of everyDestination(spec)) {
    const subset = destination.get('subset');
    if (!subset.text) continue;
    const service = serviceOf(object.namespace, destination.get('host').text);
    const known = subsetsOf(context).get(service);
    if (!known?.has(subset.text)) say('MAN504', subset, `no DestinationRule of '${service}' has the subset '${subset.text}', ${others(known)}`);
  }
});

function others(known: ReadonlySet<string> = new Set()): string {
  return known.size === 0 ? 'nor any other' : `but ${listed(known)}`;
}

/** The names of subsets, by the service that they are of. */
function subsetsOf(context: Context): ReadonlyMap<string, ReadonlySet<string>> {
  return context.once(subsetsOf, () => {
    const found = new Map<string, Set<string>>();
    for (const { object, spec } of context.of('DestinationRule')) {
      const service = serviceOf(object.namespace, spec.get('host').text);
      const known = found.get(service) ?? new Set();
      spec.get('subsets').items().forEach(subset => known.add(subset.get('name').text));
      found.set(service, known);
    }
    return found;
  });
}

/** Splits that hold inside the mesh and not at a gateway. */
export const splitsAtGateways = ofEachWith('VirtualService', ['gateways'], ({ spec }, say, context) => {
  if (spec.get('gateways').items().length === 0) return;
  const split = splitHosts(context);
  for (const destination of spec.get('http').items().flatMap(route => route.get('route').items()).map(item => item.get('destination'))) {
    const host = destination.get('host');
    if (!destination.get('subset').text && split.has(host.text)) say('MAN505', host, `requests to '${host.text}' are split elsewhere, and not by this route`);
  }
});

/** Hosts whose own VirtualService sends requests to a subset of them. */
function splitHosts(context: Context): ReadonlySet<string> {
  return context.once(splitHosts, () => new Set(context.of('VirtualService').flatMap(({ spec }) => {
    const hosts = new Set(spec.get('hosts').texts);
    return spec.get('http').items().flatMap(route => route.get('route').items()).map(item => item.get('destination'))
      .filter(destination => destination.get('subset').text && hosts.has(destination.get('host').text)).map(destination => destination.get('host').text);
  })));
}
