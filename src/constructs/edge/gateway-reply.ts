import { Construct } from 'constructs';
import { checkExposedHosts, exposedPaths } from './exposed';
import { MeshGateway } from './mesh-gateway';
import { demandProps } from '../border/demand';
import { instanceOf, optional, text } from '../border/kinds';
import { listOf } from '../border/list-of';
import { struct } from '../border/struct';
import { planOfReply } from '../composition/gateway/reply-plan';
import { tlsOf } from '../composition/gateway/tls-plan';
import { httpSpec } from '../rendering/http-route';
import { STRING_MATCH, StringMatch } from '../values/matches/string-match';
import { checkReply, type RedirectedPlace } from '../values/routes/redirects';
import { Reply } from '../values/routes/reply';

/** A reply of a gateway, for paths that belong to no service. */
export interface GatewayReplyProps {
  /** The gateway. */
  readonly gateway: MeshGateway;

  /** What it answers. */
  readonly reply: Reply;

  /**
   * The hosts of the gateway on which it answers; on a wildcard as a `GatewayRoute` is exposed.
   *
   * @default - all of them
   */
  readonly hosts?: string[];

  /**
   * The paths under which it answers: exact ones and prefixes.
   *
   * @default - every path
   */
  readonly paths?: StringMatch[];
}

const PROPS = struct<GatewayReplyProps>({
  gateway: instanceOf<MeshGateway>(MeshGateway, 'new MeshGateway(…)'),
  reply: instanceOf<Reply>(Reply, 'Reply.fixed(404)'),
  hosts: optional(listOf(text('shop.example.com'))),
  paths: optional(listOf(STRING_MATCH)),
});

/**
 * Answers requests at a gateway without a service: a redirect to another path or host, or a fixed answer.
 *
 * Becomes an http route with `redirect` or `directResponse`, named by this construct's path, among those of the services on the host: exact paths come first,
 * then the longer prefix.
 */
export class GatewayReply extends Construct {
  /**
   * A reply.
   *
   * @throws CDI145 if it is a redirect that surely leads back to itself
   * @throws CDI422 if it redirects a prefix, and a path is exact or differs in its last slash
   * @throws CDI505 if the gateway does not listen to a host
   * @throws CDI506 if a path is a regular expression, or there is no path
   * @throws CDI436 if a prop is missing, or is not what its type says
   */
  constructor(scope: Construct, id: string, props: GatewayReplyProps) {
    super(scope, id);
    demandProps(this, props, PROPS);
    const { gateway, reply: { _plan: reply }, hosts = gateway.hosts, paths = [StringMatch.prefix('/')] } = props;
    const source = this.node.path;
    checkExposedHosts(source, hosts, gateway);
    const exposed = exposedPaths(source, paths);
    const matches = exposed.map(({ match }) => match);
    for (const host of hosts) checkReply(source, reply, { hosts: [host], ...listeningOf(gateway, host), matches });
    const plan = planOfReply(source, reply);
    const rules = { plan: () => plan, routeSpec: httpSpec };
    gateway._expose({ source, rules, hosts: [...hosts], host: plan.host, port: plan.ports[0].number, paths: exposed, traits: {} });
  }
}

/** The scheme under which a gateway is asked for a host, and the ports. */
function listeningOf({ _install: install, _tls: tls }: MeshGateway, host: string): Pick<RedirectedPlace, 'scheme' | 'ports'> {
  return tlsOf(tls, host) ? { scheme: 'https', ports: [443, install._httpsPort] } : { scheme: 'http', ports: [80, install._httpPort] };
}
