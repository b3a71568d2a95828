import { toJson_GatewaySpec } from '../../../imports/networking.istio.io';
import { gatewaySpec, type GatewayPlan } from '../../../src/constructs/rendering/gateway';

const PLAN: GatewayPlan = { selector: { istio: 'ingress' }, hosts: ['a.example.com', '*.example.org'], httpPort: 80 };
const written = (changes: Partial<GatewayPlan> = {}) => toJson_GatewaySpec(gatewaySpec({ ...PLAN, ...changes }));

describe('a Gateway', () => {
  test('has one server for requests in the clear', () => {
    expect(written()).toEqual({
      selector: { istio: 'ingress' },
      servers: [{ hosts: ['a.example.com', '*.example.org'], port: { number: 80, name: 'http', protocol: 'HTTP' } }],
    });
  });

  test('with TLS redirects them to a second server that ends it', () => {
    expect(written({ httpPort: 8080, tls: { port: 8443, credentialName: 'shop-tls' } })).toEqual({
      selector: { istio: 'ingress' },
      servers: [
        { hosts: PLAN.hosts, port: { number: 8080, name: 'http', protocol: 'HTTP' }, tls: { httpsRedirect: true } },
        { hosts: PLAN.hosts, port: { number: 8443, name: 'https', protocol: 'HTTPS' }, tls: { mode: 'SIMPLE', credentialName: 'shop-tls' } },
      ],
    });
  });
});
