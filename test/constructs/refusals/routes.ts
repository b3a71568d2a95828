import { Duration, type App } from 'cdk8s';
import {
  Cors, GatewayReply, GatewayRoute, GatewayTls, MeshGateway, MeshPort, MeshService, MeshWorkload, Mirror, Percent, Reply, RequestMatch,
  RequestRoute, Rewrite, ServiceReply, StringMatch, type CorsOptions, type GatewayReplyProps, type GatewayRouteProps,
  type HeaderOperations, type MeshGatewayProps, type MeshServiceProps, type RedirectOptions, type RequestRouteProps,
} from 'cdk8s-istio';
import { chartOf, refused, reviews, untyped, type RefusalCase } from './refusal-case';
import type { RefusalCode } from '../../../src/constructs/refusals/catalogue';

const { exact, prefix, regex } = StringMatch;

const SHOP = exact('https://shop.example.com');

const origins = (...allowed: StringMatch[]) => () => Cors.allowOrigins(allowed);
const withCredentials = (origin: StringMatch, more: CorsOptions = {}) => () => Cors.allowOrigins([origin], { allowCredentials: true, ...more });
const aged = (maxAge: Duration) => () => Cors.allowOrigins([SHOP], { maxAge });

const changing = (request?: HeaderOperations, response?: HeaderOperations) => (app: App) => reviews(app, { headers: { request, response } });

/** A pin with options of its own, on a service with some. */
const pin = (match: RequestMatch[], options: Partial<RequestRouteProps>, service: Partial<MeshServiceProps> = {}) => (app: App) =>
  new RequestRoute(chartOf(app), 'Pin', { version: reviews(app, service).version('v2'), match, ...options });

const edge = (app: App, props: Partial<MeshGatewayProps> = {}) => new MeshGateway(chartOf(app), 'Edge', { name: 'edge', hosts: ['shop.example.com'], ...props });

const exposed = (route: Partial<GatewayRouteProps>, props: Partial<MeshServiceProps> = {}) => (app: App) => {
  const service = reviews(app, props);
  new GatewayRoute(chartOf(app), 'Outside', { gateway: edge(app), service, ...route });
  return { service };
};

/** Copies of reviews to a service with these ports. */
const copied = (ports: MeshPort[], toPort?: number) => (app: App) => {
  const shadow = new MeshService(chartOf(app), 'Shadow', { name: 'shadow', ports, stable: 'v1' });
  new Mirror(chartOf(app), 'Mirror', { of: reviews(app), to: shadow.addVersion('v1', MeshWorkload.external()), toPort, share: Percent.of(5) });
};

/** A redirect in place of the service. */
const replied = (target: RedirectOptions, match?: RequestMatch[]) => (app: App) =>
  new ServiceReply(chartOf(app), 'Reply', { service: reviews(app), reply: Reply.redirect(target), match });

/** A redirect of a gateway. */
const outsideReply = (target: RedirectOptions, reply: Partial<GatewayReplyProps> = {}, gateway: Partial<MeshGatewayProps> = {}) => (app: App) =>
  new GatewayReply(chartOf(app), 'Reply', { gateway: edge(app, gateway), reply: Reply.redirect(target), ...reply });

/** A service that redirects the prefix `/old/`, let out under some paths. */
const exposedRedirect = (paths: StringMatch[]) => (app: App) => {
  const { service } = exposed({ paths })(app);
  new ServiceReply(chartOf(app), 'Reply', { service, reply: Reply.redirect({ prefix: '/new/' }), match: byPath });
};

const byPath = [RequestMatch.uri(prefix('/old/'))];
const byHeader = [RequestMatch.headerPresent('x-beta')];

/** The codes of words on routes. */
export type WordCode = `CDI13${5 | 6 | 7 | 8 | 9}` | `CDI14${0 | 1 | 2 | 3 | 4 | 5}` | `CDI42${0 | 1 | 2 | 3 | 4 | 5 | 6}` | `CDI53${string}`;

