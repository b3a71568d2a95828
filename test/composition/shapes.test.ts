describe('plain data has a shape and nothing that runs', () => {
  test.each([
    ['what is known of a host', '../../src/composition/host-input'],
    ['a plan', '../../src/composition/host-plan'],
    ['a check', '../../src/checks/check'],
    ['pods', '../../src/workload/pods'],
    ['a known Service', '../../src/workload/known-service'],
  ])('%s', (_, module) => {
    expect(Object.keys(jest.requireActual<object>(module))).toEqual([]);
  });
});
