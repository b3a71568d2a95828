import { Construct } from 'constructs';
import { demandProps } from '../border/demand';
import { checkedLater, optional } from '../border/kinds';
import { struct } from '../border/struct';
import { answerOf } from '../composition/answer';
import { VERSION } from '../mesh/kinds';
import type { MeshService, ServiceVersion } from '../mesh/mesh-service';
import { refuse, shown } from '../refusals/refusal';
import type { CanaryStage } from '../values/canary-stage';
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
}

const PROPS = struct<CanaryReleaseProps>({ canary: VERSION, stage: checkedLater('a stage', 'CanaryStage.dark()'), earlyAccess: optional(REQUEST_MATCHES) });

/**
 * Moves the traffic of a service from its stable version to a canary: by weight, by request content, or by both at once.
 *
 * Its early access becomes an http route named by this construct's path; its share becomes the weights of the default route.
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
   * @throws CDI436 if a prop is missing, or is not what its type says
   */
  constructor(scope: Construct, id: string, props: CanaryReleaseProps) {
    super(scope, id);
    demandProps(this, props, PROPS);
    const { canary, stage, earlyAccess = [] } = props;
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
    service._rules.add({ kind: 'split', source, shares: [{ version, percent: stage._share }] });
    const matches = earlyAccess.flatMap(match => match._alternatives);
    if (matches.length > 0 && (stage._name === 'dark' || stage._name === 'shift')) {
      service._rules.add({ kind: 'route', source, tier: 'release', matches, answer: answerOf(version) });
    }
  }
}

/** Anything but a stage would write a route to nobody. Only a program without types can pass it. */
function checkStage(path: string, stage: CanaryStage): void {
  if (typeof (stage as CanaryStage | undefined)?._share !== 'number') {
    refuse('CDI414', `'${path}' must be at one of the stages, got ${shown(stage)}`, 'pass CanaryStage.dark(), shift(…), takeOver() or rollBack()');
  }
}