/** What routes do besides leading to a version. */
export const ROUTES: Record<Extract<RefusalCode, WordCode>, RefusalCase> = {
  CDI135: {
    refused: {
      'no origin': refused(origins(), 'an empty list of origins', 'StringMatch.exact'),
      'a page': refused(origins(exact('https://shop.example.com/')), '\'https://shop.example.com/\'', 'a slash at the end'),
      'a host': refused(origins(exact('shop.example.com')), '\'shop.example.com\'', 'scheme and host'),
      'a host in capitals': refused(origins(exact('https://Shop.example.com')), 'in lower case'),
      'the beginning of a host': refused(origins(SHOP, prefix('https://shop.example.com')), '\'https://shop.example.com.example.net\' is among them', 'StringMatch.exact'),
      'a prefix without a scheme': refused(origins(prefix('shop')), 'begins with \'shop\'', 'as in https://'),
    },
    accepted: {
      'a host, with a port and without': origins(SHOP, exact('http://localhost:3000')),
      'everybody': origins(exact('*')),
      'a page without an origin': origins(exact('null')),
      'every port of a host': origins(prefix('http://localhost:')),
      'every host under TLS': origins(prefix('https://')),
      'the hosts of a domain': origins(regex('https://[a-z]+\\.example\\.com')),
    },
  },
  CDI136: {
    refused: {
      'a method in lower case': refused(() => Cors.allowOrigins([SHOP], { allowMethods: ['get'] }), '\'get\'', '\'GET\''),
      'two methods in one text': refused(() => Cors.allowOrigins([SHOP], { allowMethods: ['GET, PUT'] }), '\'GET, PUT\''),
    },
    accepted: { 'methods': () => Cors.allowOrigins([SHOP], { allowMethods: ['GET', 'DELETE'] }), 'every method': () => Cors.allowOrigins([SHOP], { allowMethods: ['*'] }) },
  },
  CDI137: {
    refused: {
      'everybody with cookies': refused(withCredentials(exact('*')), 'exact \'*\'', 'name the origins'),
      'everybody by an expression': refused(withCredentials(regex('.*')), 'regex \'.*\''),
      'everybody under TLS': refused(withCredentials(prefix('https://')), 'prefix \'https://\''),
      'pages without an origin': refused(withCredentials(exact('null')), 'exact \'null\''),
      'every header beside cookies': refused(withCredentials(SHOP, { allowHeaders: ['*'] }), '\'*\' in allowHeaders', 'list them'),
    },
    accepted: {
      'one origin with cookies': withCredentials(SHOP, { allowHeaders: ['x-token'] }),
      'the hosts of a domain with cookies': withCredentials(regex('https://[a-z]+\\.example\\.com')),
    },
  },
  CDI138: {
    refused: { 'half a second': refused(aged(Duration.millis(1500)), 'got 1.5 s', 'Duration.seconds(2)') },
    accepted: { 'a day': aged(Duration.days(1)) },
  },
  CDI139: {
    refused: {
      'the cookies of the application': refused(changing(undefined, { set: { 'Set-Cookie': 'a=1' } }), '\'shop/Reviews\'', '\'set-cookie\'', 'use add'),
      'the host': refused(changing({ set: { host: 'example.com' } }), '\'host\' in requests of \'shop/Reviews\'', 'Rewrite.authority'),
      'a pseudo-header': refused(changing({ add: { ':path': '/' } }), '\':path\''),
      'a pseudo-header of answers': refused(changing(undefined, { remove: [':status'] }), '\':status\' in answers of'),
    },
    accepted: { 'another cookie': changing(undefined, { add: { 'set-cookie': 'a=1' } }), 'a cookie of requests': changing({ set: { cookie: 'a=1' } }) },
  },
  CDI140: {
    refused: {
      'a single %': refused(changing({ set: { 'x-share': '50%' } }), '\'x-share\' in requests of \'shop/Reviews\'', 'use \'50%%\''),
      'a variable that does not end': refused(changing({ set: { 'x-id': '%REQ(x-request-id)' } }), '\'%REQ(x-request-id)\''),
      'nothing': refused(changing({ add: { 'x-a': '' } }), 'has the value \'\'', 'use remove'),
      'a number': refused(changing({ add: { 'x-a': untyped(1) } }), 'has the value 1'),
      'a line break': refused(changing(undefined, { set: { 'x-a': 'a\nb' } }), 'a control character'),
    },
    accepted: { 'doubled and around variables': changing({ set: { 'x-a': '50%%', 'x-b': '%REQ(x-request-id)%, %RESP(a):8%', 'x-c': '%PROTOCOL%' } }) },
  },
  CDI141: {
    refused: {
      'set and removed': refused(changing({ set: { 'x-a': '1' }, remove: ['x-a'] }), '\'x-a\' in requests of \'shop/Reviews\' is changed twice'),
      'set twice by its capitals': refused(changing({ set: { 'x-a': '1', 'X-A': '2' } }), '\'x-a\''),
    },
    accepted: { 'on the way there and back': changing({ set: { 'x-a': '1' } }, { remove: ['x-a'] }) },
  },
  CDI142: {
    refused: {
      'to nothing': refused(() => Rewrite.prefix(''), 'got \'\'', 'start it with one slash'),
      'to a host': refused(() => Rewrite.path('example.com/'), 'got \'example.com/\''),
      'to a query': refused(() => Rewrite.prefix('/?all=1'), '\'/?all=1\''),
      'to a line break': refused(() => Rewrite.prefix('/a\n'), 'must be to a path'),
      'to a blank': refused(() => Rewrite.prefix('/a b'), '\'/a b\''),
      'to two slashes': refused(() => Rewrite.prefix('//'), '\'//\''),
      'to two slashes inside': refused(() => Rewrite.path('/a//b'), '\'/a//b\''),
      'to a URL': refused(() => Rewrite.authority('https://example.com'), 'got \'https://example.com\'', 'without scheme'),
      'of nothing': refused(() => Rewrite.regex('', '/'), 'looks for \'\''),
      'by an expression to nothing': refused(() => Rewrite.regex('/old', ''), 'got \'\''),
      'to a group that is not there': refused(() => Rewrite.regex('^/(a)', '/\\2'), 'has 1 groups', '\'\\0\', \'\\1\''),
      'without its slash': refused(() => Rewrite.regex('^/old/', 'new/'), 'without its slash', 'use \'/new/\''),
      'a text where a rewrite belongs': refused(exposed({ rewrite: untyped('/') }), '\'shop/Outside\' rewrites to \'/\'', 'Rewrite.prefix'),
    },
    accepted: {
      'paths': () => [Rewrite.path('/a/b'), Rewrite.prefix('/'), Rewrite.prefix('/v2', { authority: 'api.internal:8080' })],
      'groups': () => [Rewrite.regex('^/(a)/(b)', '/\\2/\\1'), Rewrite.regex('/(a)$', '\\0'), Rewrite.regex('^(/a)', '\\1')],
      'a host': () => Rewrite.authority('shop.example.com'),
    },
  },
  CDI143: {
    refused: {
      'of a service': refused(app => reviews(app, { rewrite: Rewrite.prefix('/v2/') }), '\'shop/Reviews\' rewrites a prefix to \'/v2/\'', 'Rewrite.regex'),
      'of a pin by header': refused(pin(byHeader, { rewrite: Rewrite.prefix('/v2/') }), '\'shop/Pin\'', 'header \'x-beta\' present', 'Rewrite.path'),
      'of a pin by expression': refused(pin([RequestMatch.uri(regex('/v[12]/.*'))], { rewrite: Rewrite.prefix('/') }), 'uri regex'),
      'that loses a slash': refused(pin(byPath, { rewrite: Rewrite.prefix('/new') }), '\'/old/\' to \'/new\', which drops a slash', 'end both'),
    },
    accepted: {
      'of pins by path': pin([...byPath, RequestMatch.uri(exact('/old'))], { rewrite: Rewrite.prefix('/new/') }),
      'of a service by expression': app => reviews(app, { rewrite: Rewrite.regex('^/old/', '/new/') }),
      'of the whole path of a pin by header': pin(byHeader, { rewrite: Rewrite.path('/beta') }),
    },
  },
  CDI144: {
    refused: {
      'a redirect to nowhere': refused(() => Reply.redirect({ code: 302 }), 'leads nowhere', 'pass uri, prefix'),
      'a redirect to two paths': refused(() => Reply.redirect({ uri: '/a', prefix: '/b' }), '\'/a\'', '\'/b\'', 'leave one out'),
      'a path without its slash': refused(() => Reply.redirect({ uri: 'new' }), 'the uri of a reply cannot be \'new\''),
      'a path that is a host to browsers': refused(() => Reply.redirect({ uri: '//example.com' }), '\'//example.com\''),
      'a host with a scheme': refused(() => Reply.redirect({ authority: 'https://example.com' }), 'the authority', 'without scheme and port'),
      'a scheme of another protocol': refused(() => Reply.redirect({ scheme: 'ftp' }), 'the scheme', 'http or https'),
      'a code that Envoy does not know': refused(() => Reply.redirect({ uri: '/a', code: 300 }), 'the code 300', '\'301\''),
      'an interim status': refused(() => Reply.fixed(100), 'got 100'),
      'a status past the last': refused(() => Reply.fixed(600), 'got 600'),
      'a long body': refused(() => Reply.fixed(200, { body: 'x'.repeat(100 * 1024 + 1) }), 'at most 102400 bytes, got 102401'),
      'a content type that is none': refused(() => Reply.fixed(200, { body: '{}', contentType: 'json' }), '\'json\'', 'as in text/html'),
      'a content type of nothing': refused(() => Reply.fixed(200, { contentType: 'text/html' }), '\'text/html\' and no body'),
    },
    accepted: {
      'redirects': () => [
        Reply.redirect({ uri: '/new?from=old' }), Reply.redirect({ prefix: '/', scheme: 'https', authority: 'a.com', port: 8443, code: 308 }),
      ],
      'fixed answers': () => [
        Reply.fixed(204), Reply.fixed(503, { body: '<p>Back at noon</p>', contentType: 'text/html; charset=utf-8' }), Reply.fixed(200, { body: 'x'.repeat(100 * 1024) }),
      ],
    },
  },
  CDI145: {
    refused: {
      'every path to one of them': refused(replied({ uri: '/maintenance' }), '\'shop/Reply\' redirects requests for \'reviews\'', 'to a path that the match leaves out'),
      'a prefix to a part of itself': refused(replied({ uri: '/old/index' }, byPath), '\'shop/Reply\''),
      'a prefix to a longer one': refused(replied({ prefix: '/old/older/' }, byPath), '\'shop/Reply\''),
      'its own name': refused(replied({ authority: 'reviews.shop' }), '\'reviews.shop\''),
      'the scheme of the mesh': refused(replied({ scheme: 'http' }), '\'shop/Reply\''),
      'its own port': refused(replied({ port: 9080 }), '\'shop/Reply\''),
      'a host of a gateway to itself': refused(outsideReply({ authority: 'shop.example.com' }), '\'shop.example.com\''),
      'TLS to TLS': refused(outsideReply({ scheme: 'https' }, {}, { tls: GatewayTls.simple('cert') }), '\'shop/Reply\''),
      'one path to itself': refused(outsideReply({ uri: '/a?b=c' }, { paths: [exact('/a')] }), '\'shop/Reply\''),
    },
    accepted: {
      'a prefix to another one': replied({ prefix: '/new/' }, byPath),
      'another host': replied({ authority: 'ratings', uri: '/maintenance' }),
      'a path that only some requests with a header take': replied({ uri: '/a' }, byHeader),
      'http to https': outsideReply({ scheme: 'https' }),
      'one host to another': outsideReply({ authority: 'www.example.com' }),
    },
  },
  CDI420: {
    refused: {
      'a pin by header': refused(pin(byHeader, { cors: Cors.allowOrigins([SHOP]) }), '\'shop/Pin\'', 'header \'x-beta\' present', 'set cors on the service'),
      'a pin by cookie': refused(pin([RequestMatch.cookie('a', exact('1'))], { cors: Cors.allowOrigins([SHOP]) }), '\'shop/Pin\''),
      'a pin by method': refused(pin([RequestMatch.method('PUT')], { cors: Cors.allowOrigins([SHOP]) }), '\'shop/Pin\''),
    },
    accepted: {
      'a pin by path': pin(byPath, { cors: Cors.allowOrigins([SHOP]) }),
      'a pin by origin, or without a header': pin(
        [RequestMatch.allOf(RequestMatch.header('origin', SHOP), RequestMatch.headerAbsent('x-old'))], { cors: Cors.allowOrigins([SHOP]) }),
      'a service with a pin by header': pin(byHeader, {}, { cors: Cors.allowOrigins([SHOP]) }),
    },
  },
  CDI421: {
    refused: {
      'one of two ports that is not named': refused(copied([MeshPort.http(80), MeshPort.http(81, { name: 'http-b' })]),
        '\'shop/Mirror\' copies to \'shadow\'', '80, 81, without naming one', 'as toPort'),
      'a port that it does not have': refused(copied([MeshPort.http(80)], 9080), 'port 9080 of \'shadow\''),
      'a TCP port': refused(copied([MeshPort.http(80), MeshPort.tcp(81)], 81), 'port 81'),
    },
    accepted: {
      'the only HTTP port': copied([MeshPort.http(80), MeshPort.tcp(81)]),
      'one of two': copied([MeshPort.http(80), MeshPort.http(81, { name: 'http-b' })], 81),
    },
  },
  CDI422: {
    refused: {
      'an exact path': refused(replied({ prefix: '/new' }, [RequestMatch.uri(exact('/old'))]), '\'shop/Reply\'', 'uri exact \'/old\'', 'redirect to a uri'),
      'a lost slash': refused(replied({ prefix: '/new' }, byPath), 'drops a slash'),
      'a lost slash of every path': refused(replied({ prefix: '/new' }), 'the prefix \'/\' to \'/new\''),
      'an exact path of a gateway': refused(outsideReply({ prefix: '/new' }, { paths: [exact('/old')] }), '\'shop/Reply\''),
    },
    accepted: {
      'prefixes': replied({ prefix: '/new/' }, byPath),
      'every path to another host': replied({ prefix: '/new/', authority: 'ratings' }),
      'prefixes of a gateway': outsideReply({ prefix: '/new' }, { paths: [prefix('/old')] }),
    },
  },
  CDI530: {
    refused: {
      'a service that redirects to a path': refused(
        app => {
          const { service } = exposed({ rewrite: Rewrite.prefix('/v2/'), paths: [prefix('/api/')] })(app);
          new ServiceReply(chartOf(app), 'Reply', { service, reply: Reply.redirect({ uri: '/gone' }), match: byHeader });
        }, '\'shop/Reply\' of \'reviews\''),
      'a service that rewrites': refused(exposed({ rewrite: Rewrite.authority('a.com') }, { rewrite: Rewrite.path('/a') }),
        '\'shop/Outside\' rewrites requests, and \'shop/Reviews\' of \'reviews\'', 'without rewriting'),
    },
    accepted: {
      'an exposure without a rewrite': exposed({}, { rewrite: Rewrite.path('/a') }),
      'a service without a rewrite': exposed({ rewrite: Rewrite.path('/a') }),
    },
  },
  CDI531: {
    refused: {
      'a longer prefix': refused(exposedRedirect([prefix('/old/er/')]), '\'shop/Outside\' exposes \'shop/Reply\' under uri prefix \'/old/er/\'', 'redirect to a uri'),
      'an exact path': refused(exposedRedirect([exact('/old/a')]), 'uri exact \'/old/a\''),
    },
    accepted: { 'every path': exposedRedirect([prefix('/')]), 'the same prefix': exposedRedirect([prefix('/old/')]), 'another path': exposedRedirect([prefix('/a/')]) },
  },
};
