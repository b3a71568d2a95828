import * as fc from 'fast-check';
import { KEYS, PREFIXES, VALUES, WORDS, type Words } from './manifest-words';
import { mutated } from './manifests-mutated';
import { tidy } from './manifests-tidy';
import type { Scalar, Shape } from '../../../src/analysis/checks/schema/shape';
import { SHAPES } from '../../../src/analysis/checks/schema/shapes';
import type { Json, JsonObject } from '../../../src/analysis/model/json';

/** How well a set of manifests is written. */
export type Quality = 'valid' | 'odd' | 'broken';

const OF_TYPE: Readonly<Record<Scalar['is'], Words>> = {
  'text': { good: ['a', 'b'], odd: [''] },
  'whole': { good: [1, 2], odd: [0, -1, 1.5] },
  'number': { good: [1, 0.5], odd: [-1, 101] },
  'flag': { good: [true, false], odd: [] },
  'text or whole': { good: [1], odd: ['1'] },
};

/** One of these, and now and then one that is not always taken. */
function word({ good, odd }: Words, quality: Quality): fc.Arbitrary<Json> {
  if (quality === 'valid' || odd.length === 0) return fc.constantFrom(...good);
  return fc.oneof({ weight: 150, arbitrary: fc.constantFrom(...good) }, { weight: 1, arbitrary: fc.constantFrom(...odd) });
}

/** Something in the shape of a field. */
export function valueOf(shape: Shape, name: string, quality: Quality, inside = ''): fc.Arbitrary<Json> {
  switch (shape.is) {
    case 'fields': return fieldsOf(shape, name, quality);
    case 'list': return listOf(valueOf(shape.of, name, quality, inside), quality);
    case 'names': return namesOf(shape.of, name, quality);
    case 'text':
    case 'whole':
    case 'number':
    case 'flag':
    case 'text or whole': return word(wordsOf(shape, name, inside), quality);
  }
}

/** Seldom an empty list. */
function listOf(item: fc.Arbitrary<Json>, quality: Quality): fc.Arbitrary<Json> {
  const some = fc.array(item, { minLength: 1, maxLength: 3 });
  return quality === 'valid' ? some : fc.oneof({ weight: 30, arbitrary: some }, { weight: 1, arbitrary: fc.constant([]) });
}

function wordsOf(shape: Scalar, name: string, inside: string): Words {
  if (shape.among) return { good: shape.among, odd: ['X', 0] };
  if (name === 'prefix' && inside === 'uri') return PREFIXES;
  const named = WORDS[name];
  return named && fits(shape, named.good[0]) ? named : OF_TYPE[shape.is];
}

function fits({ is }: Scalar, value: Json): boolean {
  return is === 'text' ? typeof value === 'string' : is === 'flag' ? typeof value === 'boolean' : typeof value === 'number';
}

function namesOf(of: Shape, name: string, quality: Quality): fc.Arbitrary<JsonObject> {
  const key = word(KEYS[name] ?? { good: ['a', 'b'], odd: [''] }, quality).map(String);
  const value = of.is === 'fields' ? valueOf(of, name, quality) : word(VALUES[name] ?? (of.is === 'whole' ? OF_TYPE.whole : OF_TYPE.text), quality);
  return fc.array(fc.tuple(key, value), { maxLength: 2 }).map(entries => Object.fromEntries(entries));
}

/** What is written more often than other fields. */
const LIKELY = new Set([
  'host', 'hosts', 'http', 'route', 'destination', 'port', 'servers', 'subsets', 'labels', 'number', 'ports', 'name', 'match', 'selector',
]);

function fieldsOf({ fields, required, oneOf }: Extract<Shape, { is: 'fields' }>, name: string, quality: Quality): fc.Arbitrary<JsonObject> {
  const optional = Object.keys(fields).filter(field => !required.includes(field));
  const likely = optional.filter(field => LIKELY.has(field));
  const some = fc.subarray(optional, { maxLength: Math.min(3, optional.length) });
  const most = fc.subarray(likely, { minLength: Math.max(0, likely.length - 1) });
  const chosen = fc.tuple(some, most);
  return chosen.chain(([few, many]) => {
    const all = [...new Set([...required, ...few, ...many])];
    const excluded = quality === 'valid' ? oneOf.flatMap(group => group.filter(field => all.includes(field)).slice(1)) : [];
    const kept = all.filter(field => !excluded.includes(field));
    return fc.record(Object.fromEntries(kept.map(field => [field, valueOf(fields[field], field, quality, name)]))) as fc.Arbitrary<JsonObject>;
  });
}

const SEED = fc.integer({ min: 1, max: 6 }).chain(depth => fc.array(fc.nat(1000), { minLength: depth * 3, maxLength: depth * 3 }));

/** An object of one of the kinds whose definitions are known. */
export function objectOf(kind: string, quality: Quality): fc.Arbitrary<JsonObject> {
  const shape = SHAPES[kind].fields.spec;
  const identity = fc.record({
    name: fc.constantFrom('a', 'b', kind === 'Gateway' ? 'edge' : 'c', ...quality === 'valid' ? [] : ['d.e']),
    namespace: fc.constantFrom('default', 'shop', 'shop', 'istio-system'),
    version: fc.constantFrom('v1', 'v1', 'v1beta1', 'v1alpha3'),
  });
  const random = valueOf(shape, 'spec', quality === 'broken' ? 'odd' : quality);
  return fc.tuple(identity, random, SEED, SEED).map(([{ name, namespace, version }, raw, seed, meta]) => {
    // What contradicts itself stays in now and then, unless everything is to be valid.
    const spec = quality !== 'valid' && meta[1] % 5 === 0 ? raw : tidy(kind, raw);
    return {
      apiVersion: `networking.istio.io/${version}`,
      kind,
      metadata: { name, namespace, ...quality === 'broken' && meta[0] % 15 === 0 ? { annotations: { 'istio.io/dry-run': 'true' } } : {} },
      spec: quality === 'broken' ? mutated(spec, seed) : spec,
      ...quality === 'broken' && meta[0] % 31 === 0 ? { extra: 1 } : {},
    };
  });
}
