import { normalizedPath } from '../fields/paths';

/** The kinds of proxies that requests go through. */
export const PROXY_KINDS = ['sidecar', 'gateway'] as const;

/** A kind of proxy. */
export type ProxyKind = (typeof PROXY_KINDS)[number];

/** A proxy that requests go through. */
export interface Caller {
  readonly kind: ProxyKind;
  /** `default` if left out. */
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
}

/** A request as a client makes it. */
export interface Request {
  readonly from: Caller;
  readonly host: string;
  /** Of the service, or of the server of a Gateway. */
  readonly port: number;
  readonly scheme?: 'http' | 'https' | 'tcp' | 'tls';
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What routes look at. */
export interface Content {
  readonly authority: string;
  readonly scheme: string;
  readonly method: string;
  /** With the query. */
  readonly path: string;
  /** Without query and fragment. */
  readonly purePath: string;
  /** By names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

const OWN_PORTS: Readonly<Record<string, number>> = { http: 80, https: 443 };

/** Inside the mesh a client names the port where it is not the scheme's own; before a gateway there may be a load balancer with other ports. */
export function contentOf(request: Request): Content {
  const { scheme = 'http', path, method, headers = {} } = request;
  const given = path || '/';
  const end = given.search(/[?#]/);
  const purePath = normalizedPath(end < 0 ? given : given.slice(0, end));
  return {
    authority: authorityOf(request, scheme),
    scheme,
    method: method || 'GET',
    path: end < 0 ? purePath : purePath + given.slice(end),
    purePath,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
  };
}

function authorityOf({ from, host, port }: Request, scheme: string): string {
  return from.kind === 'gateway' || port === OWN_PORTS[scheme] || host.includes(':') ? host : `${host}:${port}`;
}

/** What TLS asks for: the host, without a port. */
export function serverName({ host }: Request): string {
  return host.replace(/:\d+$/, '');
}

/** A header by its name in lower case; the pseudo-headers too. */
export function headerOf(content: Content, name: string): string | undefined {
  switch (name) {
    case ':authority':
    case 'host': return content.authority;
    case ':scheme': return content.scheme;
    case ':method': return content.method;
    case ':path': return content.path;
    default: return content.headers[name];
  }
}

/** A parameter of the query as it came: Envoy decodes nothing. Of several of one name the first counts. */
export function parameterOf({ path }: Content, name: string): string | undefined {
  const start = path.indexOf('?');
  if (start < 0) return undefined;
  const [query] = path.slice(start + 1).split('#', 1);
  for (const pair of query.split('&')) {
    const equals = pair.indexOf('=');
    const key = equals < 0 ? pair : pair.slice(0, equals);
    if (key === name && pair !== '') return equals < 0 ? '' : pair.slice(equals + 1);
  }
  return undefined;
}
