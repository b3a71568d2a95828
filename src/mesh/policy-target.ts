import { Construct } from 'constructs';
import type { MeshService } from './mesh-service';

/** What limits and faults can be set on: a service, or one of its versions. */
export abstract class PolicyTarget extends Construct {
  /** @internal */
  public abstract readonly _target: Target;
}

/** The service, and the version if it is only about one. */
export interface Target {
  readonly service: MeshService;
  readonly version?: string;
}
