import { Construct } from 'constructs';
import type { ServiceVersion } from '../mesh/service-version';
import type { RequestMatch } from '../values/request-match';

/** A standing pin of requests to a version. */
export interface RequestRouteProps {
  /** The version that answers. It knows its service. */
  readonly version: ServiceVersion;

  /** Which requests: each item, and each alternative of it, becomes a match, in this order. */
  readonly match: RequestMatch[];
}

/**
 * Pins requests to a version, whatever a release does with the others.
 *
 * Becomes an http route named by this construct's path. It stands before the early access of a release; among pins the more specific one is
 * tried first, as the Gateway API orders them.
 */
export class RequestRoute extends Construct {
  constructor(scope: Construct, id: string, props: RequestRouteProps) {
    super(scope, id);
    const { version, match } = props;
    const matches = match.flatMap(one => one._alternatives);
    if (matches.length > 0) {
      version.service._contribute({ kind: 'rule', source: this.node.path, tier: 'pin', matches, version: version.name });
    }
  }
}
