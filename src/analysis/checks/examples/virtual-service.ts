import type { VIRTUAL_SERVICE } from '../catalogue/virtual-service';
import { either, httpMatch, httpRoute, ROUTE, virtualService, type Example } from '../rule/example';

const HTTP = `http: [{ ${ROUTE} }]`;
const redirect = (fields: string): string => httpRoute(`redirect: { ${fields} }`);
const rewrite = (fields: string): string => httpRoute(`rewrite: { ${fields} }, ${ROUTE}`);
const retries = (fields: string): string => httpRoute(`retries: { ${fields} }, ${ROUTE}`);
const fault = (fields: string): string => httpRoute(`fault: { ${fields} }, ${ROUTE}`);
const cors = (fields: string): string => httpRoute(`corsPolicy: { ${fields} }, ${ROUTE}`);
const tls = (match: string, to = ROUTE): string => virtualService(`{ hosts: [shop.example.com], gateways: [edge], tls: [{ match: [${match}], ${to} }] }`);
const routes = (...all: readonly string[]): string => virtualService(`{ hosts: [reviews], http: [${all.map(route => `{ ${route} }`).join(', ')}] }`);
const body = (length: number): string => httpRoute(`directResponse: { status: 503, body: { string: ${'x'.repeat(length)} } }`);

/** A VirtualService by itself. */
export const VIRTUAL_SERVICE_EXAMPLES: Readonly<Record<keyof typeof VIRTUAL_SERVICE, Example>> = {
  MAN101: either(spec => virtualService(`{ hosts: [reviews]${spec} }`), '', `, ${HTTP}`),
  MAN102: either(more => virtualService(`{ ${more}${HTTP} }`), 'gateways: [edge], ', ''),
  MAN103: either(hosts => virtualService(`{ hosts: [${hosts}], ${HTTP} }`), '"*"', 'reviews'),
  MAN104: either(hosts => virtualService(`{ hosts: [${hosts}], ${HTTP} }`), '"*.example.com", shop.example.com', '"*.example.com"'),
  MAN105: either(more => virtualService(`{ hosts: [reviews], ${more}http: [{ match: [{ headers: { "@request.auth.claims.group": { exact: a } } }], ${ROUTE} }] }`), '', 'gateways: [edge], '),
  MAN106: either(httpRoute, 'timeout: 5s', `timeout: 5s, ${ROUTE}`),
  MAN107: either(more => httpRoute(`redirect: { uri: /new }${more}`), `, ${ROUTE}`, ''),
  MAN108: either(more => httpRoute(`delegate: { name: other }${more}`), `, ${ROUTE}`, ''),
  MAN109: either(does => virtualService(`{ http: [{ ${does} }] }`), `${ROUTE}, delegate: { name: other }`, ROUTE),
  MAN110: either(more => httpRoute(`${ROUTE}, mirror: { host: a }${more}`), ', mirrors: [{ destination: { host: b } }]', ''),
  MAN111: either(weight => httpRoute(`route: [{ destination: { host: a }, weight: ${weight} }, { destination: { host: b }, weight: 0 }]`), '0', '100'),
  MAN112: either(weight => httpRoute(`route: [{ destination: { host: a }, weight: ${weight} }]`), '-1', '100'),
  MAN113: either(host => httpRoute(`route: [{ destination: { host: ${host} } }]`), '"*"', 'reviews'),
  MAN114: either(redirect, 'uri: /a, prefixRewrite: /b', 'uri: /a'),
  MAN115: either(redirect, 'redirectCode: 301', 'redirectCode: 301, uri: /a'),
  MAN116: either(code => redirect(`uri: /a, redirectCode: ${code}`), '200', '301'),
  MAN117: either(scheme => redirect(`scheme: ${scheme}`), 'ftp', 'https'),
  MAN118: either(uri => httpRoute(`match: [{ uri: { ${uri}: /a } }], redirect: { prefixRewrite: /b }`), 'exact', 'prefix'),
  MAN119: { bad: body(1024 * 1024 + 1), good: body(10) },
  MAN120: { bad: body(100 * 1024 + 1), good: body(10) },
  MAN121: either(rewrite, 'uri: /a, uriRegexRewrite: { match: /b, rewrite: /c }', 'uri: /a'),
  MAN122: either(rewrite, '', 'authority: a'),
  MAN123: either(retries, 'attempts: -1', 'attempts: 1'),
  MAN124: either(retries, 'attempts: 0, retryOn: 5xx', 'attempts: 2, retryOn: 5xx'),
  MAN125: either(on => retries(`attempts: 2, retryOn: "${on}"`), '5xx, reset', '5xx,reset'),
  MAN126: either(fault, '', 'delay: { fixedDelay: 1s, percentage: { value: 10 } }'),
  MAN127: either(kind => fault(`delay: { ${kind}: 1s, percentage: { value: 10 } }`), 'exponentialDelay', 'fixedDelay'),
  MAN128: either(status => fault(`abort: { grpcStatus: ${status}, percentage: { value: 10 } }`), 'unavailable', 'UNAVAILABLE'),
  MAN129: either(origin => cors(`allowOrigins: [{ ${origin} }]`), '', 'exact: "https://example.com"'),
  MAN130: either(method => cors(`allowMethods: [${method}]`), 'get', 'GET'),
  MAN131: either(age => cors(`maxAge: ${age}`), '1.5s', '90s'),
  MAN132: either(share => httpRoute(`${ROUTE}, mirror: { host: shadow }, ${share}`), 'mirrorPercent: 10', 'mirrorPercentage: { value: 10 }'),
  MAN133: either(more => httpRoute(`rewrite: { authority: a }${more}, ${ROUTE}`), ', headers: { request: { set: { host: b } } }', ''),
  MAN134: either(to => tls('{ sniHosts: [shop.example.com] }', to), 'route: []', ROUTE),
  MAN135: either(tls, '{ sniHosts: [] }', '{ sniHosts: [shop.example.com] }'),
  MAN136: { bad: routes(ROUTE, `timeout: 5s, ${ROUTE}`), good: routes(`match: [{ uri: { prefix: /a } }], timeout: 5s, ${ROUTE}`, ROUTE) },
  MAN137: either(share => fault(`delay: { fixedDelay: 1s, ${share} }`), 'percent: 10', 'percentage: { value: 10 }'),
  MAN138: either(host => virtualService(`{ hosts: [10.0.0.1], tls: [{ match: [{ ${host} }], ${ROUTE} }] }`), 'sniHosts: [10.0.0.1]', 'destinationSubnets: [10.0.0.1], sniHosts: [a]'),
  MAN139: either(host => tls(`{ sniHosts: [${host}] }`), 'other.example.com', 'shop.example.com'),
  MAN140: { bad: routes(...['/a', '/a/b'].map(prefix => `match: [{ uri: { prefix: ${prefix} } }], ${ROUTE}`)), good: httpMatch('uri: { prefix: /a }') },
};
