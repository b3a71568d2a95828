import { Construct } from 'constructs';
import { exposedPaths, exposedPort } from './exposed';
import { MeshGateway } from './mesh-gateway';
import { originOf } from './origin';
import { demandProps } from '../border/demand';
import { instanceOf, NUMBER, optional, text } from '../border/kinds';
import { listOf } from '../border/list-of';
import { struct } from '../border/struct';
import type { ExposedPath } from '../composition/gateway/exposure';
import { covering } from '../composition/gateway/wildcards';
import { SERVICE } from '../mesh/kinds';
import type { MeshService } from '../mesh/mesh-service';
import { listed, refuse } from '../refusals/refusal';
import { STRING_MATCH, StringMatch } from '../values/matches/string-match';

/** A service let out through a gateway. */
export interface GatewayRouteProps {
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

  /**
   * What the service sees in place of the exposed path or prefix. Ends in `rewrite.uri`.
   *
   * @default - the path as it was sent
   */
  readonly rewrite?: string;
}

const PROPS = struct<GatewayRouteProps>({
  gateway: instanceOf<MeshGateway>(MeshGateway, 'new MeshGateway(…)'),
  service: SERVICE,
  hosts: optional(listOf(text('shop.example.com'))),
  paths: optional(listOf(STRING_MATCH)),
  port: optional(NUMBER),
  rewrite: optional(text('/')),
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
   * @throws CDI210 if the gateway is in a namespace and the chart of the service has no namespace
   * @throws CDI505 if the gateway does not listen to a host
   * @throws CDI506 if a path is a regular expression, or there is no path
   * @throws CDI507 if the service has no such HTTP port, or has several and no port is named
   * @throws CDI436 if a prop is missing, or is not what its type says
   */
  constructor(scope: Construct, id: string, props: GatewayRouteProps) {
    super(scope, id);
    demandProps(this, props, PROPS);
    const { gateway, service, hosts = gateway.hosts, paths = [StringMatch.prefix('/')], rewrite } = props;
    const source = this.node.path;
    checkHosts(source, hosts, gateway);
    const exposed = exposedPaths(source, paths);
    checkRewrite(source, rewrite, exposed);
    const port = exposedPort(source, service, props.port);
    gateway._expose({ source, service, hosts: [...hosts], host: service.hostFor(gateway), port, paths: exposed, traits: { rewrite } });
    this.urls = urls(gateway, hosts, exposed);
  }
}

function checkHosts(path: string, hosts: readonly string[], gateway: MeshGateway): void {
  if (gateway.hosts.length === 0) refuse('CDI505', `'${path}' exposes a service at '${gateway.node.path}', which listens to no host`, 'pass hosts to the gateway');
  if (hosts.length === 0) {
    refuse('CDI505', `'${path}' has an empty list of hosts, but '${gateway.node.path}' listens to ${listed(gateway.hosts)}`, 'leave hosts out for all of them');
  }
  const strange = hosts.find(host => !gateway.hosts.includes(host));
  if (strange !== undefined) {
    const [near] = covering(gateway.hosts, strange);
    refuse('CDI505', `'${path}' is exposed on '${strange}', but '${gateway.node.path}' listens to ${listed(gateway.hosts)}`,
      near ? `use '${near}', or have the gateway listen to '${strange}' too` : 'have the gateway listen to it');
  }
}

function checkRewrite(path: string, rewrite: string | undefined, exposed: readonly ExposedPath[]): void {
  if (rewrite === undefined) return;
  if (!/^\/(?!\/)[^\s?#]*$/.test(rewrite)) {
    refuse('CDI506', `'${path}' rewrites to '${rewrite}', which is not a path`, 'start it with a slash, and leave query and fragment out');
  }
  for (const { test } of exposed) {
    if (test.kind === 'prefix' && test.value.endsWith('/') !== rewrite.endsWith('/')) {
      refuse('CDI506', `'${path}' rewrites the prefix '${test.value}' to '${rewrite}', which ${rewrite.endsWith('/') ? 'doubles' : 'drops'} a slash`,
        'end both with a slash, or neither');
    }
  }
}

function urls(gateway: MeshGateway, hosts: readonly string[], paths: readonly ExposedPath[]): string[] {
  return hosts.filter(host => !host.startsWith('*'))
    .flatMap(host => paths.map(({ test }) => `${originOf(gateway, host)}${'value' in test ? test.value : '/'}`));
}
