import type { PortPlan, RoutePlan } from '../../../src/constructs/composition/host/port-plan';
import { portsSpec, virtualServiceSpec } from '../../../src/constructs/rendering/virtual-service';

const to = (port: number) => ({ host: 'shop', port, subset: 'v1' });
const http = (number: number): PortPlan => {
  const route: RoutePlan = { id: { source: `shop/On${number}` }, matches: [], destinations: [to(number)], mirrors: [], traits: {} };
  return { protocol: 'http', number, rules: [], routes: [route], clashes: [], conflicts: [] };
};
const tcp = (number: number): PortPlan => ({ protocol: 'tcp', number, rules: [], routes: [{ destinations: [to(number)] }], conflicts: [] });
const tls = (number: number): PortPlan => ({ protocol: 'tls', number, routes: [{ sniHosts: ['a.com'], destinations: [{ ...to(number), weight: 90 }, { ...to(number), weight: 10 }] }], rules: [], conflicts: [] });

/** The VirtualService of a host with these ports, without the fields that are not written. */
function written(...ports: PortPlan[]): unknown {
  return JSON.parse(JSON.stringify(virtualServiceSpec({ hosts: ['shop'] }, portsSpec(ports))));
}

const destination = (number: number) => ({ host: 'shop', subset: 'v1', port: { number } });

describe('a VirtualService', () => {
  test('has the http routes of a lone port as they are', () => {
    expect(written(http(80), tcp(90))).toMatchObject({ http: [{ name: 'shop/On80', route: [{ destination: destination(80) }] }] });
    expect(written(http(80), tcp(90))).not.toHaveProperty('http[0].match');
  });

  test('confines all routes to their ports beside a port for TLS', () => {
    expect(written(http(80), tcp(90), tls(443))).toEqual({
      hosts: ['shop'],
      http: [{ name: 'shop/On80', match: [{ port: 80 }], route: [{ destination: destination(80) }] }],
      tcp: [{ match: [{ port: 90 }], route: [{ destination: destination(90) }] }],
      tls: [{ match: [{ port: 443, sniHosts: ['a.com'] }], route: [{ destination: destination(443), weight: 90 }, { destination: destination(443), weight: 10 }] }],
    });
  });

  test('confines routes to their port where several ports have one protocol', () => {
    expect(written(http(80), http(81))).toMatchObject({ http: [{ match: [{ port: 80 }] }, { match: [{ port: 81 }] }] });
    expect(written(tcp(90), tcp(91))).toMatchObject({ tcp: [{ match: [{ port: 90 }] }, { match: [{ port: 91 }] }] });
    expect(written(tls(443), tls(444))).toMatchObject({ tls: [{ match: [{ port: 443, sniHosts: ['a.com'] }] }, { match: [{ port: 444, sniHosts: ['a.com'] }] }] });
  });

  test('confines connections though there is one port for them: the Service may have more', () => {
    expect(written(tcp(90))).toMatchObject({ tcp: [{ match: [{ port: 90 }] }] });
  });

  test('names the gateways where it holds', () => {
    expect(virtualServiceSpec({ hosts: ['a.com'], gateways: ['edge'] }, { http: [{ name: 'a' }] }))
      .toEqual({ hosts: ['a.com'], gateways: ['edge'], http: [{ name: 'a' }] });
  });
});
