import type { App, Chart } from 'cdk8s';
import {
  Fault, FaultInjection, GatewayInstall, GatewayRoute, GatewayTls, MeshGateway, MeshPort, MeshService, NginxRoute, NipIo, Percent, RequestMatch,
  RequestRoute, Rewrite, StringMatch, MeshWorkload, type GatewayRouteProps, type MeshGatewayProps, type NginxRouteProps,
} from 'cdk8s-istio';
import { passed, tcp, type ListenerCode } from './listeners';
import { chartOf, refused, reviews, untyped, type RefusalCase } from './refusal-case';
import type { WordCode } from './routes';
import type { RefusalCode } from '../../../src/constructs/refusals/catalogue';

const { exact, prefix, regex } = StringMatch;
const { host } = NipIo;

function edge(app: App, props: Partial<MeshGatewayProps> = {}, id = 'Edge'): MeshGateway {
  return new MeshGateway(chartOf(app), id, { name: id.toLowerCase(), hosts: ['shop.example.com'], ...props });
}

/** The service reviews behind a gateway. */
const exposed = (props: Partial<GatewayRouteProps> = {}, gateway: Partial<MeshGatewayProps> = {}) => (app: App) =>
  new GatewayRoute(chartOf(app), 'Outside', { gateway: edge(app, gateway), service: reviews(app), ...props });

const twoPorts = (app: App) => reviews(app, { ports: [MeshPort.tcp(9000), MeshPort.http(80), MeshPort.grpc(81)] });
const atTwoPorts = (port?: number) => (app: App) =>
  new GatewayRoute(chartOf(app), 'Outside', { gateway: edge(app), service: twoPorts(app), port });

export const nginx = (props: Partial<NginxRouteProps> = {}) => (app: App) =>
  new NginxRoute(chartOf(app), 'Nginx', { service: reviews(app), host: 'shop.example.com', ...props });

const annotated = (name: string, value = 'true') => nginx({ annotations: { [`nginx.ingress.kubernetes.io/${name}`]: value } });
const listening = (...hosts: string[]) => (app: App) => {
  const gateway = edge(app, { hosts });
  new GatewayRoute(chartOf(app), 'Outside', { gateway, service: reviews(app) });
};

function ratings(chart: Chart): MeshService {
  const service = new MeshService(chart, 'Ratings', { name: 'ratings', ports: [MeshPort.http(9080)], stable: 'v1' });
  service.addVersion('v1', MeshWorkload.external());
  return service;
}

/** Two services, each under its paths. */
const both = (first: StringMatch[], second: StringMatch[], hosts: [string, string] = ['shop.example.com', 'shop.example.com']) => (app: App) => {
  const gateway = edge(app, { hosts: [...new Set(hosts)] });
  new GatewayRoute(chartOf(app), 'B', { gateway, service: ratings(chartOf(app)), paths: second, hosts: [hosts[1]] });
  new GatewayRoute(chartOf(app), 'A', { gateway, service: reviews(app), paths: first, hosts: [hosts[0]] });
};

/** One service under two hosts of ingress-nginx, with names for the two. */
export const twoIngresses = (first?: string, second?: string) => (app: App) => {
  const service = reviews(app);
  new NginxRoute(chartOf(app), 'First', { service, host: 'shop.example.com', name: first });
  new NginxRoute(chartOf(app), 'Second', { service, host: 'shop.example.org', name: second });
};

/** Two services on one host of ingress-nginx, each under its paths. */
const underNginx = (first: StringMatch[], second: StringMatch[]) => (app: App) => {
  const chart = chartOf(app);
  new NginxRoute(chart, 'First', { service: reviews(app), host: 'shop.example.com', paths: first });
  new NginxRoute(chart, 'Second', { service: ratings(chart), host: 'shop.example.com', paths: second });
};

