import type { App, Chart } from 'cdk8s';
import type { JsonObject } from './model/json';
import type { ManifestObject, Manifests, Unreadable } from './model/manifest';
import { objectOf } from './reader/object';
import type { ReadOptions } from './reader/read-text';

/** The objects of a chart, or of all charts of an app, as they are going to be written. */
export function readCdk8s(scope: Chart | App, options: ReadOptions = {}): Manifests {
  const objects: ManifestObject[] = [];
  const unreadable: Unreadable[] = [];
  for (const chart of chartsIn(scope)) {
    const place = { file: chart.node.path, line: 1 };
    for (const document of chart.toJson() as JsonObject[]) {
      const object = objectOf(document, { place, lineOf: () => 1, namespace: options.namespace ?? 'default' });
      if (typeof object === 'string') unreadable.push({ ...place, problem: object });
      else objects.push(object);
    }
  }
  return { objects, unreadable };
}

function chartsIn(scope: Chart | App): readonly Chart[] {
  return 'charts' in scope ? scope.charts : [scope];
}
