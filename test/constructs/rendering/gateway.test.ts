import { toJson_GatewaySpec } from '../../../imports/networking.istio.io';
import { composeServers, type Listening } from '../../../src/constructs/composition/gateway/compose-servers';
import type { TlsPlan } from '../../../src/constructs/composition/gateway/tls-plan';
import { gatewaySpec } from '../../../src/constructs/rendering/gateway';
import { TlsVersion } from '../../../src/constructs/values/tls-version';

const LISTENING: Listening = { hosts: ['a.example.com', '*.example.org'], httpPort: 80, httpsPort: 443, tls: { kind: 'all' } };
const written = (changes: Partial<Listening> = {}) => toJson_GatewaySpec(gatewaySpec({ istio: 'ingress' }, composeServers({ ...LISTENING, ...changes })));

const simple = (credentialName: string): TlsPlan => ({ mode: 'SIMPLE', credentialName });
const perHost = (settings: Record<string, TlsPlan | undefined>) =>
  written({ hosts: Object.keys(settings), tls: { kind: 'perHost', hosts: new Map(Object.entries(settings)) } })?.servers;

describe('a Gateway', () => {
  test('has one server for requests in the clear', () => {
    expect(written()).toEqual({
      selector: { istio: 'ingress' },
      servers: [{ hosts: ['a.example.com', '*.example.org'], port: { number: 80, name: 'http', protocol: 'HTTP' } }],
    });
  });

  test('with TLS redirects them to a second server that ends it', () => {
    const { hosts } = LISTENING;
    expect(written({ httpPort: 8080, httpsPort: 8443, tls: { kind: 'all', tls: simple('shop-tls') } })).toEqual({
      selector: { istio: 'ingress' },
      servers: [
        { hosts, port: { number: 8080, name: 'http', protocol: 'HTTP' }, tls: { httpsRedirect: true } },
        { hosts, port: { number: 8443, name: 'https', protocol: 'HTTPS' }, tls: { mode: 'SIMPLE', credentialName: 'shop-tls' } },
      ],
    });
  });

  test('asks clients for a certificate and for a version of TLS', () => {
    const tls: TlsPlan = { mode: 'MUTUAL', credentialName: 'shop-tls', minimumVersion: TlsVersion.TLS_1_3 };
    expect(written({ tls: { kind: 'all', tls } })?.servers).toMatchObject([
      {}, { tls: { mode: 'MUTUAL', credentialName: 'shop-tls', minProtocolVersion: 'TLSV1_3' } },
    ]);
  });

  test('lists no host that another one of it covers', () => {
    expect(written({ hosts: ['a.example.com', '*.example.com', 'b.example.org'] })?.servers).toMatchObject([{ hosts: ['*.example.com', 'b.example.org'] }]);
  });

  test('without hosts has no server for requests', () => {
    expect(written({ hosts: [], tls: { kind: 'all', tls: simple('shop-tls') } })?.servers).toEqual([]);
  });
});

describe('a Gateway with TLS for each host', () => {
  test('has a server for each setting, and one for each sort of requests in the clear', () => {
    expect(perHost({ 'a.com': simple('a'), 'b.com': { ...simple('a'), mode: 'MUTUAL' }, 'c.com': simple('a'), 'd.com': undefined })).toEqual([
      { hosts: ['d.com'], port: { number: 80, name: 'http', protocol: 'HTTP' } },
      { hosts: ['a.com', 'b.com', 'c.com'], port: { number: 80, name: 'http-redirect', protocol: 'HTTP' }, tls: { httpsRedirect: true } },
      { hosts: ['a.com', 'c.com'], port: { number: 443, name: 'https-a', protocol: 'HTTPS' }, tls: { mode: 'SIMPLE', credentialName: 'a' } },
      { hosts: ['b.com'], port: { number: 443, name: 'mutual-a', protocol: 'HTTPS' }, tls: { mode: 'MUTUAL', credentialName: 'a' } },
    ]);
  });

  test('keeps the names of its servers when a host is added before the others', () => {
    const names = (servers = perHost({ 'b.com': simple('b') })) => (servers as { port: { name: string } }[]).map(({ port }) => port.name);
    expect(names(perHost({ 'a.com': simple('a'), 'b.com': simple('b') }))).toEqual(expect.arrayContaining(names()));
  });

  test('has servers of different names, whatever the Secrets are called', () => {
    const settings = [
      simple('a.b'), simple('a-b'), simple('b'), { ...simple('b'), minimumVersion: TlsVersion.TLS_1_2 }, { ...simple('b'), minimumVersion: TlsVersion.TLS_1_3 },
      simple('mutual-b'), { ...simple('b'), mode: 'MUTUAL' as const },
    ];
    const servers = perHost(Object.fromEntries(settings.map((tls, at) => [`${at}.com`, tls]))) as { port: { name: string } }[];
    const names = servers.map(({ port }) => port.name);
    expect(names).toHaveLength(settings.length + 1);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter(name => name.includes('.'))).toEqual([]);
  });

  test('lists a wildcard alone for the hosts of one setting', () => {
    expect(perHost({ '*.a.com': simple('a'), 'x.a.com': simple('a'), 'b.com': simple('b') })).toMatchObject([
      { hosts: ['*.a.com', 'b.com'] }, { hosts: ['*.a.com'] }, { hosts: ['b.com'] },
    ]);
  });
});
