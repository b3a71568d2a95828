import { isHttp, protocolOfPort, type Protocol } from '../../../model/protocol';
import type { Context } from '../../index/context';
import { servicePorts } from '../../index/hosts';
import type { Field } from '../../objects/field';
import type { Subject } from '../../objects/subject';
import { ofEach, ofEachWith } from '../../rule/rule';
import { everyDestination, httpMatches, isInMesh } from '../virtual-service/parts';

/** Routes of a protocol that is not spoken on any port of the host. */
export const routesAreRead = ofEach('VirtualService', ({ object, spec }, say, context) => {
  if (!isInMesh(spec)) return;
  const isWritten = (kind: string) => spec.get(kind).items().length > 0;
  for (const host of spec.get('hosts').items()) {
    const protocols = protocolsOf(serviceOf(host, object.namespace, context));
    if (protocols.length === 0 || protocols.includes(undefined)) continue;
    const said = `'${host.text}' has ports of ${protocols.join(', ')} alone`;
    if (isWritten('http') && !protocols.some(isHttp)) say('MAN729', host, `${said}, and http routes do not hold there`);
    if (isWritten('tcp') && protocols.every(isHttp)) say('MAN738', host, `${said}, and tcp routes do not hold there`);
  }
});

/** Conditions on a port that no host has. */
export const matchedPorts = ofEachWith('VirtualService', ['match'], ({ object, spec }, say, context) => {
  if (spec.get('gateways').items().length > 0) return;
  const hosts = spec.get('hosts').texts.map(host => context.hosts.find(object.namespace, [], host)?.ports);
  if (hosts.length === 0 || hosts.includes(undefined)) return;
  const known = hosts.flatMap(ports => ports ?? []);
  for (const port of httpMatches(spec).map(match => match.get('port')).filter(({ number }) => number > 0 && !known.includes(number))) {
    say('MAN739', port, `port ${port.number} is none of ${[...new Set(known)].join(', ')}`);
  }
});

/** Hosts that nobody has, beside destinations that somebody has: another spelling is likely. */
export const knownHosts = ofEach('VirtualService', ({ object, spec }, say, context) => {
  if (spec.get('gateways').items().length > 0) return;
  const isKnown = (host: Field) => context.hosts.find(object.namespace, [], host.text) !== undefined;
  const unknown = spec.get('hosts').items().filter(host => /^[^*.]+$/.test(host.text) && !isKnown(host));
  const destination = unknown.length === 0 ? undefined : everyDestination(spec).map(one => one.get('host')).find(isKnown);
  for (const host of destination ? unknown : []) say('MAN740', host, `no service of '${object.namespace}' is called '${host.text}', as '${destination?.text}' is`);
});

function serviceOf(host: Field, namespace: string, context: Context): Subject | undefined {
  const service = context.hosts.find(namespace, [], host.text)?.subject;
  return service?.object.kind === 'Service' ? service : undefined;
}

/** Of each port; nothing where a port does not say. */
function protocolsOf(service: Subject | undefined): (Protocol | undefined)[] {
  return service ? servicePorts(service.spec).map(protocolOfPort) : [];
}
