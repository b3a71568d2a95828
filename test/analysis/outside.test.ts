import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { deployment, destinationRule, gateway, http, object, outside, request, service, to, virtualService } from './routing/meshes';
import { check } from '../../src/analysis/checks/check';
import type { Manifests } from '../../src/analysis/model/manifest';
import { clusterDomainIn, knownGatewayIn, knownServiceIn } from '../../src/analysis/outside/names';
import { inWorld, type World } from '../../src/analysis/outside/world';
import { readText } from '../../src/analysis/reader/read-text';
import { meshOf } from '../../src/analysis/routing/mesh';
import { Company } from '../../src/analysis/worlds/company';
import { Kustomizations } from '../../src/analysis/worlds/kustomized';
import type { Worlds } from '../../src/analysis/worlds/world';
import { worldsOf } from '../../src/analysis/worlds/worlds';
import { reportOf } from '../../src/report/report';

const textOf = (objects: readonly object[]): string => objects.map(one => JSON.stringify(one)).join('\n---\n');
const NOTHING: World = { snapshots: [], services: [], gateways: [] };
const known = (...names: string[]): World => ({ ...NOTHING, services: names.map(knownServiceIn) });
const worldsBeside = (objects: readonly object[], world: World): Worlds => worldsOf(inWorld(readText(textOf(objects), 'set.yaml'), world, 'shop'), new Kustomizations([]));
const beside = (objects: readonly object[], world: World): Manifests => {
  const worlds = worldsBeside(objects, world);
  return new Company(worlds).alone(worlds.all[0]);
};
const found = (objects: readonly object[], world: World = NOTHING): string[] =>
  check(beside(objects, world)).filter(({ code }) => /^MAN(0|5|615|7)/.test(code)).map(({ code, message }) => `${code} ${message}`);

let folder: string;
beforeAll(() => folder = fs.mkdtempSync(path.join(os.tmpdir(), 'outside-')));
afterAll(() => fs.rmSync(folder, { recursive: true }));
/** A snapshot with these objects, as kubectl writes it. */
const snapshot = (...items: object[]): World => ({ ...NOTHING, snapshots: [file(JSON.stringify({ apiVersion: 'v1', kind: 'List', items }))] });
let files = 0;
const file = (text: string): string => {
  const name = path.join(folder, `${files++}.yaml`);
  fs.writeFileSync(name, text);
  return name;
};

const TO_PAY = virtualService('shop/web', { hosts: ['web'], http: [{ route: [to('pay', 'v1')] }] });
const RULE = destinationRule('shop/pay', { host: 'pay', subsets: [{ name: 'v1', labels: { version: 'v1' } }] });
const SET = [service('shop/web'), deployment('shop/web'), TO_PAY, RULE];

describe('a service that is known by name', () => {
  test('is missing without the name, and not with it, nor are the pods of its subsets', () => {
    expect(found(SET).map(line => line.slice(0, 6))).toEqual(['MAN501', 'MAN510']);
    for (const name of ['pay.shop', 'pay', 'pay.shop.svc', 'pay.shop.svc.cluster.local', 'pay.shop:80']) expect(found(SET, known(name))).toEqual([]);
  });

  test('has the ports that are said, and no others', () => {
    const at81 = [service('shop/web'), virtualService('shop/web', { hosts: ['web'], http: [{ route: [{ destination: { host: 'pay', port: { number: 81 } } }] }] })];
    expect(found(at81, known('pay.shop:80'))).toEqual(["MAN502 'pay' has the ports 80, and not 81"]);
    expect([found(at81, known('pay.shop:81')), found(at81, known('pay.shop'))]).toEqual([[], []]);
  });

  test('has the ports that rules name for it, for requests', () => {
    const objects = [service('shop/web'), virtualService('shop/web', { hosts: ['web'], http: [{ route: [{ destination: { host: 'pay', port: { number: 81 } } }] }] })];
    const [destination] = meshOf(beside(objects, known('pay.shop'))).route(request('web')).destinations;
    expect(destination).toMatchObject({ host: 'pay.shop.svc.cluster.local', port: 81 });
    expect(destination.state).not.toBe('no-cluster');
    expect(meshOf(beside([service('shop/web')], known('pay.shop'))).route(request('pay')).destinations[0].host).toBe('pay.shop.svc.cluster.local');
  });

  test('proves nothing of other services of its namespace', () => {
    const toStock = virtualService('shop/x', { hosts: ['x.example.com'], http: [{ route: [to('stock')] }] });
    expect(found([toStock], known('pay.shop'))).toEqual([]);
  });

  test('may be outside the cluster', () => {
    const toBank = [service('shop/web'), virtualService('shop/web', { hosts: ['web'], http: [{ route: [{ destination: { host: 'api.bank.example.com', port: { number: 443 } } }] }] })];
    expect(found(toBank)).toHaveLength(1);
    expect(found(toBank, known('api.bank.example.com'))).toEqual([]);
    expect(meshOf(beside(toBank, known('api.bank.example.com:443'))).route(request('web')).destinations[0]).toMatchObject({ host: 'api.bank.example.com', port: 443, state: 'ok' });
  });

  test.each([['example.com', 'ServiceEntry'], ['example.dev', 'Service'], ['example.dev.', 'ServiceEntry'], ['example', 'Service'], ['a.b.c', 'ServiceEntry'], ['a.b.svc', 'Service']])('called %s is a %s', (name, kind) => {
    expect(beside([], known(name)).objects.map(one => one.kind)).toEqual([kind]);
  });
});

