import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The parts of a jsii assembly that the rules of the public API look at. */
interface Assembly { readonly types: Record<string, Type> }
interface Docs { readonly docs?: { readonly summary?: string; readonly default?: string } }
interface Reference {
  readonly primitive?: string;
  readonly fqn?: string;
  readonly union?: unknown;
  readonly collection?: { readonly elementtype: Reference };
}
interface Parameter { readonly name: string; readonly type: Reference }
interface Callable extends Docs { readonly name?: string; readonly parameters?: Parameter[]; readonly returns?: { readonly type: Reference } }
interface Property extends Docs { readonly name: string; readonly optional?: boolean; readonly type: Reference }
interface Type extends Docs {
  readonly name: string;
  readonly kind: string;
  readonly abstract?: boolean;
  readonly base?: string;
  readonly initializer?: Callable;
  readonly methods?: Callable[];
  readonly properties?: Property[];
  readonly members?: (Docs & { readonly name: string })[];
}

const assembly = JSON.parse(readFileSync(join(__dirname, '..', '.jsii'), 'utf8')) as Assembly;
const types = Object.values(assembly.types);
const callables = types.flatMap(type => [...(type.initializer ? [{ type, callable: type.initializer }] : []),
  ...(type.methods ?? []).map(callable => ({ type, callable }))]);
const properties = types.flatMap(type => (type.properties ?? []).map(property => ({ type, property })));

/** Every type reference of the public API with the place where it stands. */
const references = [
  ...properties.map(({ type, property }) => ({ where: `${type.name}.${property.name}`, reference: property.type })),
  ...callables.flatMap(({ type, callable }) => [
    ...(callable.parameters ?? []).map(parameter => ({ where: `${type.name}.${callable.name ?? 'constructor'}(${parameter.name})`, reference: parameter.type })),
    ...(callable.returns ? [{ where: `${type.name}.${callable.name}`, reference: callable.returns.type }] : []),
  ]),
].map(({ where, reference }) => ({ where, reference: reference.collection?.elementtype ?? reference }));

/** Whether a type is a construct, by itself or by what it extends. */
function isConstruct({ base }: Type): boolean {
  return base === 'constructs.Construct' || (base !== undefined && base in assembly.types && isConstruct(assembly.types[base]));
}

describe('the public API', () => {
  test('holds what the README speaks of', () => {
    expect(types.map(({ name }) => name)).toEqual(expect.arrayContaining(
      ['BookinfoApp', 'CanaryRelease', 'CanaryStage', 'MeshPort', 'MeshService', 'Percent', 'RequestMatch', 'ServiceSource', 'ServiceVersion', 'MeshWorkload']));
  });

  test('says in a summary what every type, member, method and property is for', () => {
    const silent = [
      ...types.filter(({ docs }) => !docs?.summary).map(({ name }) => name),
      ...types.flatMap(type => (type.members ?? []).filter(({ docs }) => !docs?.summary).map(({ name }) => `${type.name}.${name}`)),
      ...properties.filter(({ property }) => !property.docs?.summary).map(({ type, property }) => `${type.name}.${property.name}`),
      ...callables.filter(({ callable }) => callable.name && !callable.docs?.summary).map(({ type, callable }) => `${type.name}.${callable.name}`),
    ];
    expect(silent).toEqual([]);
  });

  test('says of every optional property what happens without it', () => {
    const silent = properties.filter(({ property }) => property.optional && !property.docs?.default);
    expect(silent.map(({ type, property }) => `${type.name}.${property.name}`)).toEqual([]);
  });

  test('has no union and no any', () => {
    const loose = references.filter(({ reference }) => reference.union !== undefined || reference.primitive === 'any');
    expect(loose.map(({ where }) => where)).toEqual([]);
  });

  test('has no boolean parameter', () => {
    const flags = callables.flatMap(({ type, callable }) => (callable.parameters ?? [])
      .filter(parameter => parameter.type.primitive === 'boolean').map(({ name }) => `${type.name}.${callable.name}(${name})`));
    expect(flags).toEqual([]);
  });

  test('makes every construct from scope, id and props', () => {
    const constructs = types.filter(type => isConstruct(type) && type.initializer && !type.abstract);
    expect(constructs.map(({ name }) => name)).toEqual(expect.arrayContaining(['MeshService', 'CanaryRelease', 'BookinfoApp']));
    for (const { name, initializer } of constructs) {
      expect([name, initializer!.parameters!.map(parameter => parameter.name)]).toEqual([name, ['scope', 'id', 'props']]);
    }
  });

  test('exposes no generated Istio class', () => {
    expect(types.filter(({ name }) => /^(VirtualService|DestinationRule|Gateway)(Spec.*|Props)?$/.test(name))).toEqual([]);
  });

  test('names the types of other libraries only from the peers', () => {
    const foreign = references.flatMap(({ reference }) => reference.fqn && !reference.fqn.startsWith('cdk8s-istio.') ? [reference.fqn.split('.')[0]] : []);
    expect([...new Set(foreign)].sort()).toEqual(['cdk8s', 'constructs']);
  });
});
