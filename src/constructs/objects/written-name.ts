import type { ApiObject } from 'cdk8s';

/** The name of an object as it will be written, patches included. */
export function writtenName(object: ApiObject): string {
  return (object.toJson() as { readonly metadata: { readonly name: string } }).metadata.name;
}
