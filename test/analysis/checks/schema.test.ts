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
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly maxProperties?: number;
  /** Each alternative is a field that must be there, or that none of them is. */
  readonly oneOf?: readonly Alternative[];
  readonly allOf?: readonly { readonly oneOf?: readonly Alternative[] }[];
}

interface Alternative {
  readonly required?: readonly string[];
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
  return [lineOf(path, is, definition.enum, definition.required, definition.nullable), ...limitsOf(definition).map(limit => `${path} ${limit}`), ...properties, ...below ? linesOf(below, `${path}[]`) : []];
}

function limitsOf({ format, minimum, maximum, maxLength, minItems, maxItems, maxProperties, oneOf = [], allOf = [] }: Definition): string[] {
  const [least, most] = format === 'int32' && minimum === undefined ? [-(2 ** 31), 2 ** 31 - 1] : [minimum, maximum];
  return [
    ...limits({ least, most, fewest: minItems, longest: maxLength ?? maxItems ?? maxProperties }),
    ...[oneOf, ...allOf.map(one => one.oneOf ?? [])].map(fieldsIn).filter(({ length }) => length > 0).map(group => `one of ${group.join()}`).sort(),
  ];
}

function fieldsIn(alternatives: readonly Alternative[]): string[] {
  return alternatives.flatMap(({ required = [] }) => required).sort();
}

function limitsOfShape(shape: Shape): string[] {
  const groups = shape.is === 'fields' ? shape.oneOf.map(group => `one of ${[...group].sort().join()}`).sort() : [];
  return [...limits({ least: undefined, most: undefined, fewest: undefined, longest: undefined, ...shape }), ...groups];
}

function limits(shape: { readonly least?: number; readonly most?: number; readonly fewest?: number; readonly longest?: number }): string[] {
  return (['least', 'most', 'fewest', 'longest'] as const).filter(name => shape[name] !== undefined).map(name => `${name} ${shape[name]}`);
}

/** The same of a shape. */
function linesOfShape(shape: Shape, path = ''): string[] {
  const fields = shape.is === 'fields' ? Object.entries(shape.fields).flatMap(([name, one]) => linesOfShape(one, `${path}.${name}`)) : [];
  const below = shape.is === 'list' || shape.is === 'names' ? linesOfShape(shape.of, `${path}[]`) : [];
  const [among, nullable] = 'nullable' in shape || 'among' in shape ? [shape.among, shape.nullable] : [];
  const own = [lineOf(path, shape.is, among, shape.is === 'fields' ? shape.required : [], nullable), ...limitsOfShape(shape).map(limit => `${path} ${limit}`)];
  return [...own, ...fields, ...below];
}

function lineOf(path: string, is: string, among: readonly string[] = [], required: readonly string[] = [], nullable = false): string {
  return [path, is, [...among].sort().join('|'), [...required].sort().join(','), nullable ? 'or null' : ''].join(' ');
}

/** What definitions say by an expression, which their trimmed form does not have. */
const BY_EXPRESSION: Readonly<Record<string, readonly string[]>> = {
  Gateway: ['.servers[].tls one of credentialName,credentialNames', '.servers[].tls one of credentialNames,tlsCertificates'],
};

test.each(KINDS)('a %s has the fields of its definition, and its limits', (kind, definition) => {
  expect(linesOfShape(SHAPES[kind].fields.spec).sort()).toEqual([...linesOf(definition), ...BY_EXPRESSION[kind] ?? []].sort());
});
