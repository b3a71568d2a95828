describe('plain data has a shape and nothing that runs', () => {
  test.each([
    ['a finding', '../../src/analysis/model/finding'],
    ['a manifest', '../../src/analysis/model/manifest'],
    ['a gateway', '../../src/analysis/routing/gateway/gateway-view'],
  ])('%s', (_, module) => {
    expect(Object.keys(jest.requireActual<object>(module))).toEqual([]);
  });
});
