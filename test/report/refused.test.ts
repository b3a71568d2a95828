import { meshOf } from '../../src/analysis/routing/mesh';
import { reportedMesh } from '../../src/report/refused';
import { destinationRule, gateway, http, manifestsWith, outside, request, service, to, virtualService } from '../analysis/routing/meshes';

const rule = (id: string, exact: unknown, more: object = {}) => virtualService(id, { hosts: ['a'], http: [{ match: [{ headers: { 'x-beta': { exact } } }], route: [to('a')] }, { route: [to('a')] }], ...more });
const refusals = (objects: readonly object[], asked = request('a', { headers: { 'x-beta': 'yes' } })) =>
  reportedMesh(manifestsWith([service('shop/a'), ...objects])).route(asked).why.filter(sentence => sentence.includes('would be rejected'));
const sentence = (object: string, finding: string) => `${object} would be rejected (${finding}): it is not in force, and this does not hold, until that is corrected`;
const UNQUOTED = 'MAN001, spec.http[0].match[0].headers.x-beta.exact: expected a string, got true: put it into quotation marks';

describe('an answer', () => {
  test('says of a VirtualService that no cluster takes that it is not in force', () => {
    expect(refusals([rule('shop/a', true)])).toEqual([sentence('VirtualService shop/a', UNQUOTED)]);
    expect(refusals([rule('shop/a', 'yes')])).toEqual([]);
  });

  test('says so of what the webhook of Istio refuses', () => {
    expect(refusals([virtualService('shop/a', { hosts: ['a'], http: [{ timeout: '0s', route: [to('a')] }] })])[0]).toMatch(/^VirtualService shop\/a would be rejected \(MAN/);
  });

  test('says so of DestinationRules and delegates that it is made of', () => {
    expect(refusals([destinationRule('shop/a', { host: 'a', subsets: [{ name: 'v1', labels: { version: 1 } }] })])[0]).toMatch(/^DestinationRule shop\/a would be rejected \(MAN001, spec\.subsets\[0\]/);
    const root = virtualService('shop/root', { hosts: ['a'], http: [{ delegate: { name: 'leaf' } }] });
    expect(refusals([root, rule('shop/leaf', true, { hosts: undefined })])).toEqual([sentence('VirtualService shop/leaf', UNQUOTED)]);
  });

  test('says so of the Gateway that a request comes in by', () => {
    const atEdge = virtualService('shop/a', { hosts: ['a.com'], gateways: ['edge'], http: [{ route: [to('a')] }] });
    expect(refusals([gateway('shop/edge', { ...http(80, 'a.com'), tls: { httpsRedirect: 'no' } }), atEdge], outside('a.com'))[0]).toMatch(/^Gateway shop\/edge would be rejected \(MAN001/);
  });

  test('says nothing of objects that it is not made of, and nothing of what is only unwise', () => {
    expect(refusals([rule('shop/b', true, { hosts: ['b'] }), destinationRule('shop/c', { host: 'c', subsets: [{ name: 'v1', labels: { version: 1 } }] })])).toEqual([]);
    expect(refusals([rule('shop/a', 'yes', { http: [{ match: [{ uri: { prefix: 'reports' } }], route: [to('a')] }] })])).toEqual([]);
  });

  test('is the same as without it but for that', () => {
    const objects = [service('shop/a'), rule('shop/a', true)];
    const [{ why, ...reported }, { why: reasons, ...outcome }] = [reportedMesh, meshOf].map(mesh => mesh(manifestsWith(objects)).route(request('a')));
    expect(reported).toEqual(outcome);
    expect(why).toEqual([...reasons, expect.stringContaining('would be rejected')]);
  });
});
