import type { JsonPatch } from 'cdk8s';
import { instanceOf, text, withMethod } from '../border/kinds';
import { listOf } from '../border/list-of';
import { MeshWorkload } from '../workload/mesh-workload';

/** Where the pods of a version come from. */
export const WORKLOAD = instanceOf<MeshWorkload>(MeshWorkload, 'MeshWorkload.container({ image: \'shop:1\' })');

/** What a route is called. */
export const ROUTE_NAME = text('shop/Shop');

/** Changes to it. */
export const PATCHES = listOf(withMethod<JsonPatch>('a JsonPatch', 'JsonPatch.add(\'/corsPolicy\', …)', '_toJson'));
