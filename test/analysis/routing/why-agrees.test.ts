import * as fc from 'fast-check';
import { fieldOf } from '../../../src/analysis/model/field-path';
import { itemsIn, objectIn } from '../../../src/analysis/model/json';
import type { ManifestObject } from '../../../src/analysis/model/manifest';
import { readText } from '../../../src/analysis/reader/read-text';
import { type ExplainedOutcome, meshOf } from '../../../src/analysis/routing/mesh';
import { ruleOf } from '../../../src/analysis/routing/traffic/phrases';
import { meshes, type RandomMesh, yamlOf } from '../../conformance/support/random-mesh';
import { virtualServices } from '../../conformance/support/random-routes';

const MESHES = 100;
const SENTENCE = /^(?<rule>.*) (?<verdict>does not match|matches): (?!404 NR$)/;

interface Route { readonly delegate?: { readonly name: string; readonly namespace?: string } }
interface Written {
  readonly kind?: string;
  readonly metadata: { readonly namespace: string };
  readonly spec: { readonly http?: readonly Route[] };
}

/** Random objects with a delegate for every route that delegates, unless its name is taken. */
const delegating = fc.tuple(meshes, fc.array(virtualServices, { minLength: 4, maxLength: 4 })).map(([mesh, others]): RandomMesh => {
  const roots = (mesh.objects as readonly Written[]).filter(({ kind }) => kind === 'VirtualService');
  const wanted = roots.flatMap(({ metadata: { namespace }, spec: { http = [] } }) =>
    http.flatMap(({ delegate }) => delegate ? [{ namespace, ...delegate }] : []));
  const leaves = wanted.map((metadata, at) => {
    const { spec: { http = [] } } = others[at % others.length] as unknown as Written;
    return { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', metadata, spec: { http: http.filter(({ delegate }) => delegate === undefined) } };
  });
  return { ...mesh, objects: [...leaves, ...mesh.objects] };
});

/** What `why` says of rules: which it was not, and which it was. */
function saidOf({ why }: ExplainedOutcome) {
  const said = why.map(sentence => SENTENCE.exec(sentence)?.groups).filter(groups => groups !== undefined);
  const rules = (wanted: string) => said.filter(({ verdict }) => verdict === wanted).map(({ rule }) => rule);
  return { unmatched: rules('does not match'), matched: rules('matches') };
}

/** The fields that VirtualServices have at their routes and matches; of two of one name the later counts. */
function fieldsOf(objects: readonly ManifestObject[]): ReadonlyMap<string, readonly string[]> {
  return new Map(objects.filter(({ kind }) => kind === 'VirtualService').map(({ namespace, name, spec }) => [
    `${namespace}/${name}`,
    itemsIn(spec.http).flatMap((route, at) => [
      fieldOf(['spec', 'http', at]), ...itemsIn(objectIn(route)?.match).map((_, index) => fieldOf(['spec', 'http', at, 'match', index])),
    ]),
  ]));
}

test('the rule that matches by why is the rule of the outcome, and is written where both say', () => {
  const met = { rules: 0, delegates: 0 };
  fc.assert(fc.property(delegating, random => {
    const manifests = readText(yamlOf(random), 'random.yaml');
    const fields = fieldsOf(manifests.objects);
    const mesh = meshOf(manifests);
    for (const request of random.requests) {
      const outcome = mesh.route(request);
      const { matched, unmatched } = saidOf(outcome);
      const rule = ruleOf(outcome);
      expect(matched).toEqual(rule === null ? [] : [rule]);
      expect(unmatched).not.toContain(rule);
      // A gateway has a VirtualService once for each of its Gateways.
      if (request.from.kind === 'sidecar') expect(new Set(unmatched).size).toBe(unmatched.length);
      for (const place of [outcome.origin, outcome.origin?.delegatedBy]) if (place) expect(fields.get(place.virtualService)).toContain(place.field);
      if (rule !== null) met.rules++;
      if (outcome.origin?.delegatedBy) met.delegates++;
    }
  }), { numRuns: MESHES });
  expect(met.rules).toBeGreaterThan(MESHES);
  expect(met.delegates).toBeGreaterThan(0);
});
