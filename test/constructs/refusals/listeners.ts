import type { App } from 'cdk8s';
import {
  ClientTls, GatewayInstall, GatewayRoute, GatewayTls, MeshGateway, MeshPort, TcpGatewayRoute, TlsGatewayRoute, TlsVersion, type MeshGatewayProps,
  type MeshService, type TcpGatewayRouteProps, type TlsGatewayRouteProps,
} from 'cdk8s-istio';
import { chartOf, refused, reviews, untyped, type RefusalCase } from './refusal-case';

/** The codes about what a gateway listens to. */
export type ListenerCode = `CDI51${4 | 5 | 6 | 7 | 8}`;

const { simple, mutual, none, perHost } = GatewayTls;
const WITHIN = ClientTls.simple({ caCertificates: 'system', subjectAltNames: ['reviews'] });

/** A gateway, and what is behind its hosts. */
function edge(app: App, service: MeshService, props: Partial<MeshGatewayProps>, id = 'Edge'): MeshGateway {
  const gateway = new MeshGateway(chartOf(app), id, { name: id.toLowerCase(), ...props });
  if (gateway.hosts.length > 0) new GatewayRoute(chartOf(app), `${id}Outside`, { gateway, service });
  return gateway;
}

/** The service behind a gateway with TLS. */
const secured = (hosts: string[], tls: GatewayTls) => (app: App) => edge(app, reviews(app), { hosts, tls });

const PORTS = [MeshPort.http(80), MeshPort.tcp(5432), MeshPort.tcp(6379, { name: 'tcp-cache' })];
const withPorts = (app: App, ports = PORTS) => reviews(app, { ports });

/** A port of the service let out. */
export const tcp = (props: Partial<TcpGatewayRouteProps> = { port: 5432 }, gateway: Partial<MeshGatewayProps> = {}, ports = PORTS) => (app: App) => {
  const service = withPorts(app, ports);
  new TcpGatewayRoute(chartOf(app), 'Data', { gateway: edge(app, service, gateway), service, ...props });
};

/** A port of the service let out under TLS. */
export const passed = (props: Partial<TlsGatewayRouteProps> = {}, gateway: Partial<MeshGatewayProps> = {}) => (app: App) => {
  const service = withPorts(app);
  new TlsGatewayRoute(chartOf(app), 'Sealed', { gateway: edge(app, service, gateway), service, port: 5432, hosts: ['sealed.example.com'], ...props });
};

/** Two ways on one gateway, or on two with the same pods. */
const twoWays = (first: Partial<TcpGatewayRouteProps>, second: Partial<TcpGatewayRouteProps>, gateways = 1) => (app: App) => {
  const service = withPorts(app);
  const made = Array.from({ length: gateways }, (_, at) => edge(app, service, {}, `Edge${at}`));
  new TcpGatewayRoute(chartOf(app), 'First', { gateway: made[0], service, port: 5432, ...first });
  new TcpGatewayRoute(chartOf(app), 'Second', { gateway: made[gateways - 1], service, port: 6379, ...second });
};

/** TCP and TLS on one port of a gateway. */
const tcpAndTls = (listenOn: number) => (app: App) => {
  const service = withPorts(app);
  const gateway = edge(app, service, {});
  new TlsGatewayRoute(chartOf(app), 'Sealed', { gateway, service, port: 5432, hosts: ['sealed.example.com'], listenOn: 443 });
  new TcpGatewayRoute(chartOf(app), 'Data', { gateway, service, port: 5432, listenOn });
};

/** Connections to a service of which callers encrypt what they send to it. */
const wrapped = (tls: ClientTls, how: 'tls' | 'tcp' = 'tls') => (app: App) => {
  const service = reviews(app, { ports: PORTS, tls });
  const gateway = edge(app, service, {});
  if (how === 'tls') new TlsGatewayRoute(chartOf(app), 'Sealed', { gateway, service, port: 5432, hosts: ['sealed.example.com'] });
  else new TcpGatewayRoute(chartOf(app), 'Data', { gateway, service, port: 5432 });
};

