import type { ApiObject } from 'cdk8s';
import type { MeshService } from './mesh-service';
import type { IPolicyTarget, PolicyTarget } from './policy-target';
import type { Pods } from '../workload/pods';

/** One version of a service: a subset of its pods that routes can name. Made by `MeshService.addVersion`. */
export class ServiceVersion implements IPolicyTarget {
  /** @internal */
  public static _of(service: MeshService, name: string, path: string, pods: Pods): ServiceVersion {
    return new ServiceVersion(service, name, path, pods);
  }

  /** The service that it is a version of. */
  public readonly service: MeshService;

  /** The name of the version, which is the name of its subset. */
  public readonly name: string;

  /** What refusals call it: the path of its service, and its name. */
  public readonly path: string;

  /**
   * The Deployment that was written for it, for patches.
   *
   * @default - none for pods that were brought in or are external
   */
  public readonly deployment?: ApiObject;

  /** @internal */
  public readonly _pods: Pods;

  private constructor(service: MeshService, name: string, path: string, pods: Pods) {
    this.service = service;
    this.name = name;
    this.path = path;
    this.deployment = pods.deployment;
    this._pods = pods;
  }

  /** This version of its service. */
  public toPolicyTarget(): PolicyTarget {
    return { service: this.service, version: this };
  }
}
