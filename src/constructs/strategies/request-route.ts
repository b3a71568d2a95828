import { Construct } from 'constructs';
import { PORTS } from './kinds';
import { requestsOn } from './scope';
import { demandProps } from '../border/demand';
import { struct } from '../border/struct';
import { answerOf } from '../composition/answer';
import { VERSION } from '../mesh/kinds';
import type { ServiceVersion } from '../mesh/mesh-service';
import { refuse } from '../refusals/refusal';
import { REQUEST_MATCHES, type RequestMatch } from '../values/matches/request-match';
import type { RouteOptions } from '../values/route-options';
import { ROUTE } from '../values/route-shape';
import { pinTraits } from '../values/route-traits';

/** A standing pin of requests to a version. */
export interface RequestRouteProps extends RouteOptions {
  /** The version that answers. It knows its service. */
  readonly version: ServiceVersion;

  /** Which requests: each item, and each alternative of it, becomes a match, in this order. */
  readonly match: RequestMatch[];

  /**
   * The HTTP ports on which it holds, by their numbers on the Service.
   *
   * @default - every HTTP port
   */
  readonly ports?: number[];
}

const PROPS = struct<RequestRouteProps>({ version: VERSION, match: REQUEST_MATCHES, ports: PORTS, ...ROUTE });

/**
 * Pins requests to a version, whatever a release does with the others.
 *
 * Becomes an http route named by this construct's path. It stands before the early access of a release; among pins the more specific one is
 * tried first, as the Gateway API orders them.
 */
export class RequestRoute extends Construct {
  /**
   * A pin.
   *
   * @throws CDI117 if its timeout is under 1 ms or has a fraction of one
   * @throws CDI105, CDI139, CDI140, CDI141 if a header cannot be changed in this way
   * @throws CDI143 if it rewrites a prefix that its matches do not name
   * @throws CDI413 if there is no match
   * @throws CDI420 if it has a CORS policy that no preflight meets
   * @throws CDI416 if it names no port, one twice, or one that the service does not have
   * @throws CDI417 if it holds on a port for TCP or TLS, or the service has no other
   * @throws CDI436 if a prop is missing, or is not what its type says
   */
  constructor(scope: Construct, id: string, props: RequestRouteProps) {
    super(scope, id);
    demandProps(this, props, PROPS);
    const { version, match, ports } = props;
    const source = this.node.path;
    if (match.length === 0) refuse('CDI413', `'${source}' has no match, so it pins no request to '${version.path}'`, 'pass at least one match, or delete it');
    const matches = match.flatMap(one => one._alternatives);
    version.service._rules.add({
      kind: 'route',
      source,
      tier: 'pin',
      matches,
      answer: answerOf(version.name),
      traits: pinTraits(source, props, matches),
      ...requestsOn({ path: source, service: version.service, ports }, 'a match'),
    });
  }
}
