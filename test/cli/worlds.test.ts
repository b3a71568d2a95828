import * as fs from 'node:fs';
import * as path from 'node:path';
import Ajv from 'ajv';
import { type Ran, ran, ROOT } from './support';
import type { Report } from '../../src/report/report';
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

  test('tells in the words of the world that proves more', () => {
    const overlay = (name: string, text: string): Tree => ({ [`${name}/kustomization.yaml`]: kustomization('resources: [../base, more.yaml]'), [`${name}/more.yaml`]: text });
    const base = { 'base/kustomization.yaml': kustomization('resources: [cart.yaml]'), 'base/cart.yaml': routes('cart', 'pay') };
    const { findings } = JSON.parse(at({ ...base, ...overlay('dev', service('pay', 'other')), ...overlay('prod', service('stock')) }, 'check', '.', '--json').out) as Report;
    expect(findings.map(({ code, level, worlds }) => [code, level, worlds])).toEqual([['MAN501', 'error', ['dev', 'prod']]]);
  });

  test('tells hints of each world once, also where nothing is found', () => {
    const parts = (service('parts') + routes('parts', 'parts.shop.svc.cluster.local')).replace(/, namespace: shop/g, '').replace('hosts: [parts]', 'hosts: [a.example.com]');
    const { out } = at({ 'east/a.yaml': parts, 'west/a.yaml': parts }, 'check', '.');
    expect(out.match(/^hint: .*$/gm)).toEqual(["hint: 'default', where no namespace is written, has the service 'parts', which is looked for in 'shop': -n shop?"]);
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

test('a test is answered by the world that knows its host, and fails where worlds differ', () => {
  const test = 'tests:\n- name: pay\n  request: { from: sidecar/shop, host: pay }\n  expect: { to: pay.shop.svc.cluster.local }\n';
  const copies = { 'a.test.yaml': test, 'set/east/a.yaml': service('cart') + service('pay') + routes('pay'), 'set/west/a.yaml': service('cart') };
  expect(at(copies, 'test', 'a.test.yaml', '--', 'set')).toMatchObject({ code: 0, err: '' });
  const differing = { ...copies, 'set/west/a.yaml': service('cart') + service('pay') + routes('pay', 'cart') };
  expect(at(differing, 'test', 'a.test.yaml', '--', 'set')).toMatchObject({ code: expect.any(Number) as number });
  expect(`${at(differing, 'test', 'a.test.yaml', '--', 'set').out}${at(differing, 'test', 'a.test.yaml', '--', 'set').err}`).toContain('several worlds know the host');
  expect(at(differing, 'test', 'a.test.yaml', '--manifests', 'set/east').code).toBe(0);
});

describe('what is outside', () => {
  const CART = service('cart') + routes('cart', 'pay');
  const snapshot = { 'outside.yaml': service('pay') + service('cart') };

  test('is known in every world', () => {
    const copies = { 'set/east/a.yaml': CART, 'set/west/a.yaml': CART };
    expect(at(copies, 'check', 'set').out).toContain("no service has the host 'pay'");
    for (const known of [['--known-service', 'pay.shop'], ['--with', 'outside.yaml']]) {
      expect(at({ ...copies, ...snapshot }, 'check', 'set', ...known).out).toBe('4 objects, nothing found\nlooked at as 2 worlds: set/east and set/west\n');
      expect(at({ ...copies, ...snapshot }, 'route', 'set', '-n', 'shop', '--host', 'cart', ...known)).toMatchObject({ code: 0, out: expect.stringContaining('pay.shop') });
      const test = { 'a.test.yaml': 'tests:\n- name: cart\n  request: { from: sidecar/shop, host: cart }\n  expect: { to: pay.shop.svc.cluster.local }\n' };
      expect(at({ ...copies, ...snapshot, ...test }, 'test', 'a.test.yaml', ...known, '--', 'set')).toMatchObject({ code: 0, err: '' });
    }
  });

  test('gives way in the worlds that write it themselves, and in no other', () => {
    const copies = { 'set/east/a.yaml': CART + service('pay').replace('port: 80', 'port: 81'), 'set/west/a.yaml': CART, ...snapshot };
    const { out } = at(copies, 'check', 'set', '--with', 'outside.yaml');
    expect([out.match(/MAN\d+/g), out.includes('set/east/a.yaml:9 warning MAN702')]).toEqual([['MAN702'], true]);
    expect(out).toContain('5 objects: 1 warning');
    const from = (world: string) => at(copies, 'route', `set/${world}`, '-n', 'shop', '--host', 'cart', '--with', 'outside.yaml').out;
    expect([from('east'), from('west')].map(text => text.includes('has no port 80, only 81'))).toEqual([true, false]);
  });

  test('is in the domain of the cluster in every world', () => {
    const far = service('cart') + routes('cart', 'pay.shop.svc.far.example');
    const copies = { 'set/east/a.yaml': far, 'set/west/a.yaml': far };
    const { out } = at(copies, 'check', 'set', '--known-service', 'pay.shop');
    expect(out.match(/^hint: .*$/gm)).toEqual(["hint: all full names end with '.svc.far.example', and none with '.svc.cluster.local': --cluster-domain far.example?"]);
    expect(at(copies, 'check', 'set', '--known-service', 'pay.shop', '--cluster-domain', 'far.example').code).toBe(0);
  });
});
