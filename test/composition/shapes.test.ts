describe('plain data has a shape and nothing that runs', () => {
  test.each([
    ['what is known of a host', '../../src/composition/host-input'],
    ['a plan', '../../src/composition/host-plan'],
    ['a check', '../../src/checks/check'],
    ['pods', '../../src/workload/pods'],
    ['a manifest', '../../src/workload/manifest'],
    ['what limits are set on', '../../src/mesh/policy-target'],
    ['a known Service', '../../src/workload/known-service'],
    ['the props of a service', '../../src/mesh/mesh-service-props'],
    ['the props of a circuit breaker', '../../src/strategies/circuit-breaker-props'],
    ['the options of a container', '../../src/workload/container-options'],
  ])('%s', (_, module) => {
    expect(Object.keys(jest.requireActual<object>(module))).toEqual([]);
  });
});
