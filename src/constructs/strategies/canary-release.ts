import { Construct } from 'constructs';
import { CAPACITY, PORTS } from './kinds';
import { admittedOn, sharedOn } from './scope';
import { demandProps } from '../border/demand';
import { checkedLater, optional } from '../border/kinds';
import { struct } from '../border/struct';
import { answerOf } from '../composition/answer';
import { VERSION } from '../mesh/kinds';
import type { MeshService, ServiceVersion } from '../mesh/mesh-service';
import { refuse, shown } from '../refusals/refusal';
import type { CanaryStage } from '../values/canary-stage';
import type { Capacity } from '../values/capacity';
import { REQUEST_MATCHES, type RequestMatch } from '../values/matches/request-match';

/** A release of a new version, step by step. */
export interface CanaryReleaseProps {
  /** The new version. It knows its service. */
  readonly canary: ServiceVersion;

  /** Where the release stands. */
  readonly stage: CanaryStage;

  /**
   * Who sees the canary before the public does, as long as the release is dark or shifting: each item, and each alternative of it, becomes a match.
   * Behind another service it works only for what that service forwards.
   *
   * @default - nobody
   */
  readonly earlyAccess?: RequestMatch[];

  /**
   * The ports that take part, by their numbers on the Service. A port for TCP or TLS takes part if it is named here: its connections are shared out
   * one by one, as they are opened; the proxy closes those that are open, by default 45 seconds after each step. All other ports stay with the stable version.
   *
   * @default - every HTTP port
   */
  readonly ports?: number[];

  /**
   * Whether the pods of the canary are compared with its share.
   *
   * @default Capacity.compared()
   */
  readonly capacity?: Capacity;
}

const PROPS = struct<CanaryReleaseProps>({
  canary: VERSION,
  stage: checkedLater('a stage', 'CanaryStage.dark()'),
  earlyAccess: optional(REQUEST_MATCHES),
  ports: PORTS,
  capacity: CAPACITY,
});

/**
 * Moves the traffic of a service from its stable version to a canary: by weight, by request content, or by both at once.
 *
 * Its early access becomes an http route named by this construct's path; its share becomes the weights of the default route, and those of the tcp or tls
 * route of each port for connections that it names.
 *
 * `ports` confines it: there the stages hold, and elsewhere the service does as without it. The stable version is one for all ports. So making the canary stable
 * gives it the ports that the release left out, in one step: name those too, and let it take over there, before the promotion. Releases on different ports
 * of one service may go on at once; promoting the canary of one makes it the version that all others start from, so finish them one after the other.
 */
export class CanaryRelease extends Construct {
  /** The service that is released. */
  public readonly service: MeshService;

  /** The new version. */
  public readonly canary: ServiceVersion;

  /** Where the release stands. */
  public readonly stage: CanaryStage;

  /**
   * A release.
   *
   * @throws CDI414 if it is not one of the stages
   * @throws CDI401 if the canary is the stable version before it takes over
   * @throws CDI416 if it names no port, one twice, or one that the service does not have
   * @throws CDI417 if there is early access, and its ports are all for TCP or TLS
   * @throws CDI436 if a prop is missing, or is not what its type says
   */
  constructor(scope: Construct, id: string, props: CanaryReleaseProps) {
    super(scope, id);
    demandProps(this, props, PROPS);
    const { canary, stage, earlyAccess = [], ports, capacity } = props;
    const { service, name: version } = canary;
    checkStage(this.node.path, stage);
    if (version === service.stable && stage._name !== 'takeOver') {
      refuse('CDI401', `'${this.node.path}' releases version '${version}' of '${service.name}', which '${service.node.path}' already names as stable`,
        'keep the previous version as stable until the canary has taken over');
    }
    this.service = service;
    this.canary = canary;
    this.stage = stage;
    const source = this.node.path;
    const asking = { path: source, service, ports };
    service._rules.add({ kind: 'split', source, shares: [{ version, percent: stage._share }], trustsCapacity: capacity?._isTrusted, ...sharedOn(asking) });
    const matches = earlyAccess.flatMap(match => match._alternatives);
    if (matches.length === 0) return;
    const admitted = admittedOn(asking, 'early access');
    if (stage._name === 'dark' || stage._name === 'shift') {
      service._rules.add({ kind: 'route', source, tier: 'release', matches, answer: answerOf(version), ...admitted });
    }
  }
}

/** Anything but a stage would write a route to nobody. Only a program without types can pass it. */
function checkStage(path: string, stage: CanaryStage): void {
  if (typeof (stage as CanaryStage | undefined)?._share !== 'number') {
    refuse('CDI414', `'${path}' must be at one of the stages, got ${shown(stage)}`, 'pass CanaryStage.dark(), shift(…), takeOver() or rollBack()');
  }
}
