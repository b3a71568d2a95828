import * as fs from 'node:fs';
import * as path from 'node:path';
import Ajv from 'ajv';
import { type Ran, ran, ROOT } from './support';
import { inTree, kustomization, routes, service, subsets, type Tree } from '../analysis/worlds/support';

const rule = (name: string, subset: string): Tree => ({ [`${name}/kustomization.yaml`]: kustomization('resources: [../base, rule.yaml]'), [`${name}/rule.yaml`]: subsets('pay', subset) });
const OVERLAYS: Tree = { 'base/kustomization.yaml': kustomization('resources: [pay.yaml]'), 'base/pay.yaml': service('pay') + routes('pay', 'pay', 'v1'), ...rule('dev', 'v1'), ...rule('prod', 'v2') };
const at = (tree: Tree, ...words: string[]): Ran => inTree(tree, () => ran(...words));

describe('check of several worlds', () => {
  test('says in which worlds something is found, and which there are', () => {
    const { out, code } = at(OVERLAYS, 'check', '.');
    expect(out).toContain('base/pay.yaml:9 error MAN504 (IST0101, KIA1107) VirtualService shop/pay, spec.http[0].route[0].destination.subset, in prod: no DestinationRule');
    expect(out.trimEnd().split('\n').at(-1)).toBe('looked at as 2 worlds: dev and prod');
    expect(code).toBe(1);
  });

  test('says the same in JSON', () => {
    const { out } = at(OVERLAYS, 'check', '.', '--json');
    const report = JSON.parse(out) as Record<string, unknown>;
    expect(report).toMatchObject({ worlds: ['dev', 'prod'], findings: [{ code: 'MAN504', worlds: ['prod'], ofWorlds: 2 }], summary: { objects: 4 } });
    const validate = new Ajv({ allowUnionTypes: true }).compile(JSON.parse(fs.readFileSync(path.join(ROOT, 'schema', 'check.json'), 'utf8')) as object);
    expect([validate(report), validate.errors]).toEqual([true, null]);
  });

  test('counts documents once, and says nothing of worlds where there is one', () => {
    expect(at({ 'a.yaml': service('pay'), 'b/c.yaml': routes('pay') }, 'check', '.').out).toBe('2 objects, nothing found\n');
    const { out } = at({ 'a.yaml': service('pay') + routes('pay', 'lost') }, 'check', '.', '--json');
    expect(out).not.toContain('orlds');
  });

  test('tells once what kustomizations name and is not there, and goes on', () => {
    const { out, code } = at({ ...OVERLAYS, 'prod/kustomization.yaml': kustomization('resources: [../base, ../bas]') }, 'check', '.');
    expect(out.split('\n').filter(line => line.includes('../bas'))).toEqual(["prod/kustomization.yaml:3 it names '../bas', which is not there"]);
    expect(code).toBe(0);
  });

  test('takes each folder of a depth for a world, and fails where it is no depth', () => {
    expect(at(OVERLAYS, 'check', '.', '--each', '0').out).toContain('dev and prod');
    expect(at({ 'a/x.yaml': service('pay'), 'b/x.yaml': routes('pay', 'lost') + service('all') }, 'check', '.', '--each', '1').out).toContain('looked at as 2 worlds: a and b');
    expect(at(OVERLAYS, 'check', '.', '--each', 'all')).toMatchObject({ code: 2, err: expect.stringContaining('a depth is a whole number from 0 to 99') });
    expect(at(OVERLAYS, 'check', '.', '--each', '4')).toMatchObject({ code: 2, err: 'there is no folder with objects 4 levels below .: pass a smaller number\n' });
  });
});

describe('route in several worlds', () => {
  const asked = (tree: Tree, ...words: string[]) => at(tree, 'route', '.', '-n', 'shop', '--host', ...words);
  const copies = (one: string, other: string): Tree => ({ 'east/a.yaml': service('pay') + one, 'west/a.yaml': service('pay') + other });

  test('answers where all agree', () => expect(asked(copies(routes('pay'), routes('pay')), 'pay')).toMatchObject({ code: 0, out: expect.stringContaining('pay.shop') }));

  test('answers from the one that knows the host', () => {
    const tree = copies(service('cart') + routes('cart', 'pay'), '');
    expect(asked(tree, 'cart')).toMatchObject({ code: 0, out: expect.stringMatching(/^routed by .*cart/) });
    expect(asked(tree, 'cart', '--port', '80')).toMatchObject({ code: 0, out: expect.stringMatching(/^routed by .*cart/) });
  });

  test('fails where they answer differently, and names the folders', () => {
    const tree = copies(routes('pay'), routes('pay', 'cart') + service('cart'));
    expect(asked(tree, 'pay')).toEqual({
      code: 2, out: '', err: 'several worlds know the host, and what becomes of the request differs between them: pass the folder of one of them\n  east\n  west\n',
    });
    expect(at(tree, 'route', 'east', '-n', 'shop', '--host', 'pay').code).toBe(0);
  });

  test('fails where no world knows the host', () => expect(asked(copies('', ''), 'lost')).toMatchObject({ code: 2, err: expect.stringContaining("no Service or ServiceEntry of the manifests has the host 'lost'") }));

  test('asks each request of a list for itself', () => {
    const requests = JSON.stringify(['pay', 'cart', 'more'].map(host => ({ host, from: { kind: 'sidecar', namespace: 'shop' } })));
    const tree = { ...copies(service('cart'), service('more')), 'all.json': requests };
    const { out, code } = at(tree, 'route', '.', '--requests', 'all.json', '--json');
    expect(code).toBe(0);
    expect((JSON.parse(out) as { destinations: { host: string }[] }[]).map(({ destinations: [{ host }] }) => host.split('.', 1)[0])).toEqual(['pay', 'cart', 'more']);
  });
});
