import { isWithin, overlaps } from '../../model/hosts';
import type { VirtualService } from '../rules/virtual-service';
import type { Service } from '../services/services';

const EVERY_NAMESPACE = '*';
const EXCEPT = '~';

/** What a listener names of a namespace. */
interface Named {
  readonly taken: string[];
  readonly left: string[];
}

const NOTHING: Named = { taken: [], left: [] };

/** The `hosts` of a listener of a Sidecar: `namespace/dnsName`, where `.` is the namespace of the client, `*` every one, and `~` leaves out. */
export class EgressHosts {
  private readonly byNamespace = new Map<string, Named>();

  constructor(hosts: readonly string[], namespace: string) {
    for (const host of hosts) {
      const [place, name, ...others] = host.split('/');
      if (name === undefined || others.length > 0) continue;
      const isLeft = place.startsWith(EXCEPT);
      const written = isLeft ? place.slice(EXCEPT.length) || EVERY_NAMESPACE : place;
      const own = written === '.' ? namespace : written;
      const named = this.byNamespace.get(own) ?? { taken: [], left: [] };
      this.byNamespace.set(own, named);
      (isLeft ? named.left : named.taken).push(name);
    }
  }

  /** The names by which a service is taken, in which its aliases have to be as well; nothing if it is not taken. */
  taking({ namespace, host }: Pick<Service, 'namespace' | 'host'>): readonly string[] | undefined {
    const places = this.placesFor(namespace);
    if (places.some(({ left }) => covers(left, host))) return undefined;
    return places.find(({ taken }) => covers(taken, host))?.taken;
  }

  /** A VirtualService is taken by its own namespace, whatever that of the services is; one host is enough, and a wildcard of it counts in both directions. */
  takes({ namespace, hosts }: Pick<VirtualService, 'namespace' | 'hosts'>): boolean {
    const places = this.placesFor(namespace);
    const open = hosts.filter(host => !places.some(({ left }) => covers(left, host)));
    return open.some(host => places.some(({ taken }) => taken.some(one => overlaps(host, one))));
  }

  private placesFor(namespace: string): readonly Named[] {
    return [this.byNamespace.get(namespace) ?? NOTHING, this.byNamespace.get(EVERY_NAMESPACE) ?? NOTHING];
  }
}

/** Whether a host is one of those that are named. */
export function covers(named: readonly string[], host: string): boolean {
  return named.some(one => isWithin(host, one));
}