/** A rewritten exposure of a service with a rule, or a fault. */
const rewritten = (match: RequestMatch, what: 'pin' | 'fault' = 'pin', rewrite?: Rewrite) => (app: App) => {
  const service = reviews(app);
  new GatewayRoute(chartOf(app), 'Outside', { gateway: edge(app), service, paths: [prefix('/api/')], rewrite });
  if (what === 'pin') new RequestRoute(chartOf(app), 'Pin', { version: service.version('v2'), match: [match] });
  else new FaultInjection(chartOf(app), 'Chaos', { service, faults: [Fault.abort(503, Percent.of(1))], match: [match] });
};

/** The way in. */
export const EDGE: Record<Exclude<Extract<RefusalCode, `CDI5${string}`>, ListenerCode | WordCode>, RefusalCase> = {
  CDI501: {
    refused: {
      'no label': refused(() => GatewayInstall.custom({ selector: {} }), 'got none', 'every gateway of the cluster'),
      'a value with a blank': refused(() => GatewayInstall.custom({ selector: { app: 'a b' } }), 'got app=a b', 'as its pods carry them'),
      'a key with a blank': refused(() => GatewayInstall.custom({ selector: { 'a b': 'x' } }), 'got a b=x'),
      'no key': refused(() => GatewayInstall.custom({ selector: { '': 'x' } }), 'got =x'),
    },
    accepted: {
      'one label': () => GatewayInstall.custom({ selector: { istio: 'edge' } }),
      'a label with a domain, and one without a value': () => GatewayInstall.custom({ selector: { 'example.com/edge': 'Main_1.0', 'edge': '' } }),
    },
  },
  CDI502: {
    refused: {
      'no name': refused(() => GatewayTls.simple(''), 'got \'\'', 'in the namespace of the gateway\'s pods'),
      'a file': refused(() => GatewayTls.simple('/etc/certs/tls.crt'), 'got \'/etc/certs/tls.crt\''),
      'no text': refused(() => GatewayTls.simple(untyped(null)), 'got null'),
      'capitals': refused(() => GatewayTls.simple('Shop'), 'got \'Shop\''),
      'a namespace before it': refused(() => GatewayTls.simple('kubernetes://shop/tls'), 'got \'kubernetes://shop/tls\''),
      'the Secret of an Ingress that has no name': refused(nginx({ tlsSecretName: '' }), 'got \'\''),
      'the Secret of an Ingress in capitals': refused(nginx({ tlsSecretName: 'Shop' }), 'got \'Shop\''),
    },
    accepted: { 'a name with dots': () => GatewayTls.simple('shop.example.com-tls'), 'the Secret of an Ingress': nginx({ tlsSecretName: 'shop-tls' }) },
  },
  CDI503: {
    refused: {
      'an address of six bytes': refused(() => host('shop', '192.0.2.8.9'), 'got \'192.0.2.8.9\'', 'such as 192.0.2.8'),
      'a byte above 255': refused(() => host('shop', '192.0.2.256'), 'got \'192.0.2.256\''),
      'a leading zero': refused(() => host('shop', '192.0.2.08'), 'got \'192.0.2.08\''),
      'IPv6': refused(() => host('shop', '::1'), 'got \'::1\''),
      'a host name': refused(() => host('shop', 'example.com'), 'got \'example.com\''),
      'no text': refused(() => host(untyped(null), '192.0.2.8'), 'got null'),
      'no address': refused(() => host('shop', untyped(null)), 'got null'),
      'no name': refused(() => host('', '192.0.2.8'), 'got \'\'', 'such as shop.demo'),
      'a dot at the end': refused(() => host('shop.', '192.0.2.8'), 'got \'shop.\''),
      'a wildcard': refused(() => host('*.shop', '192.0.2.8'), 'got \'*.shop\''),
      'capitals': refused(() => host('Shop', '192.0.2.8'), 'got \'Shop\''),
    },
    accepted: { 'labels and an address': () => host('productpage.demo-project', '192.168.0.8') },
  },
  CDI504: {
    refused: {
      'no host': refused(app => edge(app, { hosts: [] }), '\'shop/Edge\' listens to no host', '* for any'),
      'an empty host': refused(listening(''), '\'shop/Edge\' listens to the host \'\''),
      'a short name': refused(listening('shop'), '\'shop\', which is not a full host name', 'such as shop.example.com'),
      'a wildcard and nothing': refused(listening('*.'), '\'*.\''),
      'part of a wildcard': refused(listening('*shop.example.com'), '\'*shop.example.com\''),
      'a wildcard inside': refused(listening('shop.*.com'), '\'shop.*.com\''),
      'two wildcards': refused(listening('*.*.com'), '\'*.*.com\''),
      'capitals': refused(listening('Shop.example.com'), '\'Shop.example.com\'', 'in lower case'),
      'a name that is too long with its host': refused(app => edge(app, { name: 'a'.repeat(63), hosts: [`${'b.'.repeat(95)}example`] }), 'has 261 characters', 'a shorter name'),
      'a dot at the end': refused(listening('shop.example.com.'), '\'shop.example.com.\''),
      'a port': refused(listening('shop.example.com:80'), '\'shop.example.com:80\''),
      'a scheme': refused(listening('http://shop.example.com'), '\'http://shop.example.com\''),
      'a label of 64 characters': refused(listening(`${'a'.repeat(64)}.example.com`), 'which is not a full host name'),
      'a host of 254 characters': refused(listening(`${'a.'.repeat(125)}comm`), 'which is not a full host name'),
      'a line break': refused(listening('shop.example.com\n'), 'which is not a full host name'),
      'a name that is not a DNS label': refused(app => edge(app, { name: 'Edge.one' }), '\'shop/Edge\'', 'got \'Edge.one\'', 'lower-case letters'),
      'a host that is not a string': refused(listening(untyped(null)), 'listens to the host null'),
      'a name that is not a string': refused(app => edge(app, { name: untyped(null) }), 'got null'),
      'an Ingress whose name is not a string': refused(nginx({ name: untyped(null) }), '\'shop/Nginx\'', 'got null'),
      'an Ingress whose name has a blank': refused(nginx({ name: 'web out' }), 'got \'web out\'', 'lower-case letters'),
      'no host for what is passed through': refused(passed({ hosts: [] }), '\'shop/Sealed\' has an empty list of hosts', '* for any'),
      'an address that is passed through': refused(passed({ hosts: ['192.0.2.8'] }), '\'shop/Sealed\' listens to the address \'192.0.2.8\'', 'pass a host name'),
      'a short name that is passed through': refused(passed({ hosts: ['sealed'] }), '\'sealed\''),
      'a short name at ingress-nginx': refused(nginx({ host: 'shop' }), '\'shop/Nginx\'', '\'shop\''),
    },
    accepted: {
      'any host': listening('*'),
      'a domain': listening('*.example.com'),
      'a domain of one label': listening('*.com'),
      'an IPv4 address': listening('192.0.2.8'),
      'an Ingress whose name has dots': nginx({ name: 'web.example.com' }),
      'several hosts': listening('a.example.com', 'b.example.com'),
      'no host beside connections': tcp(),
      'any host that is passed through': passed({ hosts: ['*'] }),
    },
  },
  CDI505: {
    refused: {
      'another host': refused(exposed({ hosts: ['shop.example.org'] }), '\'shop/Outside\' is exposed on \'shop.example.org\'',
        '\'shop/Edge\' listens to \'shop.example.com\'', 'have the gateway listen to it'),
      'a host of a domain': refused(exposed({ hosts: ['shop.example.com'] }, { hosts: ['*.example.com'] }), 'use \'*.example.com\''),
      'no host': refused(exposed({ hosts: [] }), '\'shop/Outside\'', '\'shop.example.com\''),
      'a gateway without hosts': refused(exposed({}, { hosts: [] }), '\'shop/Outside\'', '\'shop/Edge\', which listens to no host', 'pass hosts'),
      'the rules of a host that the gateway does not listen to': refused(app => edge(app).virtualService('shop.example.org'),
        '\'shop/Edge\' does not listen to \'shop.example.org\'', 'shop.example.com'),
    },
    accepted: {
      'each of its hosts': exposed({ hosts: ['a.example.com', 'b.example.com'] }, { hosts: ['a.example.com', 'b.example.com'] }),
      'any host where that is what it listens to': exposed({ hosts: ['*'] }, { hosts: ['*', 'shop.example.com'] }),
    },
  },
  CDI506: {
    refused: {
      'no path': refused(exposed({ paths: [] }), '\'shop/Outside\' has an empty list of paths', 'leave paths out'),
      'an expression': refused(exposed({ paths: [regex('/api/v[0-9]')] }), '\'shop/Outside\'', '\'/api/v[0-9]\'', 'exact paths and prefixes'),
      'no path at ingress-nginx': refused(nginx({ paths: [] }), '\'shop/Nginx\' has an empty list of paths'),
      'a rewrite that loses a slash': refused(exposed({ rewrite: Rewrite.prefix('/shop') }), 'the prefix \'/\' to \'/shop\', which drops a slash', 'end both'),
      'a rewrite that doubles a slash': refused(exposed({ paths: [exact('/a'), prefix('/api')], rewrite: Rewrite.prefix('/') }), 'doubles a slash', 'or neither'),
    },
    accepted: {
      'exact paths and prefixes': exposed({ paths: [exact('/'), prefix('/api/')] }),
      'a rewrite to the root': exposed({ paths: [prefix('/api/')], rewrite: Rewrite.prefix('/') }),
      'a rewrite to another prefix': exposed({ paths: [prefix('/api')], rewrite: Rewrite.prefix('/v2') }),
      'a rewrite of one path': exposed({ paths: [exact('/healthz')], rewrite: Rewrite.prefix('/health') }),
    },
  },
  CDI507: {
    refused: {
      'a port that it does not have': refused(exposed({ port: 80 }), '\'shop/Outside\' exposes port 80 of \'reviews\'', '9080', 'pass one of them'),
      'a TCP port': refused(atTwoPorts(9000), 'port 9000', '80, 81'),
      'no HTTP port to let out': refused(app => new GatewayRoute(chartOf(app), 'Outside', { gateway: edge(app), service: reviews(app, { ports: [MeshPort.tcp(9000)] }) }),
        '\'shop/Outside\' exposes \'reviews\', which has no HTTP port'),
      'one of two that is not named': refused(atTwoPorts(), '\'shop/Outside\' exposes \'reviews\'', '80, 81', 'pass one of them as port'),
      'a port of ingress-nginx that it does not have': refused(nginx({ port: 80 }), '\'shop/Nginx\' exposes port 80'),
    },
    accepted: { 'its only HTTP port': exposed(), 'one of two': atTwoPorts(81) },
  },
  CDI508: {
    refused: {
      'a gateway with nothing behind it': refused(app => edge(app), '\'shop/Edge\' listens to \'shop.example.com\'', 'GatewayRoute', 'drop the host'),
      'one host of two': refused(exposed({ hosts: ['a.example.com'] }, { hosts: ['a.example.com', 'b.example.com'] }), '\'b.example.com\''),
    },
    accepted: { 'a host that is covered by a wildcard': exposed({ hosts: ['*'] }, { hosts: ['*', 'shop.example.com'] }) },
  },
  CDI509: {
    refused: {
      'one path of two services': refused(both([prefix('/api')], [exact('/'), prefix('/api')]),
        '\'shop/A\' already exposes uri prefix \'/api\' of \'shop.example.com\', so \'shop/B\' cannot', 'one service'),
      'every path of two services': refused(both([prefix('/')], [prefix('/')]), 'every request of \'shop.example.com\'', '\'shop/A\'', '\'shop/B\''),
      'one path twice': refused(exposed({ paths: [exact('/a'), exact('/a')] }), '\'shop/Outside\' lists uri exact \'/a\'', 'twice', 'drop one of the two'),
    },
    accepted: {
      'a path inside another one': both([prefix('/api')], [prefix('/api/v2'), exact('/api')]),
      'one path on two hosts': both([prefix('/')], [prefix('/')], ['a.example.com', 'b.example.com']),
    },
  },
  CDI510: {
    refused: {
      'a rule by prefix': refused(rewritten(RequestMatch.uri(prefix('/api/v2')), 'pin', Rewrite.prefix('/')), '\'shop/Outside\' rewrites paths', '\'shop/Pin\'', '\'reviews\'',
        'by header, cookie or query parameter'),
      'a rule by path beside a header': refused(
        rewritten(RequestMatch.allOf(RequestMatch.uri(exact('/api/v2')), RequestMatch.headerPresent('x')), 'pin', Rewrite.prefix('/')), '\'shop/Pin\''),
      'a rule of which one of two matches is by path': refused(
        rewritten(RequestMatch.anyOf(RequestMatch.headerPresent('x'), RequestMatch.uri(exact('/api/v2'))), 'pin', Rewrite.prefix('/')), '\'shop/Pin\''),
      'a fault by path': refused(rewritten(RequestMatch.uri(prefix('/api/v2')), 'fault', Rewrite.prefix('/')), '\'shop/Outside\'', 'shop/Chaos\''),
    },
    accepted: {
      'a rule by header': rewritten(RequestMatch.headerPresent('x'), 'pin', Rewrite.prefix('/')),
      'a fault by header': rewritten(RequestMatch.headerPresent('x'), 'fault', Rewrite.prefix('/')),
      'a rule by path without rewriting': rewritten(RequestMatch.uri(prefix('/api/v2'))),
    },
  },
  CDI511: {
    refused: {
      'pods instead of the Service': refused(annotated('service-upstream', 'false'), '\'shop/Nginx\'',
        'nginx.ingress.kubernetes.io/service-upstream: "false"', 'it is always "true" here'),
      'another host': refused(annotated('upstream-vhost', 'other'), 'upstream-vhost: "other"', 'by which rules are found'),
      'the canary of nginx': refused(annotated('canary'), 'canary: "true"', 'CanaryRelease'),
      'the weight of the canary of nginx': refused(annotated('canary-weight', '5'), 'canary-weight: "5"', 'CanaryRelease'),
      'sticky sessions': refused(annotated('affinity', 'cookie'), 'affinity: "cookie"', 'no pods to stick to'),
      'another path': refused(annotated('rewrite-target', '/'), 'rewrite-target: "/"', 'GatewayRoute'),
      'TLS to the sidecar': refused(annotated('backend-protocol', 'HTTPS'), 'backend-protocol', 'without TLS'),
      'a snippet of configuration': refused(annotated('configuration-snippet', 'x'), 'configuration-snippet: "x"', 'the host of a request'),
      'a snippet of the server': refused(annotated('server-snippet', 'x'), 'server-snippet: "x"', 'the host of a request'),
      'TLS that is passed through': refused(annotated('ssl-passthrough'), 'ssl-passthrough', 'no path or header'),
    },
    accepted: {
      'what has nothing to do with it': annotated('proxy-body-size', '8m'),
      'what only begins alike': annotated('canaryish'),
      'the class of another controller': nginx({ annotations: { 'example.com/canary': 'true' } }),
      'no annotation': nginx(),
    },
  },
  CDI513: {
    refused: {
      'one path of two services': refused(underNginx([prefix('/api')], [exact('/'), prefix('/api')]),
        '\'shop/First\' already exposes Prefix /api of \'shop.example.com\' through nginx, so \'shop/Second\' cannot', 'one NginxRoute'),
      'one path twice': refused(underNginx([exact('/a'), exact('/a')], [prefix('/b')]), '\'shop/First\''),
    },
    accepted: { 'one path inside another one': underNginx([prefix('/')], [prefix('/api'), exact('/')]) },
  },
};

/** The gateway of a namespace, and what lets a service out there. */
export function letOut(app: App, service: MeshService): GatewayRoute {
  return new GatewayRoute(chartOf(app), 'Outside', { gateway: edge(app), service });
}
