import { input } from './inputs';
import { composeTcp, composeTls } from '../../../src/constructs/composition/gateway/compose-connections';
import { composeHost } from '../../../src/constructs/composition/host/compose-host';
import type { HostPlan } from '../../../src/constructs/composition/host/host-plan';
import type { DestinationPlan, PortPlan } from '../../../src/constructs/composition/host/port-plan';

const to = (port: number, subset: string, weight?: number): DestinationPlan => ({ host: 'shop', port, subset, weight });

const SPLIT = [to(5432, 'v1', 90), to(5432, 'v2', 10)];
const PORTS: PortPlan[] = [
  { protocol: 'tcp', number: 5432, routes: [{ destinations: SPLIT }] },
  { protocol: 'tls', number: 8443, routes: [{ sniHosts: ['shop', 'shop.shop'], destinations: [to(8443, 'v1')] }] },
];
const PLAN: HostPlan = { ...composeHost(input()), ports: [...composeHost(input()).ports, ...PORTS] };

const at = (port: number, source = 'shop/Data') => ({ source, host: 'shop.shop.svc.cluster.local', plan: PLAN, port });
const HOST = { host: 'shop.shop.svc.cluster.local' };

describe('connections that are let out', () => {
  test('have the versions and shares of the mesh on their port, by the host that the gateway knows', () => {
    expect(composeTcp(at(5432))).toEqual([{ destinations: SPLIT.map(destination => ({ ...destination, ...HOST })) }]);
  });

  test('of a port for TLS are asked for by any name where the gateway takes any', () => {
    expect(composeTcp(at(8443))).toEqual([{ destinations: [{ ...to(8443, 'v1'), ...HOST }] }]);
  });

  test('under TLS are asked for by the names of the way in alone', () => {
    expect(composeTls([{ ...at(8443), sniHosts: ['sealed.example.com'] }])).toEqual([
      { sniHosts: ['sealed.example.com'], destinations: [{ ...to(8443, 'v1'), ...HOST }] },
    ]);
  });

  test('under TLS stand in the order of their constructs, whatever the order in which they were made', () => {
    const [a, b] = ['shop/A', 'shop/B'].map(source => ({ ...at(5432, source), sniHosts: [source] }));
    expect(composeTls([b, a])).toEqual(composeTls([a, b]));
    expect(composeTls([b, a]).map(({ sniHosts }) => sniHosts)).toEqual([['shop/A'], ['shop/B']]);
  });

  test('have no route where requests are routed', () => {
    expect(composeTcp(at(80))).toEqual([]);
  });
});
