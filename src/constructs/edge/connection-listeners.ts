import { Lazy, type ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { tlsEndsOnce } from '../checks/gateway/tls-ends-once';
import { composeTcp, composeTls, type NamedExposure } from '../composition/gateway/compose-connections';
import type { ServerPlan } from '../composition/gateway/compose-servers';
import { widestHosts } from '../composition/gateway/wildcards';
import { byText } from '../composition/precedence';
import type { MeshService } from '../mesh/mesh-service';
import { claimObject } from '../mesh/ownership';
import { WrittenObject } from '../objects/written-object';
import type { Problem } from '../refusals/refusal';
import { VIRTUAL_SERVICE } from '../rendering/kinds';
import { tcpSpec, tlsSpec, virtualServiceSpec, type RouteSpecs } from '../rendering/virtual-service';

/** A port of a service, let out at a port of a gateway. */
export interface ConnectionsLetOut {
  readonly source: string;
  readonly service: MeshService;
  /** How the gateway's namespace reaches the service. */
  readonly host: string;
  /** The port of the service. */
  readonly port: number;
  /** The port of the gateway. */
  readonly listenOn: number;
  /** The names under TLS that it is let out for; any connection where there are none. */
  readonly sniHosts?: readonly string[];
}

/** A port of a gateway, and what is let out there: one way for all connections, or some that TLS tells apart. */
interface Listener {
  readonly protocol: 'TCP' | 'TLS';
  readonly port: number;
  readonly ways: ConnectionsLetOut[];
  readonly rules: ApiObject;
}

/** The ports of a gateway at which connections are let out, and the one VirtualService of each. */
export class ConnectionListeners {
  private readonly listeners = new Map<number, Listener>();

  constructor(private readonly gateway: Construct, private readonly name: string) {}

  /** Hears what is let out, and answers with the rules of the port. */
  add(way: ConnectionsLetOut): ApiObject {
    const listener = this.listeners.get(way.listenOn) ?? this.opened(way);
    listener.ways.push(way);
    return listener.rules;
  }

  /** The servers for them, by port. */
  servers(): ServerPlan[] {
    return [...this.listeners.values()].sort((a, b) => a.port - b.port)
      .map(listener => ({ protocol: listener.protocol, name: labelOf(listener), port: listener.port, hosts: hostsOf(listener) }));
  }

  /** Everything that is wrong with what is let out. */
  problems(): Problem[] {
    return [...this.listeners.values()].filter(({ protocol }) => protocol === 'TLS').flatMap(({ ways }) => ways.map(exposureOf).flatMap(tlsEndsOnce));
  }

  private opened({ sniHosts, listenOn: port }: ConnectionsLetOut): Listener {
    const protocol = sniHosts ? 'TLS' : 'TCP';
    const ways: ConnectionsLetOut[] = [];
    const label = labelOf({ protocol, port });
    const rules = new WrittenObject(this.gateway, label, {
      ...VIRTUAL_SERVICE,
      metadata: { name: `${this.name}-${label}` },
      spec: Lazy.any({ produce: () => virtualServiceSpec({ hosts: hostsOf(listener), gateways: [this.name] }, routesOf(listener)) }),
    });
    const listener = { protocol, port, ways, rules } as const;
    claimObject(rules, this.gateway.node.path);
    this.listeners.set(port, listener);
    return listener;
  }
}

function labelOf({ protocol, port }: Pick<Listener, 'protocol' | 'port'>): string {
  return `${protocol.toLowerCase()}-${port}`;
}

/** Nothing tells the host of a connection without TLS. Istio rejects rules whose hosts overlap; a name under a wildcard is told by its route. */
function hostsOf({ protocol, ways }: Pick<Listener, 'protocol' | 'ways'>): string[] {
  return protocol === 'TCP' ? ['*'] : widestHosts(ways.flatMap(({ sniHosts = [] }) => sniHosts)).sort(byText);
}

/** Each route is confined to its port: the rules of several ports of a gateway are for the same hosts. */
function routesOf({ protocol, port, ways }: Listener): RouteSpecs {
  const exposures = ways.map(exposureOf);
  return protocol === 'TCP'
    ? { http: [], tcp: exposures.flatMap(composeTcp).map(route => tcpSpec(route, port)) }
    : { http: [], tls: composeTls(exposures).map(route => tlsSpec(route, port)) };
}

function exposureOf({ service, sniHosts = [], ...way }: ConnectionsLetOut): NamedExposure {
  return { ...way, sniHosts, plan: service._rules.plan() };
}
