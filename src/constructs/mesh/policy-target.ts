import type { MeshService } from './mesh-service';
import type { ServiceVersion } from './service-version';

/** What limits are set on. */
export interface PolicyTarget {
  /** The service. */
  readonly service: MeshService;

  /**
   * The version, if it is only about one.
   *
   * @default - every version of the service
   */
  readonly version?: ServiceVersion;
}

/** Something that limits can be set on: a service, one of its versions, or a construct of your own that stands for one of these. */
export interface IPolicyTarget {
  /** The service, and the version if it is only about one. */
  toPolicyTarget(): PolicyTarget;
}
