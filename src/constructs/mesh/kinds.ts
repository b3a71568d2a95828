import { MeshService, ServiceVersion, type PolicyTarget } from './mesh-service';
import { instanceOf, optional } from '../border/kinds';
import { struct } from '../border/struct';

/** A service of the mesh. */
export const SERVICE = instanceOf<MeshService>(MeshService, 'new MeshService(…)');

/** A version of one. */
export const VERSION = instanceOf<ServiceVersion>(ServiceVersion, 'service.version(\'v2\')');

/** What `toPolicyTarget` answers. */
export const POLICY_TARGET = struct<PolicyTarget>({ service: SERVICE, version: optional(VERSION) });
