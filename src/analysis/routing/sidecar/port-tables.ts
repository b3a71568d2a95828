import { type HostView, virtualHostsAt } from './sidecar-hosts';
import { listensAt } from './sidecar-listeners';
import { DomainIndex, type VirtualHost } from '../http/virtual-hosts';
import { portNumbered } from '../services/services';
import type { Service } from '../services/services';

/** What sidecars that see the same have in common at a port. */
export interface PortTable {
  readonly hosts: readonly VirtualHost[];
  readonly index: DomainIndex;
  /** The services with a listener of theirs, by its address, in the order in which they claim it. */
  readonly listening: ReadonlyMap<string, readonly Service[]>;
}

/** The tables of all ports, each made when it is asked for. */
export class PortTables {
  private readonly tables = new Map<number, PortTable>();

  constructor(private readonly view: HostView) {}

  at(port: number): PortTable {
    let table = this.tables.get(port);
    if (table === undefined) {
      const hosts = virtualHostsAt(this.view, port);
      this.tables.set(port, table = { hosts, index: new DomainIndex(hosts), listening: listening(this.view, port) });
    }
    return table;
  }
}

function listening({ scope }: HostView, port: number): Map<string, Service[]> {
  const byAddress = new Map<string, Service[]>();
  for (const service of scope.listed) {
    const found = portNumbered(service.ports, port);
    const address = found && listensAt(service, found);
    if (address === undefined) continue;
    const known = byAddress.get(address);
    if (known === undefined) byAddress.set(address, [service]);
    else known.push(service);
  }
  return byAddress;
}
