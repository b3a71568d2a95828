import { Construct } from 'constructs';
import { PORTS } from './kinds';
import { requestsOn } from './scope';
import { demandProps } from '../border/demand';
import { instanceOf, optional } from '../border/kinds';
import { listOf } from '../border/list-of';
import { struct } from '../border/struct';
import { SERVICE } from '../mesh/kinds';
import type { MeshService } from '../mesh/mesh-service';
import { refuse } from '../refusals/refusal';
import { Fault } from '../values/fault';
import { simplified } from '../values/matches/conjunction';
import { REQUEST_MATCHES, type RequestMatch } from '../values/matches/request-match';

/** Failures made on purpose. */
export interface FaultInjectionProps {
  /** The service whose requests fail. */
  readonly service: MeshService;

  /** What happens to them: a delay, an abort, or one of each. */
  readonly faults: Fault[];

  /**
   * Which requests.
   *
   * @default - all
   */
  readonly match?: RequestMatch[];

  /**
   * The HTTP ports on which it holds, by their numbers on the Service.
   *
   * @default - every HTTP port
   */
  readonly ports?: number[];
}

const PROPS = struct<FaultInjectionProps>({
  service: SERVICE,
  faults: listOf(instanceOf<Fault>(Fault, 'Fault.abort(503, Percent.of(1))')),
  match: optional(REQUEST_MATCHES),
  ports: PORTS,
});

/**
 * Fails requests on purpose, in the caller's sidecar, to see how callers bear it.
 *
 * A fault comes before the clock of the route: neither the timeout nor the retries of the service see it. Who answers the others does not change: a fault on some requests becomes an http route of its own before each route that they would take.
 */
export class FaultInjection extends Construct {
  /**
   * Failures.
   *
   * @throws CDI127 if there is no fault, or two of one kind
   * @throws CDI413 if the list of matches is empty
   * @throws CDI416 if it names no port, one twice, or one that the service does not have
   * @throws CDI417 if it holds on a port for TCP or TLS, or the service has no other
   * @throws CDI436 if a prop is missing, or is not what its type says
   */
  constructor(scope: Construct, id: string, props: FaultInjectionProps) {
    super(scope, id);
    demandProps(this, props, PROPS);
    const { service, faults, match = [], ports } = props;
    if (props.match?.length === 0) refuse('CDI413', `'${this.node.path}' has an empty list of matches, so it hits no request for '${service.node.path}'`, 'pass at least one match, or leave match out for all requests');
    const of = (kind: 'delay' | 'abort') => faults.filter(({ _plan }) => _plan[kind]);
    if (faults.length === 0 || of('delay').length > 1 || of('abort').length > 1) {
      refuse('CDI127', `'${this.node.path}' must have one delay, one abort, or one of each, got ${of('delay').length} and ${of('abort').length}`,
        'make a FaultInjection with other matches for each further fault');
    }
    const matches = simplified(match.flatMap(one => one._alternatives));
    service._rules.add({
      kind: 'overlay',
      source: this.node.path,
      // A match that is true of every request narrows nothing: the fault is for all requests.
      matches: matches.every(({ length }) => length > 0) ? matches : [],
      ...requestsOn({ path: this.node.path, service, ports }, 'faults'),
      traits: { fault: { delay: of('delay')[0]?._plan.delay, abort: of('abort')[0]?._plan.abort } },
    });
  }
}
