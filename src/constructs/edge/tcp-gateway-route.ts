import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { connectionPort, gatewayPort } from './connection-port';
import { MeshGateway } from './mesh-gateway';
import { demandProps } from '../border/demand';
import { checkedLater, instanceOf, NUMBER, optional } from '../border/kinds';
import { struct } from '../border/struct';
import { SERVICE } from '../mesh/kinds';
import type { MeshService } from '../mesh/mesh-service';
import { claimGatewayPort } from '../mesh/ownership';

/** Connections to a port of a service, let out through a gateway. */
export interface TcpGatewayRouteProps {
  /** The gateway. */
  readonly gateway: MeshGateway;

  /** The service. */
  readonly service: MeshService;

  /**
   * The port of the service, one for TCP or TLS.
   *
   * @default - the only one that it has
   */
  readonly port?: number;

  /**
   * The port of the gateway, 1 to 65535: one of its Service, or else one of its pods. Nothing else can be let out there.
   *
   * @default - the port of the service
   */
  readonly listenOn?: number;
}

const PROPS = struct<TcpGatewayRouteProps>({
  gateway: instanceOf<MeshGateway>(MeshGateway, 'new MeshGateway(…)'),
  service: SERVICE,
  port: optional(NUMBER),
  listenOn: optional(checkedLater('a number', '5432')),
});

/**
 * Lets connections to a port of a service out through a port of a gateway, with the versions and shares that it has inside the mesh.
 *
 * Hosts do not count: nothing in a connection says which one was meant. Ends in a server of the Gateway and in a VirtualService of its own.
 */
export class TcpGatewayRoute extends Construct {
  /** The rules of the port of the gateway, for patches. */
  public readonly virtualService: ApiObject;

  /**
   * A port let out.
   *
   * @throws CDI120 if the port of the gateway is out of range
   * @throws CDI210 if the gateway is in a namespace and the chart of the service has no namespace
   * @throws CDI215 if something else has the name of its VirtualService
   * @throws CDI436 if a prop is missing, or is not what its type says
   * @throws CDI516 if the service has no such port for TCP or TLS, or has several and no port is named
   * @throws CDI517 if the port of the gateway is taken
   */
  constructor(scope: Construct, id: string, props: TcpGatewayRouteProps) {
    super(scope, id);
    demandProps(this, props, PROPS);
    const { gateway, service } = props;
    const source = this.node.path;
    const port = connectionPort(source, service, props.port);
    const listenOn = gatewayPort(source, props.listenOn ?? port);
    claimGatewayPort(this, gateway._install._port(listenOn), 'TCP');
    this.virtualService = gateway._letOut({ source, service, host: service.hostFor(gateway), port, listenOn });
  }
}
