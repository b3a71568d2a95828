import { JsonPatch } from 'cdk8s';
import { httpPorts } from '../../../src/constructs/composition/host/http-ports';
import type { DeclaredService } from '../../../src/constructs/mesh/facts-of-service';
import { HostRules } from '../../../src/constructs/mesh/host-rules';
import { MeshPort } from '../../../src/constructs/values/mesh-port';
import { header, pin, policy, split } from '../composition/inputs';

/** The rules of a service with v1 and v2, whose pods carry these labels, and how often it was asked what it is. */
function rules(podLabels: { version: string } = { version: 'v1' }): { rules: HostRules; timesAsked: () => number } {
  let asked = 0;
  const declared = (): DeclaredService => {
    asked++;
    return {
      path: 'shop/Shop',
      props: { name: 'shop', ports: [MeshPort.http(80)], stable: 'v1' },
      resolved: { namespace: 'shop' },
      versions: ['v1', 'v2'].map(name => ({ name, path: `shop/Shop/${name}`, pods: { labels: () => ({ version: name }), found: () => ({ allLabels: name === 'v1' ? podLabels : undefined }) } })),
    };
  };
  return { rules: new HostRules(declared), timesAsked: () => asked };
}

describe('the rules of a host', () => {
  test('have one plan until something is added', () => {
    const { rules: host } = rules();
    const plan = host.plan();
    host.problems();
    host.virtualService();
    host.destinationRule();
    expect(host.plan()).toBe(plan);
    host.add(split(5));
    expect(host.plan()).not.toBe(plan);
  });

  test('are asked for nothing twice while all is well and nothing is written', () => {
    const { rules: host, timesAsked } = rules();
    for (let chart = 0; chart < 3; chart++) expect(host.problems()).toEqual([]);
    host.destinationRule();
    expect(timesAsked()).toBe(1);
  });

  test('fail for as long as something is wrong, and are asked again after they were written', () => {
    const podLabels = { version: 'v9' };
    const { rules: host } = rules(podLabels);
    expect(host.problems()).toEqual([expect.stringContaining('(CDI305)')]);
    podLabels.version = 'v1';
    expect(host.problems()).toEqual([]);
    host.virtualService();
    podLabels.version = 'v9';
    expect(host.problems()).toEqual([expect.stringContaining('(CDI305)')]);
  });

  test('are written from the plan, with the patches of each construct', () => {
    const { rules: host } = rules();
    host.add(pin([[header('user', 'jason')]]), policy({ connectionPool: { maxConnections: 1 } }));
    host.patch('shop/Pin', [JsonPatch.add('/corsPolicy', {})]);
    expect(host.problems()).toEqual([]);
    expect(host.virtualService()).toMatchObject({ hosts: ['shop'], http: [{ name: 'shop/Pin', corsPolicy: {} }, { name: 'shop/Shop' }] });
    expect(host.destinationRule()).toMatchObject({ host: 'shop', trafficPolicy: { connectionPool: { tcp: { maxConnections: 1 } } } });
    const [{ routes: [route] }] = httpPorts(host.plan());
    expect(host.routeSpec({ ...route, id: { ...route.id, through: 'shop/Out' } })).toMatchObject({ name: 'shop/Out+shop/Pin', corsPolicy: {} });
  });
});
