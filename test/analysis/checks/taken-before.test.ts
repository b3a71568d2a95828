import * as fc from 'fast-check';
import { check } from '../../../src/analysis/checks/check';
import { fieldOf } from '../../../src/analysis/model/field-path';
import type { Finding } from '../../../src/analysis/model/finding';
import { readText } from '../../../src/analysis/reader/read-text';
import { meshOf } from '../../../src/analysis/routing/mesh';
import { type RandomMesh, yamlOf } from '../../conformance/support/random-mesh';
import { runs } from '../../support/runs';
import { tidyMeshes } from '../probes/tidy-meshes';
import { gateway, http, outside, service, to, virtualService } from '../routing/meshes';

const EDGE = gateway('shop/edge', http(80, '*'));
const REST = [EDGE, service('shop/a'), service('shop/b')];
const atEdge = (name: string, match?: object, more: object = {}) =>
  virtualService(`shop/${name}`, { hosts: ['shop.example.com'], gateways: ['edge'], http: [{ match: match && [match], route: [to(name)] }], ...more });

const found = (yaml: string): readonly Finding[] => check(readText(yaml, 'all.yaml')).filter(({ code }) => code === 'MAN745');
const told = (...objects: readonly object[]) => found([...REST, ...objects].map(one => JSON.stringify(one)).join('\n---\n'))
  .map(({ object, path, message }) => `${object.name} ${fieldOf(path)}: ${message}`);

const TAKEN = (by: string) => [`b spec.http[0]${by === 'http[0]' ? '' : '.match[0]'}: ${by} of shop/a takes all of its requests before it`];

test.each<[object | undefined, object | undefined, boolean]>([
  [undefined, undefined, true],
  [{ uri: { prefix: '/test' } }, { uri: { prefix: '/test2' } }, true],
  [{ uri: { prefix: '/test' } }, { uri: { exact: '/test/a' }, method: { exact: 'GET' } }, true],
  [{ uri: { prefix: '/test/' } }, { uri: { prefix: '/test' } }, false],
  [{ uri: { prefix: '/test' }, method: { exact: 'GET' } }, { uri: { prefix: '/test2' } }, false],
  [{ uri: { regex: '/a.*' } }, { uri: { exact: '/ab' } }, true],
  [{ uri: { regex: '/a.*' } }, { uri: { prefix: '/ab' } }, false],
  [{ uri: { regex: '/a.*' } }, { uri: { regex: '/a.*' } }, true],
  [{ headers: { 'X-A': {} } }, { headers: { 'x-a': { exact: '1' } } }, true],
  [{ queryParams: { q: {} } }, { queryParams: { Q: { exact: '1' } } }, false],
  [{ withoutHeaders: { a: { exact: '1' } } }, { withoutHeaders: { a: { exact: '1' } } }, true],
  [{ withoutHeaders: { a: {} } }, { withoutHeaders: { a: { exact: '1' } } }, false],
  [{ uri: { prefix: '/A' }, ignoreUriCase: true }, { uri: { prefix: '/a/b' } }, false],
  [{ uri: { prefix: '/a' }, ignoreUriCase: true }, { uri: { prefix: '/a' }, ignoreUriCase: true }, true],
])('a rule for %j leaves nothing for one of another VirtualService for %j: %p', (first, second, isTaken) =>
  expect(told(atEdge('a', first), atEdge('b', second))).toEqual(isTaken ? TAKEN(first === undefined ? 'http[0]' : 'http[0].match[0]') : []));

test('a rule that is reached at another host, or inside the mesh, is not told', () => {
  expect(told(atEdge('a'), atEdge('b', undefined, { hosts: ['shop.example.com', 'www.example.com'] }))).toEqual([]);
  expect(told(atEdge('a'), atEdge('b', undefined, { gateways: ['edge', 'mesh'] }))).toEqual([]);
});

test('rules of a wildcard that are joined with those of a host are for another finding', () => {
  const both = gateway('shop/edge', http(80, '*', 'shop.example.com'));
  const yaml = [both, ...REST.slice(1), atEdge('a', undefined, { hosts: ['*'] }), atEdge('b')].map(one => JSON.stringify(one)).join('\n---\n');
  expect(check(readText(yaml, 'all.yaml')).map(({ code }) => code)).toEqual(expect.arrayContaining(['MAN737']));
  expect(found(yaml)).toEqual([]);
});

interface Written {
  readonly kind: string;
  readonly spec: object;
}

/** Meshes whose VirtualServices are all for one gateway, and two hosts. */
const joined = fc.tuple(tidyMeshes, fc.array(fc.subarray(['shop.example.com', 'www.example.com'], { minLength: 1 }), { minLength: 4, maxLength: 4 })).map(([mesh, hosts]): RandomMesh => {
  const objects = (mesh.objects as readonly Written[]).map((one, at) => one.kind !== 'VirtualService' ? one
    : { ...one, spec: { ...one.spec, exportTo: undefined, gateways: ['istio-system/door'], hosts: hosts[at % hosts.length] } });
  const requests = mesh.requests.map((request, at) => outside(at % 2 === 0 ? 'shop.example.com' : 'www.example.com', { path: request.path, method: request.method, headers: request.headers }));
  return { objects, requests };
});

test('no request comes to a rule of which that is told', () => {
  let count = 0;
  fc.assert(fc.property(joined, random => {
    const taken = found(yamlOf(random)).map(({ object: { namespace, name }, path }) => `${namespace}/${name} ${fieldOf(path)}`);
    const mesh = meshOf(readText(yamlOf(random), 'all.yaml'));
    for (const { origin } of random.requests.map(request => mesh.route(request))) expect(taken).not.toContain(`${origin?.virtualService} ${origin?.field}`);
    count += taken.length;
  }), { numRuns: runs(200) });
  expect(count).toBeGreaterThan(20);
});
