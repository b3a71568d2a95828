import { toJson_GatewaySpec } from '../../../imports/networking.istio.io';
import { composeServers, type Listening } from '../../../src/constructs/composition/gateway/compose-servers';
import { gatewaySpec } from '../../../src/constructs/rendering/gateway';

const LISTENING: Listening = { hosts: ['a.example.com', '*.example.org'], httpPort: 80 };
const written = (changes: Partial<Listening> = {}) => toJson_GatewaySpec(gatewaySpec({ istio: 'ingress' }, composeServers({ ...LISTENING, ...changes })));

describe('a Gateway', () => {
  test('has one server for requests in the clear', () => {
    expect(written()).toEqual({
      selector: { istio: 'ingress' },
      servers: [{ hosts: ['a.example.com', '*.example.org'], port: { number: 80, name: 'http', protocol: 'HTTP' } }],
    });
  });

  test('with TLS redirects them to a second server that ends it', () => {
    const { hosts } = LISTENING;
    expect(written({ httpPort: 8080, tls: { port: 8443, credentialName: 'shop-tls' } })).toEqual({
      selector: { istio: 'ingress' },
      servers: [
        { hosts, port: { number: 8080, name: 'http', protocol: 'HTTP' }, tls: { httpsRedirect: true } },
        { hosts, port: { number: 8443, name: 'https', protocol: 'HTTPS' }, tls: { mode: 'SIMPLE', credentialName: 'shop-tls' } },
      ],
    });
  });

  test('lists no host that another one of it covers', () => {
    expect(written({ hosts: ['a.example.com', '*.example.com', 'b.example.org'] })?.servers).toMatchObject([{ hosts: ['*.example.com', 'b.example.org'] }]);
  });
});
