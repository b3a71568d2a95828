import { gateway, object, ratings, reviews, rest, rule, to, virtualService, type Part } from './manifests';
import { ANYWHERE, flagged, misrouted, rejected, type ProofsOf } from './proof';
import type { Request } from '../support/istiod-answers';

const HOST = 'shop.example.com';

/** The service behind a gateway that listens to hosts, under hosts. */
const exposed = (listens: readonly string[], hosts: readonly string[] = listens, http: readonly Part[] = [rest()], spec: Part = {}) =>
  reviews({ more: [gateway(listens, spec), virtualService(HOST, http, { hosts, gateways: ['edge'] })] });

const at = (host: string, istio = 'ingressgateway'): Partial<Request> => ({ from: { kind: 'gateway', namespace: 'istio-system', labels: { istio } }, host, port: 80 });

/** A service of two ports behind a gateway. */
const toPort = (port?: number) => {
  const route = (number?: number): Part => ({ route: [{ destination: { host: 'reviews', subset: 'v1', port: number ? { number } : undefined } }] });
  return reviews({
    service: { ports: [{ name: 'http', port: 9080 }, { name: 'http-admin', port: 9081 }] },
    more: [gateway([HOST]), virtualService(HOST, [route(port)], { gateways: ['edge'] })],
  });
};

/** Two services at the gateway, each under a path. */
const both = (first: string, second: string) => reviews({
  more: [
    ...ratings,
    gateway([HOST]),
    virtualService(HOST, [rule({ uri: { prefix: first } }, 'v1')], { gateways: ['edge'] }, 'a'),
    virtualService(HOST, [{ match: [{ uri: { prefix: second } }], route: [{ destination: { host: 'ratings', port: { number: 9080 } } }] }],
      { gateways: ['edge'] }, 'b'),
  ],
});

/** Servers that end TLS, each for its hosts. */
const underTls = (...servers: string[][]): Part => ({
  servers: servers.map((hosts, index) => ({
    port: { number: 443, name: `https-${index}`, protocol: 'HTTPS' }, hosts, tls: { mode: 'SIMPLE', serverCertificate: '/a.pem', privateKey: '/a.key' },
  })),
});

/** A wildcard, and a host with a longer path. */
const wildcardAnd = (...servers: string[][]) => reviews({
  more: [
    gateway([], underTls(...servers)),
    virtualService('*', [rule({ uri: { prefix: '/api' } }, 'v1')], { gateways: ['edge'] }, 'a'),
    virtualService(HOST, [rule({ uri: { prefix: '/api/v2' } }, 'v2')], { gateways: ['edge'] }, 'b'),
  ],
});

/** Two services that a gateway lets out on its ports for TCP. */
const connections = (first: number, second: number) => reviews({
  more: [
    ...ratings,
    gateway([], { servers: [...new Set([first, second])].map(number => ({ port: { number, name: `tcp-${number}`, protocol: 'TCP' }, hosts: ['*'] })) }),
    ...[{ port: first, route: [to('v1')] }, { port: second, route: [{ destination: { host: 'ratings', port: { number: 9080 } } }] }].map(({ port, route }, index) =>
      object('networking.istio.io/v1', 'VirtualService', `connections-${index}`, { hosts: ['*'], gateways: ['edge'], tcp: [{ match: [{ port }], route }] })),
  ],
});

/** ingress-nginx in front of pods that listen on another port than their Service. */
const behindNginx = (annotations: Part) => {
  const ingress = object('networking.k8s.io/v1', 'Ingress', 'reviews', {
    ingressClassName: 'nginx',
    rules: [{ host: HOST, http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'reviews', port: { number: 9080 } } } }] } }],
  });
  const prefixed = Object.fromEntries(Object.entries(annotations).map(([name, value]) => [`nginx.ingress.kubernetes.io/${name}`, value]));
  return reviews({
    service: { ports: [{ name: 'http', port: 9080, targetPort: 8080 }] },
    more: [{ ...ingress, metadata: { name: 'reviews', namespace: 'shop', annotations: prefixed } }],
  });
};

const MESH_HOST = 'reviews.shop.svc.cluster.local';
const ingressOf = (vhost: string, upstream = 'true') => behindNginx({ 'service-upstream': upstream, 'upstream-vhost': vhost });

