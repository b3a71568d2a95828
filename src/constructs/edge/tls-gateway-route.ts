import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { connectionPort, gatewayPort } from './connection-port';
import { checkServerName } from './external-host';
import { MeshGateway } from './mesh-gateway';
import { demandProps } from '../border/demand';
import { checkedLater, instanceOf, NUMBER, optional } from '../border/kinds';
import { listOf } from '../border/list-of';
import { struct } from '../border/struct';
import { SERVICE } from '../mesh/kinds';
import type { MeshService } from '../mesh/mesh-service';
import { claimGatewayPort, claimServerName } from '../mesh/ownership';
import { refuse } from '../refusals/refusal';
import { repeated } from '../values/names';

/** Connections under TLS to a port of a service, let out through a gateway that does not decrypt. */
export interface TlsGatewayRouteProps {
  /** The gateway. Its own hosts are others than these. */
  readonly gateway: MeshGateway;

  /** The service. */
  readonly service: MeshService;

  /** The external hosts, by which clients ask for it in their TLS handshake: full names, `*.` and a domain, or `*` for any. */
  readonly hosts: string[];

  /**
   * The port of the service, one for TCP or TLS.
   *
   * @default - the only one that it has
   */
  readonly port?: number;

  /**
   * The port of the gateway, 1 to 65535: one of its Service, or else one of its pods.
   *
   * @default - the port for HTTPS of its installation
   */
  readonly listenOn?: number;
}

const PROPS = struct<TlsGatewayRouteProps>({
  gateway: instanceOf<MeshGateway>(MeshGateway, 'new MeshGateway(…)'),
  service: SERVICE,
  hosts: listOf(checkedLater('a string', '\'shop.example.com\'')),
  port: optional(NUMBER),
  listenOn: optional(checkedLater('a number', '5432')),
});

/**
 * Lets connections under TLS to a port of a service out through a gateway, with the versions and shares that they have inside the mesh. TLS ends at the
 * pods; the gateway sees nothing but the name that is asked for. So the service must not have `ClientTls.simple` or `mutual`, which would begin a second
 * TLS (CDI518, at synth).
 *
 * Ends in a server of the Gateway with `tls.mode: PASSTHROUGH`, and in `tls` routes by `sniHosts`. All that one port of a gateway lets through shares a
 * VirtualService.
 */
export class TlsGatewayRoute extends Construct {
  /** The rules of the port of the gateway, for patches. */
  public readonly virtualService: ApiObject;

  /**
   * A port let out.
   *
   * @throws CDI120 if the port of the gateway is out of range
   * @throws CDI209 if something else takes TLS for one of the hosts at the port of the gateway
   * @throws CDI210 if the gateway is in a namespace and the chart of the service has no namespace
   * @throws CDI215 if something else has the name of its VirtualService
   * @throws CDI504 if there is no host, or one that no client can ask for
   * @throws CDI436 if a prop is missing, or is not what its type says
   * @throws CDI516 if the service has no such port for TCP or TLS, or has several and no port is named
   * @throws CDI517 if the port of the gateway is taken for HTTP or TCP
   */
  constructor(scope: Construct, id: string, props: TlsGatewayRouteProps) {
    super(scope, id);
    demandProps(this, props, PROPS);
    const { gateway, service, hosts } = props;
    const source = this.node.path;
    if (hosts.length === 0) refuse('CDI504', `'${source}' has an empty list of hosts`, 'pass at least one, or * for any');
    for (const host of hosts) checkServerName(source, host);
    const twice = repeated(hosts);
    if (twice !== undefined) refuse('CDI209', `'${source}' lists the host '${twice}' twice`, 'drop one of the two');
    const port = connectionPort(source, service, props.port);
    const listenOn = gatewayPort(source, props.listenOn ?? gateway._install._httpsPort);
    const at = gateway._install._port(listenOn);
    claimGatewayPort(this, at, 'TLS');
    for (const host of hosts) claimServerName(this, host, at);
    this.virtualService = gateway._letOut({ source, service, host: service.hostFor(gateway), port, listenOn, sniHosts: [...hosts] });
  }
}
