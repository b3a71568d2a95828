import { asDnsLabel, isDnsLabel } from './names';
import type { RoutedProtocol } from './port-protocol';
import { demandOptions } from '../border/demand';
import { checkedLater, optional } from '../border/kinds';
import { struct } from '../border/struct';
import { refuse, shown } from '../refusals/refusal';

/** How a port appears on the Service. */
export interface MeshPortOptions {
  /**
   * The name of the port; it starts with the protocol, as in `http-admin`, because Istio reads the protocol from it.
   *
   * @default - the protocol, as in `http`
   */
  readonly name?: string;

  /**
   * The port that the container listens on, 1 to 65535.
   *
   * @default - the port of the Service
   */
  readonly targetPort?: number;
}

const OPTIONS = struct<MeshPortOptions>({
  name: optional(checkedLater('a string', '\'http-admin\'')),
  targetPort: optional(checkedLater('a number', '8080')),
});

/** The ports on which a proxy of Istio itself listens, in a sidecar as in a gateway. */
export const PROXY_PORTS = [15000, 15001, 15002, 15004, 15006, 15008, 15020, 15021, 15053, 15090];

/** A port of a service, with the protocol that Istio needs to know. */
export class MeshPort {
  /**
   * HTTP/1.1; requests are routed by rules.
   *
   * @param number the port of the Service, 1 to 65535
   * @throws CDI120 if a port is out of range
   * @throws CDI121 if the name does not start with the protocol
   * @throws CDI122 if the container port belongs to the sidecar
   * @throws CDI436 if the options have what they cannot have
   */
  public static http(number: number, options: MeshPortOptions = {}): MeshPort {
    return new MeshPort('http', 'http', number, options);
  }

  /**
   * HTTP/2 without TLS; requests are routed by rules.
   *
   * @param number the port of the Service, 1 to 65535
   * @throws CDI120, CDI121, CDI122, CDI436 as `http` does
   */
  public static http2(number: number, options: MeshPortOptions = {}): MeshPort {
    return new MeshPort('http', 'http2', number, options);
  }

  /**
   * gRPC; requests are routed by rules.
   *
   * @param number the port of the Service, 1 to 65535
   * @throws CDI120, CDI121, CDI122, CDI436 as `http` does
   */
  public static grpc(number: number, options: MeshPortOptions = {}): MeshPort {
    return new MeshPort('http', 'grpc', number, options);
  }

  /**
   * Any other protocol, TLS that the application speaks included. Its connections go to the stable version, unless a release names the port.
   *
   * @param number the port of the Service, 1 to 65535
   * @throws CDI120, CDI121, CDI122, CDI436 as `http` does
   */
  public static tcp(number: number, options: MeshPortOptions = {}): MeshPort {
    return new MeshPort('tcp', 'tcp', number, options);
  }

  /**
   * TLS that the application speaks. Its connections go to the stable version, unless a release names the port; Istio finds their rule by the server
   * name that the client asks for, which has to be `name`, `name.namespace`, `name.namespace.svc` or the full name with the domain of the cluster.
   * Who asks for any other reaches the pods of every version. So it is for a Service whose port is named `tls` or `https` already; where
   * the name of the port is yours, `MeshPort.tcp` rules every connection.
   *
   * @param number the port of the Service, 1 to 65535
   * @throws CDI120, CDI121, CDI122, CDI436 as `http` does
   */
  public static tls(number: number, options: MeshPortOptions = {}): MeshPort {
    return new MeshPort('tls', 'tls', number, options);
  }

  /** The port of the Service. */
  public readonly number: number;
  /** The name of the port. */
  public readonly name: string;
  /** The port that the container listens on. */
  public readonly targetPort: number;
  /** @internal */
  public readonly _routed: RoutedProtocol;

  private constructor(routed: RoutedProtocol, protocol: string, number: number, options: MeshPortOptions) {
    demandOptions(`MeshPort.${protocol}`, options, OPTIONS);
    this.number = checkedPort(number, 'a port');
    this.name = options.name ?? protocol;
    this.targetPort = checkedPort(options.targetPort ?? number, 'a target port');
    checkName(this.name, protocol);
    this._routed = routed;
    if (PROXY_PORTS.includes(this.targetPort)) {
      refuse('CDI122', `the sidecar listens on port ${this.targetPort} of the pod, so a container cannot`, 'pass another targetPort and have the container listen there');
    }
  }
}

/** Refuses what is not a port. */
export function checkedPort(number: number, what: string): number {
  if (!Number.isInteger(number) || number < 1 || number > 65535) {
    refuse('CDI120', `${what} must be a whole number from 1 to 65535, got ${shown(number)}`, 'pass a port, as in 8080');
  }
  return number;
}

function checkName(name: string, protocol: string): void {
  if (typeof name !== 'string') refuse('CDI121', `a port name must be a string, got ${shown(name)}`, `leave it out for '${protocol}'`);
  if (name !== protocol && !name.startsWith(`${protocol}-`)) {
    refuse('CDI121', `Istio reads the protocol of a port from its name, but '${name}' is neither '${protocol}' nor '${protocol}-…'`, `name it '${protocol}', or '${asDnsLabel(`${protocol}-${name}`)}'`);
  }
  if (!isDnsLabel(name)) {
    refuse('CDI121', `a port name must be a DNS label, got '${name}'`, `use lower-case letters, digits and hyphens, as in '${protocol}-admin'`);
  }
}