/** What nginx sends on, through its sidecar. */
const byNginx = (host: string, port = 9080): Partial<Request> => ({ from: { kind: 'sidecar', namespace: 'ingress-nginx' }, host, port });
const rightly = { rather: { yaml: ingressOf(MESH_HOST), request: byNginx(MESH_HOST) } };

/** The way in. */
export const EDGE: ProofsOf<'CDI501' | `CDI50${4 | 5 | 7 | 9}` | `CDI51${1 | 5 | 7}`> = {
  CDI501: [
    misrouted('no label, at the gateway for requests that leave', exposed([HOST], [HOST], [rest()], { selector: {} }), {
      request: at(HOST, 'egressgateway'), wish: 'no listener matched', instead: 'reviews v1', rather: { yaml: exposed([HOST]) },
    }),
    flagged('a value that no pod can carry', exposed([HOST], [HOST], [rest()], { selector: { istio: 'ingress gateway' } }), 'IST0101', /selector not found/),
  ],
  CDI504: [
    rejected('a short name', exposed(['shop']), /short names \(non FQDN\) are not allowed/),
    rejected('no host', exposed([], [HOST]), /server config must contain at least one host/),
    rejected('a part of a wildcard', exposed(['*shop.example.com']), /partial wildcard "\*shop\.example\.com" not allowed/),
    rejected('a port', exposed(['shop.example.com:80']), /label "com:80" invalid/),
    rejected('a name with a dot', reviews({ more: [gateway([HOST], {}, 'edge.one')] }), /invalid gateway name: "edge\.one"/),
    misrouted('a dot at the end', exposed([`${HOST}.`]), {
      request: at(HOST), wish: 'reviews v1', instead: 'no virtual host matched', rather: { yaml: exposed([HOST]) },
    }),
  ],
  CDI505: [
    flagged('another host', exposed([HOST], ['shop.example.org']), 'IST0132', /shop\.example\.org.* not found in Gateway/),
    misrouted('another host beside that of the gateway, which hides it', exposed([HOST], [HOST, 'shop.example.org']), {
      request: at('shop.example.org'), wish: 'reviews v1', instead: 'no virtual host matched', rather: { yaml: exposed([HOST, 'shop.example.org']) },
    }),
  ],
  CDI507: [
    flagged('a port that it does not have', toPort(80), 'IST0101', /host:port not found: "reviews:80"/),
    flagged('one of two that is not named', toPort(), 'IST0112', /exposes multiple ports \[9080 9081\]/),
    misrouted('requests for one of two that is not named', toPort(), {
      request: at(HOST), wish: 'reviews v1', instead: 'no-cluster', rather: { yaml: toPort(9080) },
    }),
  ],
  CDI509: [
    misrouted('one path of two services', both('/api', '/api'), {
      request: { ...at(HOST), path: '/api/ratings' }, wish: 'ratings v1', instead: 'reviews v1', rather: { yaml: both('/api/reviews', '/api/ratings') },
    }),
  ],
  // What nginx chooses for its own canary and its sticky sessions is decided inside nginx, which is not a judge here.
  CDI511: [
    misrouted('pods instead of the Service', ingressOf(MESH_HOST, 'false'), { request: byNginx(MESH_HOST, 8080), wish: 'reviews v1', instead: ANYWHERE, ...rightly }),
    misrouted('another host', ingressOf('other'), { request: byNginx('other'), wish: 'reviews v1', instead: ANYWHERE, ...rightly }),
    misrouted('TLS that is passed through', ingressOf(MESH_HOST), {
      request: { ...byNginx(HOST), scheme: 'tls' }, wish: 'reviews v1', instead: ANYWHERE, ...rightly,
    }),
  ],
  CDI515: [
    misrouted('a host under a wildcard, with a certificate of its own', wildcardAnd(['*'], [HOST]), {
      request: { ...at(HOST), port: 443, scheme: 'https', path: '/api/v2' },
      wish: 'reviews v2',
      instead: 'reviews v1',
      rather: { yaml: wildcardAnd(['*']) },
    }),
  ],
  CDI517: [
    misrouted('one port for two', connections(80, 80), {
      request: { ...at(HOST), scheme: 'tcp' },
      wish: 'ratings v1',
      instead: 'reviews v1',
      rather: { yaml: connections(80, 443), request: { ...at(HOST), port: 443, scheme: 'tcp' } },
    }),
  ],
};
