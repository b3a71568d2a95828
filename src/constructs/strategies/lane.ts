import { Construct } from 'constructs';
import { requestsOn } from './scope';
import { demandProps } from '../border/demand';
import { listOf } from '../border/list-of';
import { struct } from '../border/struct';
import { answerOf } from '../composition/answer';
import { VERSION } from '../mesh/kinds';
import type { ServiceVersion } from '../mesh/mesh-service';
import { refuse } from '../refusals/refusal';
import { REQUEST_MATCHES, type RequestMatch } from '../values/matches/request-match';

/** A way through several services. */
export interface LaneProps {
  /** Which requests take it: each item, and each alternative of it, becomes a match at every service. */
  readonly match: RequestMatch[];

  /** The versions that answer in it, one a service. A service without one answers as it does to everybody. */
  readonly versions: ServiceVersion[];
}

const PROPS = struct<LaneProps>({ match: REQUEST_MATCHES, versions: listOf(VERSION) });

/**
 * Leads requests through chosen versions of several services: a feature under test beside the services that it changes with.
 *
 * Becomes a standing pin at each of the services, an http route named by this construct's path. Every service in the lane has to forward what
 * the match looks at, or the lane ends there.
 */
export class Lane extends Construct {
  /**
   * A lane.
   *
   * @throws CDI404 if it leads through two versions of one service
   * @throws CDI413 if there is no match, or no version
   * @throws CDI417 if one of the services has no HTTP port
   * @throws CDI436 if a prop is missing, or is not what its type says
   */
  constructor(scope: Construct, id: string, props: LaneProps) {
    super(scope, id);
    demandProps(this, props, PROPS);
    const { match, versions } = props;
    const source = this.node.path;
    if (match.length === 0 || versions.length === 0) {
      refuse('CDI413', `the lane '${source}' must have at least one match and one version, got ${match.length} and ${versions.length}`, 'pass what is missing, or delete the lane');
    }
    checkVersions(source, versions);
    const matches = match.flatMap(one => one._alternatives);
    for (const { service, name } of versions) {
      service._rules.add({ kind: 'route', source, tier: 'pin', matches, answer: answerOf(name), ...requestsOn({ path: source, service }, 'a match') });
    }
  }
}

function checkVersions(path: string, versions: readonly ServiceVersion[]): void {
  for (const version of versions) {
    const other = versions.find(({ service, name }) => service === version.service && name !== version.name);
    if (other) {
      refuse('CDI404', `'${path}' leads through '${version.path}' and '${other.path}', two versions of one service, so the first would get every request`,
        'name one version of each service');
    }
  }
}
