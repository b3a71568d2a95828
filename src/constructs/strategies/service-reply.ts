import { Construct } from 'constructs';
import { PORTS } from './kinds';
import { requestsOn } from './scope';
import { demandProps } from '../border/demand';
import { instanceOf, optional } from '../border/kinds';
import { struct } from '../border/struct';
import { serverNames } from '../composition/host/server-names';
import { SERVICE } from '../mesh/kinds';
import type { MeshService } from '../mesh/mesh-service';
import { refuse } from '../refusals/refusal';
import { simplified } from '../values/matches/conjunction';
import { REQUEST_MATCHES, type RequestMatch } from '../values/matches/request-match';
import { checkReply } from '../values/routes/redirects';
import { Reply } from '../values/routes/reply';

/** A reply in place of a service. */
export interface ServiceReplyProps {
  /** The service that does not get the requests. */
  readonly service: MeshService;

  /** What proxies answer in its place. */
  readonly reply: Reply;

  /**
   * Which requests: each item, and each alternative of it, becomes a match, in this order.
   *
   * @default - all, as for maintenance
   */
  readonly match?: RequestMatch[];

  /**
   * The HTTP ports on which it holds, by their numbers on the Service.
   *
   * @default - every HTTP port
   */
  readonly ports?: number[];
}

const PROPS = struct<ServiceReplyProps>({
  service: SERVICE,
  reply: instanceOf<Reply>(Reply, 'Reply.fixed(503)'),
  match: optional(REQUEST_MATCHES),
  ports: PORTS,
});

/**
 * Answers requests for a service in its place: a maintenance page, or a redirect.
 *
 * Becomes an http route with `redirect` or `directResponse`, named by this construct's path. It stands before pins and releases, which stay as they are and
 * count again when it is gone. Mirrors, faults, timeout and retries of the service do nothing here; its CORS policy and its changes of answers hold.
 */
export class ServiceReply extends Construct {
  /**
   * A reply.
   *
   * @throws CDI145 if it is a redirect that surely leads back to itself
   * @throws CDI413 if the list of matches is empty
   * @throws CDI416 if it names no port, one twice, or one that the service does not have
   * @throws CDI417 if it holds on a port for TCP or TLS, or the service has no other
   * @throws CDI422 if it redirects a prefix that a match does not name
   * @throws CDI436 if a prop is missing, or is not what its type says
   */
  constructor(scope: Construct, id: string, props: ServiceReplyProps) {
    super(scope, id);
    demandProps(this, props, PROPS);
    const { service, reply, match = [], ports } = props;
    const source = this.node.path;
    if (props.match?.length === 0) {
      refuse('CDI413', `'${source}' has an empty list of matches, so it answers no request for '${service.node.path}'`, 'pass at least one match, or leave match out for all requests');
    }
    const all = simplified(match.flatMap(one => one._alternatives));
    // A match that is true of every request narrows nothing.
    const matches = all.every(({ length }) => length > 0) ? all : [];
    const on = requestsOn({ path: source, service, ports }, 'a reply');
    const hosts = serverNames({ host: service.name, namespace: service.namespace, clusterDomain: service.clusterDomain });
    const place = { hosts, scheme: 'http' as const, ports: on.ports ?? service.ports.map(({ number }) => number), matches };
    checkReply(source, reply._plan, place);
    service._rules.add({ kind: 'route', source, tier: 'reply', matches, answer: reply._plan, ...on });
  }
}
