import { ApiObject, App, Chart, JsonPatch, Lazy, type IResolver, type ResolutionContext } from 'cdk8s';
import * as fc from 'fast-check';
import { WrittenObject, type WrittenObjectProps } from '../../../src/constructs/objects/written-object';
import { runs } from '../../support/runs';

/** One manifest, as an object of ours and as one of cdk8s. */
function rendered(spec: object | undefined, { resolvers, patches = [] }: { resolvers?: IResolver[]; patches?: JsonPatch[] } = {}) {
  const props: WrittenObjectProps = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'shop', labels: { b: '2', a: '1' }, annotations: {} }, spec };
  const [ours, theirs] = [WrittenObject, ApiObject].map(kind => {
    const object = new kind(new Chart(new App({ resolvers }), 'shop', { namespace: 'shop', labels: { team: 'a' } }), 'Object', props as never);
    if (patches.length > 0) object.addJsonPatch(...patches);
    return text(object.toJson());
  });
  return { ours, theirs };
}

/** Told apart by the order of keys, and by whether they are there. */
function text(json: unknown): string {
  return JSON.stringify(json, (_, value: unknown) => value === undefined ? 'undefined' : value);
}

/** What somebody could pass where data is expected. */
const fields = fc.dictionary(fc.string({ maxLength: 8 }), fc.letrec(tie => ({
  value: fc.oneof({ maxDepth: 3 },
    fc.string(), fc.double({ noNaN: true }), fc.integer(), fc.boolean(), fc.constant(null), fc.constant(undefined),
    fc.array(tie('value'), { maxLength: 4 }), fc.dictionary(fc.string({ maxLength: 8 }), tie('value'), { maxKeys: 5, noNullPrototype: true }),
    tie('value').map(value => Lazy.any({ produce: () => value }) as unknown),
    tie('value').map(value => ({ resolve: () => value }))),
})).value, { noNullPrototype: true });

/** Writes capitals, as somebody's own resolver may. */
class Capitals implements IResolver {
  public resolve(context: ResolutionContext): void {
    if (typeof context.value === 'string' && context.value !== context.value.toUpperCase()) context.replaceValue(context.value.toUpperCase());
  }
}

describe('an object is written as cdk8s writes it', () => {
  test('whatever the data, with values to be resolved anywhere in it', () => {
    fc.assert(fc.property(fields, fc.boolean(), (data, lazy) => {
      const { ours, theirs } = rendered(lazy ? Lazy.any({ produce: () => data }) as object : data);
      expect(ours).toBe(theirs);
    }), { numRuns: runs(1000) });
  });

  test('where it has no spec', () => {
    const { ours, theirs } = rendered(undefined);
    expect(ours).toBe(theirs);
    expect(ours).not.toContain('spec');
  });

  test('after patches', () => {
    const { ours, theirs } = rendered({ ports: [{ port: 80 }] }, { patches: [JsonPatch.add('/spec/ports/0/name', 'http')] });
    expect(ours).toBe(theirs);
    expect(ours).toContain('"name":"http"');
  });

  test('through the resolvers of the app', () => {
    const { ours, theirs } = rendered({ selector: { app: 'shop' } }, { resolvers: [new Capitals()] });
    expect(ours).toBe(theirs);
    expect(ours).toContain('"app":"SHOP"');
  });

  test('with keys unsorted where cdk8s is told to leave them so', () => {
    process.env.CDK8S_DISABLE_SORT = '1';
    const { ours, theirs } = rendered({ b: 2, a: 1 });
    delete process.env.CDK8S_DISABLE_SORT;
    expect(ours).toBe(theirs);
    expect(ours).toContain('"b":2,"a":1');
  });

  test('fails on what cannot be written, with the path of the object', () => {
    const chart = new Chart(new App(), 'shop');
    const object = new WrittenObject(chart, 'Object', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'shop' }, spec: { since: new Date(0) } });
    expect(() => object.toJson()).toThrow("Failed serializing construct at path 'shop/Object'");
  });
});
