import { http, input, split, tcp } from './inputs';
import { composeTcp, composeTls } from '../../../src/constructs/composition/gateway/compose-connections';
import { composeHost } from '../../../src/constructs/composition/host/compose-host';

const PLAN = composeHost(input({
  ports: [http(80), tcp(5432), { number: 8443, protocol: 'tls' }],
  contributions: [{ ...split(10), ports: [5432] }],
}));

const HOST = { host: 'shop.shop.svc.cluster.local' };
const to = (port: number, subset: string, weight?: number) => ({ ...HOST, port, subset, weight });

const at = (port: number, source = 'shop/Data') => ({ ...HOST, source, plan: PLAN, port });
describe('connections that are let out', () => {
  test('have the versions and shares of the mesh on their port, by the host that the gateway knows', () => {
    expect(composeTcp(at(5432))).toEqual([{ destinations: [to(5432, 'v1', 90), to(5432, 'v2', 10)] }]);
  });

  test('of a port for TLS are asked for by any name where the gateway takes any', () => {
    expect(composeTcp(at(8443))).toEqual([{ destinations: [to(8443, 'v1')] }]);
  });

  test('under TLS are asked for by the names of the way in alone', () => {
    expect(composeTls([{ ...at(8443), sniHosts: ['sealed.example.com'] }])).toEqual([
      { sniHosts: ['sealed.example.com'], destinations: [to(8443, 'v1')] },
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
