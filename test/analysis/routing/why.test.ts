import { deployment, object, request, routed, service } from './meshes';

describe('what is not read', () => {
  const said = (...objects: object[]) => routed([service('shop/a'), deployment('shop/a'), ...objects], request('a')).why
    .filter(sentence => sentence.includes('not considered'));

  test.each([['Sidecar', 'shop/own'], ['Sidecar', 'istio-system/all'], ['EnvoyFilter', 'shop/own']])('is named: the %s %s', (kind, id) => {
    expect(said(object(kind, id, {}))).toEqual([`${kind} ${id} is not considered here, and may change this`]);
  });

  test('is not named where it has no say', () => {
    expect(said(object('Sidecar', 'other/own', {}), object('WorkloadEntry', 'shop/a', {}))).toEqual([]);
  });
});
