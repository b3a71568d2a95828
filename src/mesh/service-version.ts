import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { MeshService } from './mesh-service';
import { PolicyTarget, type Target } from './policy-target';
import type { Pods } from '../workload/pods';

/** One version of a service: a subset of its pods that routes can name. Made by `MeshService.addVersion`. */
export class ServiceVersion extends PolicyTarget {
  /** @internal */
  public static _of(scope: Construct, service: MeshService, name: string, bind: (scope: Construct) => Pods): ServiceVersion {
    return new ServiceVersion(scope, service, name, bind);
  }

  /** The service that it is a version of. */
  public readonly service: MeshService;

  /** The name of the version, which is the name of its subset. */
  public readonly name: string;

  /**
   * The Deployment that was written for it, for patches.
   *
   * @default - none for pods that were brought in or are external
   */
  public readonly deployment?: ApiObject;

  /** @internal */
  public readonly _pods: Pods;
  /** @internal */
  public readonly _target: Target;

  private constructor(scope: Construct, service: MeshService, name: string, bind: (scope: Construct) => Pods) {
    super(scope, name);
    this.service = service;
    this.name = name;
    this._target = { service, version: name };
    this._pods = bind(this);
    this.deployment = this._pods.deployment;
  }
}
