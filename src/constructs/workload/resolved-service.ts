import type { ApiObject } from 'cdk8s';
import type { MeshPort } from '../values/mesh-port';

/** Which Service is wanted. */
export interface ServiceRequest {
  readonly name: string;
  /** The namespace of the chart that wants it. */
  readonly namespace: string | undefined;
  readonly ports: readonly MeshPort[];
}

/** What is known of the Service that answers the request. */
export interface ResolvedService {
  /** Where it lives, and its rules with it. */
  readonly namespace: string | undefined;
  /** The account that was written with it. */
  readonly serviceAccountName?: string;
  /** The Service that was written. */
  readonly service?: ApiObject;
  /** The path and the manifest of the Service as it will be written, where that is known. */
  readonly manifest?: () => { readonly path: string; readonly json: ServiceManifest };
}

/** The part of a rendered Service that decides what Istio does with it. */
export interface ServiceManifest {
  readonly spec: {
    readonly type?: string;
    readonly clusterIP?: string;
    readonly selector?: Record<string, string>;
    readonly ports?: readonly ServicePortManifest[];
  };
}

/** A port of a rendered Service. */
export interface ServicePortManifest {
  readonly port: number;
  readonly name?: string;
  readonly targetPort?: number | string;
  readonly protocol?: string;
  readonly appProtocol?: string;
}