describe('pods of a gateway that are known by their labels', () => {
  const DOOR = object('Gateway', 'shop/door', { selector: { istio: 'door' }, servers: [http(80, 'shop.example.com')] });
  const gateways = (...texts: string[]): World => ({ ...NOTHING, gateways: texts.map(knownGatewayIn) });

  test('are pods of the Gateway, at any port', () => {
    expect(found([DOOR])).toEqual(['MAN512 no pod has istio=door']);
    expect(found([DOOR], gateways('istio=door'))).toEqual([]);
  });

  test('prove nothing of other pods', () => {
    const other = object('Gateway', 'shop/other', { selector: { istio: 'other' }, servers: [http(80, 'www.example.com')] });
    const levels = reportOf({ findings: check(beside([DOOR, other], gateways('istio=door'))), ignored: 0, open: 0, idle: [], hints: [] }, worldsBeside([], NOTHING)).findings.map(({ code, level }) => `${code} ${level}`);
    expect(levels).toEqual(['MAN512 warning']);
    expect(found([service('istio-system/kiali')], gateways('istio=door'))).toEqual([]);
  });

  test('are in the namespace that is said', () => {
    const { objects } = beside([], gateways('istio=door,app=door@doors', 'istio=other'));
    expect(objects.map(({ namespace, labels }) => [namespace, labels])).toEqual([['doors', { istio: 'door', app: 'door' }], ['istio-system', { istio: 'other' }]]);
  });
});

describe('a snapshot', () => {
  const BROKEN = virtualService('shop/broken', { hosts: ['a'], http: [{}] });

  test('is known, but not checked and not counted', () => {
    expect(found(SET, snapshot(service('shop/pay'), deployment('shop/pay'), BROKEN))).toEqual([]);
    const worlds = worldsBeside(SET, snapshot(service('shop/pay'), BROKEN));
    expect(reportOf({ findings: [], ignored: 0, open: 0, idle: [], hints: [] }, worlds).summary.objects).toBe(SET.length);
  });

  test('proves what is missing, as the manifests do', () => {
    expect(found([TO_PAY], snapshot(service('shop/stock'))).at(0)).toBe("MAN501 no service has the host 'pay'");
    expect(found([...SET, service('shop/pay')], snapshot(deployment('shop/pay', 'v2')))).toEqual([expect.stringContaining("no pod of 'pay.shop.svc.cluster.local' has version=v1 of the subset 'v1'")]);
  });

  test('gives way to the manifests, whose object keeps the age of the one that it replaces', () => {
    const door = gateway('shop/door', http(80, 'shop.example.com'));
    const rule = (name: string, prefix: string, creationTimestamp?: string) =>
      virtualService(`shop/${name}`, { hosts: ['shop.example.com'], gateways: ['door'], http: [{ match: [{ uri: { prefix } }], name, route: [to('web')] }] }, { creationTimestamp });
    const world = snapshot(rule('a', '/', '2026-01-02T00:00:00Z'), rule('z', '/old', '2026-01-01T00:00:00Z'));
    const manifests = beside([door, service('shop/web'), rule('z', '/new')], world);
    expect(manifests.objects.map(({ name }) => name).sort()).toEqual(['a', 'door', 'web', 'z']);
    expect(found([door, service('shop/web'), rule('z', '/new')], world)).toEqual([]);
    const mesh = meshOf(manifests);
    expect([mesh.route(outside('shop.example.com', { path: '/new' })).rule, mesh.route(outside('shop.example.com', { path: '/old' })).rule]).toEqual(['z', 'a']);
  });

  test('says more than a name', () => {
    expect(found(SET, { ...snapshot(service('shop/pay', { ports: [{ name: 'http', port: 81 }] })), services: [knownServiceIn('pay.shop')] })).toEqual([expect.stringMatching(/^MAN702 /)]);
  });

  test.each([
    ['a table', 'NAMESPACE   NAME   TYPE\nshop        pay    ClusterIP\n', /is a table, as kubectl prints it for people: run 'kubectl get .* -A -o yaml > /],
    ['a table of one namespace', 'NAME   READY   UP-TO-DATE\npay    1/1     1\n', /is a table/],
    ['empty', '', /there is no object in '.*', so nothing is known from it: run 'kubectl get /],
    ['an empty list', '{"apiVersion":"v1","kind":"List","items":[]}', /there is no object in/],
    ['no YAML', 'a: [', /cannot be read, so it is unknown what is outside: .*; run 'kubectl get /],
  ])('fails where it is %s', (_, text, said) => {
    expect(() => beside([], { ...NOTHING, snapshots: [file(text)] })).toThrow(said);
  });

  test('fails where there is none', () => {
    expect(() => beside([], { ...NOTHING, snapshots: [path.join(folder, 'none.yaml')] })).toThrow('there is no such file');
  });
});

describe('what is no name', () => {
  test.each(['', 'pay_shop', 'pay.shop:', 'pay.shop:0', 'pay.shop:65536', 'pay.shop:80;81', 'pay.shop:80:81', '.shop', 'Pay.shop'])('fails as a service: %p', text =>
    expect(() => knownServiceIn(text)).toThrow(/: write /));
  test.each(['', 'door', 'istio=', '=door', 'istio=door@', 'istio=door@a@b', 'istio=door@A', 'istio=a,b'])('fails as a gateway: %p', text =>
    expect(() => knownGatewayIn(text)).toThrow(/: write /));
  test.each(['', 'svc.corp.local', '.corp', 'corp.', 'corp local'])('fails as a domain: %p', text =>
    expect(() => clusterDomainIn(text)).toThrow(/: write /));
});
