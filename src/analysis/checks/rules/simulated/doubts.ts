import { isWildcard } from '../../../model/hosts';
import { lazy } from '../../../model/lazy';
import type { ManifestObject } from '../../../model/manifest';
import type { Context } from '../../index/context';
import { gatewaysOf, workloadOf } from '../../index/gateways';
import { EVERYWHERE, scopesOf } from '../../index/scopes';
import type { Path } from '../../objects/field';
import type { NamedHost } from '../../objects/named-host';
import type { Subject } from '../../objects/subject';
import { isDelegate, isInMesh } from '../virtual-service/parts';
import { type Destination, destinationsOf, ownHosts } from '../virtual-service/routes';

/** Destinations at which somebody may find nothing, by the object that they are written in and by their places. All others are the same to everyone, and answer. */
export function doubtsIn(context: Context): ReadonlyMap<ManifestObject, ReadonlySet<string>> {
  return context.once(doubtsIn, () => {
    const found = new Map<ManifestObject, Set<string>>();
    for (const subject of context.of('VirtualService')) {
      const clients = lazy(() => callingFrom(subject, context));
      const doubtful = destinationsOf(subject).filter(destination => !isBeyondDoubt(destination, subject, clients, context));
      if (doubtful.length > 0) found.set(subject.object, new Set(doubtful.map(({ field }) => placeOf(field.path))));
    }
    return found;
  });
}

/** A place as a text, by which places are compared. */
export function placeOf(path: Path): string {
  return path.join('/');
}

function isBeyondDoubt(destination: Destination, subject: Subject, clients: () => ReadonlySet<string>, context: Context): boolean {
  const host = destination.host.full;
  const ports = context.plainHosts.portsOf(host);
  // What nobody has written may be there all the same.
  if (ports === undefined) return !context.plainHosts.knows(host);
  return leadsToPort(destination, ports, subject, context) && context.plainHosts.hasSubset(host, destination.subset.text, clients);
}

/** The namespaces in which somebody may meet the rules of a VirtualService: `*` for all. Whom those of a delegate are for is for its roots to say. */
function callingFrom(subject: Subject, context: Context): ReadonlySet<string> {
  const { spec } = subject;
  if (isDelegate(spec)) return EVERYWHERE;
  const scopes = isInMesh(spec) ? [...scopesOf(subject)] : [];
  const pods = gatewaysOf(subject, context).flatMap(gateway => workloadOf(gateway, context).pods);
  return new Set([...scopes, ...pods.map(({ namespace }) => namespace)]);
}

/** Whether a destination leads to a port of the host, whichever port is asked for. */
function leadsToPort({ port, number }: Destination, ports: readonly number[], subject: Subject, context: Context): boolean {
  const { spec } = subject;
  if (port.isSet) return ports.includes(number.number);
  if (ports.length !== 1 || isDelegate(spec)) return false;
  if (!isInMesh(spec)) return true;
  return ownHosts(subject).every(host => {
    if (hasOpenPorts(host, context)) return true;
    const own = isWildcard(host.text) ? undefined : context.plainHosts.portsOf(host.full);
    return own?.every(one => one === ports[0]) ?? spec.get('gateways').length > 1;
  });
}

/** Whether nobody knows at which ports a host is asked for. */
function hasOpenPorts(host: NamedHost, context: Context): boolean {
  const behind = context.hosts.find(host);
  return behind !== undefined && behind.ports === undefined;
}