const HOSTS = ['a.example.com', 'b.example.com'];
const onePort = (props: Partial<MeshGatewayProps> = {}) => (app: App) =>
  edge(app, reviews(app), { hosts: HOSTS, install: GatewayInstall.custom({ selector: { app: 'edge' }, httpPort: 443 }), ...props });

/** What a gateway listens to. */
export const LISTENERS: Record<ListenerCode, RefusalCase> = {
  CDI514: {
    refused: {
      'a host that is forgotten': refused(secured(HOSTS, perHost({ 'a.example.com': simple('a') })),
        '\'shop/Edge\' listens to \'b.example.com\', of which its TLS says nothing', 'GatewayTls.none()'),
      'a host that the gateway does not listen to': refused(secured(HOSTS.slice(0, 1), perHost({ 'a.example.com': simple('a'), 'b.example.com': none() })),
        '\'shop/Edge\' has TLS for \'b.example.com\'', 'listens to \'a.example.com\'', 'drop it'),
      'TLS without a host': refused(tcp({ port: 5432 }, { tls: simple('a') }), '\'shop/Edge\' has TLS, but listens to no host', 'leave tls out'),
      'hosts in a host': refused(() => perHost({ 'a.example.com': perHost({}) }), 'the TLS of \'a.example.com\'', 'GatewayTls.perHost', 'simple(…), mutual(…) or none()'),
      'the name of a Secret for a setting': refused(() => perHost({ 'a.example.com': untyped('a') }), 'got \'a\''),
      'nothing for a setting': refused(() => perHost({ 'a.example.com': untyped(null) }), 'got null'),
      'a version that is no longer safe': refused(() => simple('a', { minimumVersion: untyped('TLSV1_0') }), '\'TLSV1_0\'', 'TlsVersion.TLS_1_2 or TLS_1_3'),
    },
    accepted: {
      'a setting for each host': secured(HOSTS, perHost({ 'a.example.com': simple('a'), 'b.example.com': mutual('b') })),
      'a host in the clear beside one with TLS': secured(HOSTS, perHost({ 'a.example.com': simple('a'), 'b.example.com': none() })),
      'no TLS by word': secured(HOSTS, none()),
      'a version': secured(HOSTS, simple('a', { minimumVersion: TlsVersion.TLS_1_3 })),
    },
  },
  CDI515: {
    refused: {
      'a host under a wildcard, with a certificate of its own': refused(
        secured(['a.example.com', '*.example.com'], perHost({ 'a.example.com': simple('a'), '*.example.com': simple('any') })),
        '\'shop/Edge\'', 'for \'a.example.com\' than for \'*.example.com\', which covers it', 'a MeshGateway of its own'),
      'a host under a wildcard, for clients with a certificate': refused(
        secured(['*', 'a.example.com'], perHost({ '*': simple('a'), 'a.example.com': mutual('a') })), '\'a.example.com\' than for \'*\''),
      'a host under a wildcard, in the clear': refused(secured(['*', 'a.example.com'], perHost({ '*': simple('a'), 'a.example.com': none() })), '\'*\''),
    },
    accepted: {
      'a host under a wildcard with the same setting': secured(['a.example.com', '*'], perHost({ 'a.example.com': simple('a'), '*': simple('a') })),
      'a host beside a wildcard': secured(['*.example.com', 'example.com'], perHost({ '*.example.com': simple('any'), 'example.com': simple('a') })),
      'a host under a wildcard, with a gateway of its own': app => {
        const service = reviews(app);
        edge(app, service, { hosts: ['*.example.com'], tls: simple('any') }, 'Wide');
        edge(app, service, { hosts: ['a.example.com'], tls: mutual('a') }, 'Near');
      },
    },
  },
  CDI516: {
    refused: {
      'a port that the service does not have': refused(tcp({ port: 5433 }), '\'shop/Data\' lets out port 5433 of \'reviews\'', 'are 5432, 6379', 'pass one of them'),
      'an HTTP port': refused(tcp({ port: 80 }), 'port 80', 'by a GatewayRoute'),
      'one of two that is not named': refused(tcp({}), 'are 5432, 6379, without naming one', 'pass one of them as port'),
      'a service of HTTP ports alone': refused(tcp({}, {}, [MeshPort.http(80)]), 'are none', 'declare one'),
      'an HTTP port under TLS': refused(passed({ port: 80 }), '\'shop/Sealed\' lets out port 80'),
    },
    accepted: { 'one of two': tcp({ port: 6379 }), 'the only one': tcp({}, {}, [MeshPort.http(80), MeshPort.tcp(5432)]), 'one under TLS': passed() },
  },
  CDI517: {
    refused: {
      'one port for two': refused(twoWays({ listenOn: 5000 }, { listenOn: 5000 }),
        '\'shop/First\' already has port 5000 of the gateway istio=ingressgateway for TCP, so \'shop/Second\' cannot have it for TCP', 'another port'),
      'one port of the same pods for two gateways': refused(twoWays({ listenOn: 5000 }, { listenOn: 5000 }, 2), '\'shop/First\'', '\'shop/Second\''),
      'the port for HTTP': refused(tcp({ port: 5432, listenOn: 8080 }, { hosts: HOSTS }), '\'shop/Edge\' already has port 8080', 'for HTTP', '\'shop/Data\''),
      'the port of the Service that leads to the one for HTTP': refused(tcp({ port: 5432, listenOn: 80 }, { hosts: HOSTS }), 'port 80', 'for HTTP'),
      'the port for HTTPS': refused(tcp({ port: 5432, listenOn: 443 }, { hosts: HOSTS, tls: simple('a') }), 'port 443', 'for TLS'),
      'the port of what is passed through': refused(tcpAndTls(443), '\'shop/Sealed\' already has port 443', 'for TLS', '\'shop/Data\''),
      'the port for HTTP to pass TLS through': refused(passed({ listenOn: 8080 }, { hosts: HOSTS }), '\'shop/Edge\'', '\'shop/Sealed\' cannot have it for TLS'),
      'one port for HTTP and HTTPS': refused(onePort({ tls: simple('a') }), '\'shop/Edge\' already has port 443', 'for HTTP'),
      'a port of the proxy': refused(tcp({ port: 5432, listenOn: 15021 }), '\'shop/Data\' listens on port 15021', 'its proxy', 'as listenOn'),
    },
    accepted: {
      'two ports': twoWays({}, {}),
      'one port of pods of their own': app => {
        const service = withPorts(app);
        const gateways = ['one', 'two'].map(name => edge(app, service, { install: GatewayInstall.custom({ selector: { app: name } }) }, name));
        for (const gateway of gateways) new TcpGatewayRoute(chartOf(app), `${gateway.node.id}Data`, { gateway, service, port: 5432 });
      },
      'the port for HTTP of a gateway without hosts': tcp({ port: 5432, listenOn: 8080 }),
      'the port for HTTPS of a gateway without TLS': tcp({ port: 5432, listenOn: 443 }, { hosts: HOSTS }),
      'TLS that ends at the gateway beside TLS that is passed through': passed({}, { hosts: HOSTS, tls: simple('a') }),
      'HTTP alone on the port for HTTPS': onePort(),
    },
  },
  CDI518: {
    refused: {
      'TLS of the gateway to the pods': refused(wrapped(WITHIN),
        '\'shop/Sealed\' passes TLS on to \'reviews\'', 'TLS within TLS', 'leave ClientTls out'),
      'TLS of every sidecar to a port for TLS': refused(app => reviews(app, { ports: [MeshPort.http(80), MeshPort.tls(443)], tls: WITHIN }),
        '\'shop/Reviews\' has sidecars begin TLS of mode SIMPLE', 'to whose port 443', 'portLevelSettings'),
    },
    accepted: {
      'mutual TLS of the mesh around it': wrapped(ClientTls.istioMutual()),
      'TLS of the gateway around connections that are no TLS': wrapped(WITHIN, 'tcp'),
    },
  },
};
