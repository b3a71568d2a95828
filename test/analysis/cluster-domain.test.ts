import { deployment, goes, outside, request, service, to, virtualService, gateway, http, destinationRule } from './routing/meshes';
import { check } from '../../src/analysis/checks/check';
import type { Manifests } from '../../src/analysis/model/manifest';
import { readText } from '../../src/analysis/reader/read-text';
import { FIELDS } from '../../src/analysis/requests/asked-request';
import { Requests } from '../../src/analysis/requests/requests';
import { meshOf } from '../../src/analysis/routing/mesh';

const NAME = 'pay.shop.svc.corp.local';
const OBJECTS = [
  service('shop/pay'), deployment('shop/pay'), service('shop/web'), deployment('shop/web'), service('shop/alias', { type: 'ExternalName', externalName: NAME, selector: undefined }),
  gateway('shop/edge', http(80, 'shop.example.com')),
  destinationRule('shop/pay', { host: NAME, subsets: [{ name: 'v1', labels: { version: 'v1' } }] }),
  virtualService('shop/edge', { hosts: ['shop.example.com'], gateways: ['edge'], http: [{ route: [to(NAME, 'v1')] }] }),
  virtualService('shop/web', { hosts: ['web'], http: [{ route: [to(NAME, 'v1')] }] }),
];
const manifestsIn = (clusterDomain?: string): Manifests => ({ ...readText(OBJECTS.map(one => JSON.stringify(one)).join('\n---\n'), 'mesh.yaml'), clusterDomain });

const destinations = (clusterDomain: string | undefined, asked: ReturnType<typeof request>): string[] =>
  meshOf(manifestsIn(clusterDomain)).route(asked).destinations.map(({ host, subset, state }) => `${host} ${subset ?? '*'} ${state}`);

describe('a full name in the domain of the cluster', () => {
  test('is that of the Service for every client, and for requests from outside', () => {
    const found = [`${NAME} v1 ok`];
    expect(destinations('corp.local', outside('shop.example.com'))).toEqual(found);
    for (const host of ['web', 'web.shop', 'web.shop.svc', 'web.shop.svc.corp.local']) expect(destinations('corp.local', request(host))).toEqual(found);
    expect(destinations('corp.local', request('alias'))).toEqual([`${NAME} * ok`]);
    expect(destinations('corp.local', request('pay.shop.svc.cluster.local'))).toEqual(['PassthroughCluster * ok']);
  });

  test('is unknown in a cluster of another domain', () => {
    expect(destinations(undefined, request('web'))).toEqual([`${NAME} v1 no-cluster`]);
    expect(goes(OBJECTS, request('web.shop.svc.corp.local'))).toBe('PassthroughCluster:0');
  });

  test('has the port that a request leaves out', () => {
    const portIn = (domain?: string) => new Requests(manifestsIn(domain), { namespace: 'shop', words: FIELDS }).requestOf({ host: 'web.shop.svc.corp.local' }).port;
    expect(portIn('corp.local')).toBe(80);
    expect(() => portIn()).toThrow("has the host 'web.shop.svc.corp.local'");
  });

  test('is no finding, and one that says what is taken for the domain otherwise', () => {
    const said = (domain?: string) => check(manifestsIn(domain)).filter(({ code }) => /^MAN[57]/.test(code)).map(({ code, message }) => `${code} ${message}`);
    expect(said('corp.local')).toEqual([]);
    const missing = `no service has the host '${NAME}', but there is 'pay.shop.svc.cluster.local'; the domain of the cluster is taken to be 'cluster.local', not 'corp.local'`;
    expect(said()).toEqual(expect.arrayContaining([`MAN501 ${missing}`, `MAN510 ${missing}`]));
  });
});
