describe('plain data has a shape and nothing that runs', () => {
  test.each([
    ['what is known of a host', '../../../src/constructs/composition/host-input'],
    ['a plan', '../../../src/constructs/composition/host-plan'],
    ['a check', '../../../src/constructs/checks/check'],
    ['pods', '../../../src/constructs/workload/pods'],
    ['a manifest', '../../../src/constructs/workload/brought-in/manifest'],
    ['what limits are set on', '../../../src/constructs/mesh/policy-target'],
    ['a known Service', '../../../src/constructs/workload/brought-in/known-service'],
    ['the props of a service', '../../../src/constructs/mesh/mesh-service-props'],
    ['the props of a circuit breaker', '../../../src/constructs/strategies/circuit-breaker-props'],
    ['the options of a container', '../../../src/constructs/workload/container/container-options'],
  ])('%s', (_, module) => {
    expect(Object.keys(jest.requireActual<object>(module))).toEqual([]);
  });
});
