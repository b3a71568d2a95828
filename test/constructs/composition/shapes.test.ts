describe('plain data has a shape and nothing that runs', () => {
  test.each([
    ['what is known of a host', '../../../src/constructs/composition/host-facts'],
    ['a plan', '../../../src/constructs/composition/host/host-plan'],
    ['the plan of a port', '../../../src/constructs/composition/host/port-plan'],
    ['a check', '../../../src/constructs/checks/check'],
    ['pods', '../../../src/constructs/workload/pods'],
    ['a manifest', '../../../src/constructs/workload/brought-in/manifest'],
    ['a resolved Service', '../../../src/constructs/workload/resolved-service'],
    ['the props of a service', '../../../src/constructs/mesh/mesh-service-props'],
    ['how pods are reached', '../../../src/constructs/values/policies/policy-options'],
    ['the options of localities', '../../../src/constructs/values/policies/locality-options'],
    ['the props of a circuit breaker', '../../../src/constructs/strategies/circuit-breaker-props'],
    ['the options of a container', '../../../src/constructs/workload/container/container-options'],
  ])('%s', (_, module) => {
    expect(Object.keys(jest.requireActual<object>(module))).toEqual([]);
  });
});
