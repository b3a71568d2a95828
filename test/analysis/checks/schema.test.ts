import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { Shape } from '../../../src/analysis/checks/schema/shape';
import { SHAPES } from '../../../src/analysis/checks/schema/shapes';

/** A definition as far as it says what may be written. */
interface Definition {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Definition>>;
  readonly additionalProperties?: Definition;
  readonly items?: Definition;
  readonly required?: readonly string[];
  readonly enum?: readonly string[];
  readonly nullable?: boolean;
}

interface Crd {
  readonly spec: {
    readonly names: { readonly kind: string };
    readonly versions: readonly { readonly schema: { readonly openAPIV3Schema: Definition } }[];
  };
}

const FILE = join(__dirname, '..', '..', '..', 'imports', 'crds.yaml');
const CRDS = parseAllDocuments(readFileSync(FILE, 'utf8')).map(document => document.toJS() as Crd);
const KINDS = CRDS.map(({ spec }) => [spec.names.kind, spec.versions[0].schema.openAPIV3Schema.properties!.spec] as const);

const TYPES: Readonly<Record<string, Shape['is']>> = { string: 'text', integer: 'whole', number: 'number', boolean: 'flag', array: 'list' };

/** Every place of a definition with what it takes, one a line. */
function linesOf(definition: Definition, path = ''): string[] {
  const is = definition.type === 'object' ? (definition.additionalProperties ? 'names' : 'fields') : TYPES[definition.type ?? ''];
  const below = definition.additionalProperties ?? definition.items;
  const properties = Object.entries(definition.properties ?? {}).flatMap(([name, one]) => linesOf(one, `${path}.${name}`));
  return [lineOf(path, is, definition.enum, definition.required, definition.nullable), ...properties, ...below ? linesOf(below, `${path}[]`) : []];
}

/** The same of a shape. */
function linesOfShape(shape: Shape, path = ''): string[] {
  const fields = shape.is === 'fields' ? Object.entries(shape.fields).flatMap(([name, one]) => linesOfShape(one, `${path}.${name}`)) : [];
  const below = shape.is === 'list' || shape.is === 'names' ? linesOfShape(shape.of, `${path}[]`) : [];
  const [among, nullable] = 'nullable' in shape || 'among' in shape ? [shape.among, shape.nullable] : [];
  return [lineOf(path, shape.is, among, shape.is === 'fields' ? shape.required : [], nullable), ...fields, ...below];
}

function lineOf(path: string, is: string, among: readonly string[] = [], required: readonly string[] = [], nullable = false): string {
  return [path, is, [...among].sort().join('|'), [...required].sort().join(','), nullable ? 'or null' : ''].join(' ');
}

test.each(KINDS)('a %s has the fields of its definition', (kind, definition) => {
  expect(linesOfShape(SHAPES[kind].fields.spec).sort()).toEqual(linesOf(definition).sort());
});
