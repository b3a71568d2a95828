import { tlsName, type TlsOfAll, type TlsPerHost, type TlsPlan, type TlsWish } from './tls-plan';
import { widestHosts } from './wildcards';

/** One thing that a gateway listens to. */
export type ServerPlan = HttpServerPlan | HttpsServerPlan | TcpServerPlan | PassthroughServerPlan;

interface Server {
  /** The name of its port, which no other server of the gateway has. */
  readonly name: string;
  readonly port: number;
  readonly hosts: readonly string[];
}

/** Requests in the clear. */
export interface HttpServerPlan extends Server {
  readonly protocol: 'HTTP';
  /** Whether each is answered by where the same is under TLS. */
  readonly redirects: boolean;
}

/** Requests under TLS, which ends here. */
export interface HttpsServerPlan extends Server {
  readonly protocol: 'HTTPS';
  readonly tls: TlsPlan;
}

/** Connections of any kind. */
export interface TcpServerPlan extends Server {
  readonly protocol: 'TCP';
}

/** Connections under TLS, which ends at the pods. */
export interface PassthroughServerPlan extends Server {
  readonly protocol: 'TLS';
}

/** The hosts whose requests a gateway is to listen to. */
export interface Listening {
  readonly hosts: readonly string[];
  readonly httpPort: number;
  readonly httpsPort: number;
  readonly tls: TlsWish;
}

/**
 * The servers for requests. Where there is TLS, requests in the clear are sent to it.
 *
 * If a server lists `*` and `a.com`, Istio gives `a.com` the rules of `*` as well, by their age. Listed alone, `*` listens to both and mixes neither.
 */
export function composeServers(listening: Listening): ServerPlan[] {
  if (listening.hosts.length === 0) return [];
  return listening.tls.kind === 'all' ? serversForAll(listening, listening.tls) : serversPerHost(listening, listening.tls);
}

function serversForAll({ hosts: all, httpPort, httpsPort }: Listening, { tls }: TlsOfAll): ServerPlan[] {
  const hosts = widestHosts(all);
  const clear: ServerPlan = { protocol: 'HTTP', name: 'http', port: httpPort, hosts, redirects: tls !== undefined };
  return tls ? [clear, { protocol: 'HTTPS', name: 'https', port: httpsPort, hosts, tls }] : [clear];
}

/** A server for each setting: browsers reuse a connection for all hosts of its certificate, and a server knows no host of another one. */
function serversPerHost({ hosts: all, httpPort, httpsPort }: Listening, { hosts: settings }: TlsPerHost): ServerPlan[] {
  const encrypted = all.flatMap(host => {
    const tls = settings.get(host);
    return tls ? [{ host, tls, name: tlsName(tls) }] : [];
  });
  const distinct = encrypted.filter(({ name }, at) => encrypted.findIndex(other => other.name === name) === at);
  const inTheClear = (name: string, hosts: readonly string[], redirects: boolean): ServerPlan[] =>
    hosts.length === 0 ? [] : [{ protocol: 'HTTP', name, port: httpPort, hosts: widestHosts(hosts), redirects }];
  return [
    ...inTheClear('http', all.filter(host => !settings.get(host)), false),
    ...inTheClear('http-redirect', encrypted.map(({ host }) => host), true),
    ...distinct.map(({ name, tls }): ServerPlan => ({
      protocol: 'HTTPS', name, port: httpsPort, hosts: widestHosts(encrypted.filter(one => one.name === name).map(({ host }) => host)), tls,
    })),
  ];
}
