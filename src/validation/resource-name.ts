import type { ManifestObject } from '../analysis/model/manifest';
import { titleOf } from '../report/titles';

/** What an object is called in the report. */
export type ResourceName = (object: ManifestObject) => string;

/**
 * cdk8s records a construct for each name, whatever the kind: of a Service, a DestinationRule and a VirtualService `cart` that of the last. So an object
 * is called by its name alone only where that leads to its own construct, and by kind, namespace and name where it would lead to another.
 */
export function resourceNames(objects: readonly ManifestObject[]): ResourceName {
  const recorded = new Map<string, ManifestObject | undefined>();
  for (const object of objects) {
    const before = recorded.get(object.name);
    // Files are read by their names, and charts are written by their dependencies.
    const inOneFile = !recorded.has(object.name) || before?.place.file === object.place.file;
    recorded.set(object.name, inOneFile ? object : undefined);
  }
  return object => recorded.get(object.name) === object ? object.name : titleOf(object);
}
