import { Construct } from 'constructs';
import { checkExposedHosts, exposedPaths, exposedPort } from './exposed';
import { MeshGateway } from './mesh-gateway';
import { originOf } from './origin';
import { demandProps } from '../border/demand';
import { instanceOf, NUMBER, optional, text } from '../border/kinds';
import { listOf } from '../border/list-of';
import { struct } from '../border/struct';
import type { ExposedPath } from '../composition/gateway/exposure';
import { SERVICE } from '../mesh/kinds';
import type { MeshService } from '../mesh/mesh-service';
import { STRING_MATCH, StringMatch } from '../values/matches/string-match';
import type { RouteOptions } from '../values/route-options';
import { ROUTE } from '../values/route-shape';
import { traitsOf } from '../values/route-traits';
import { checkSlashes } from '../values/routes/rewrite';

/** A service let out through a gateway. */
export interface GatewayRouteProps extends RouteOptions {
  /** The gateway. */
  readonly gateway: MeshGateway;

  /** The service. */
  readonly service: MeshService;

  /**
   * The hosts of the gateway on which it is exposed. On a wildcard it is exposed on the narrower hosts of the gateway too, under each path that is not
   * exposed on the narrower host itself; a host with a `MeshGateway` of its own is left alone.
   *
   * @default - all of them
   */
  readonly hosts?: string[];

  /**
   * The paths under which it is exposed: exact ones and prefixes.
   *
   * @default - every path
   */
  readonly paths?: StringMatch[];

  /**
   * The port of the service.
   *
   * @default - its HTTP port, if it has only one
   */
  readonly port?: number;
}

const PROPS = struct<GatewayRouteProps>({
  gateway: instanceOf<MeshGateway>(MeshGateway, 'new MeshGateway(…)'),
  service: SERVICE,
  hosts: optional(listOf(text('shop.example.com'))),
  paths: optional(listOf(STRING_MATCH)),
  port: optional(NUMBER),
  ...ROUTE,
});

/**
 * Lets a service out through a gateway, with every rule that it has inside the mesh: the split, the testers, the mirrors, timeout and retries.
 *
 * Its routes are named by this construct's path and the rule's.
 */
export class GatewayRoute extends Construct {
  /** Where the service is reached from outside; hosts with a wildcard are left out. */
  public readonly urls: string[];

  /**
   * A service let out.
   *
   * @throws CDI105, CDI139, CDI140, CDI141 if a header cannot be changed in this way
   * @throws CDI117 if its timeout is under 1 ms or has a fraction of one
   * @throws CDI210 if the gateway is in a namespace and the chart of the service has no namespace
   * @throws CDI505 if the gateway does not listen to a host
   * @throws CDI506 if a path is a regular expression, there is no path, or a rewrite loses or doubles a slash
   * @throws CDI507 if the service has no such HTTP port, or has several and no port is named
   * @throws CDI436 if a prop is missing, or is not what its type says
   */
  constructor(scope: Construct, id: string, props: GatewayRouteProps) {
    super(scope, id);
    demandProps(this, props, PROPS);
    const { gateway, service, hosts = gateway.hosts, paths = [StringMatch.prefix('/')] } = props;
    const source = this.node.path;
    checkExposedHosts(source, hosts, gateway);
    const exposed = exposedPaths(source, paths);
    const traits = traitsOf(source, props);
    for (const { test } of exposed) checkSlashes(source, test, traits.rewrite ?? {}, 'CDI506');
    const port = exposedPort(source, service, props.port);
    gateway._expose({ source, service, rules: service._rules, hosts: [...hosts], host: service.hostFor(gateway), port, paths: exposed, traits });
    this.urls = urls(gateway, hosts, exposed);
  }
}

function urls(gateway: MeshGateway, hosts: readonly string[], paths: readonly ExposedPath[]): string[] {
  return hosts.filter(host => !host.startsWith('*'))
    .flatMap(host => paths.map(({ test }) => `${originOf(gateway, host)}${'value' in test ? test.value : '/'}`));
}
