import { widestHosts } from './wildcards';

/** One thing that a gateway listens to. */
export type ServerPlan = HttpServerPlan | HttpsServerPlan;

/** Requests in the clear. */
export interface HttpServerPlan {
  readonly protocol: 'HTTP';
  readonly name: string;
  readonly port: number;
  readonly hosts: readonly string[];
  /** Whether each is answered by where the same is under TLS. */
  readonly redirects: boolean;
}

/** Requests under TLS, which ends here. */
export interface HttpsServerPlan {
  readonly protocol: 'HTTPS';
  readonly name: string;
  readonly port: number;
  readonly hosts: readonly string[];
  readonly credentialName: string;
}

/** What a gateway is to listen to. */
export interface Listening {
  readonly hosts: readonly string[];
  readonly httpPort: number;
  /** With it requests in the clear are sent to TLS. */
  readonly tls?: { readonly port: number; readonly credentialName: string };
}

/**
 * The servers of a gateway.
 *
 * If a server lists `*` and `a.com`, Istio gives `a.com` the rules of `*` as well, by their age. Listed alone, `*` listens to both and mixes neither.
 */
export function composeServers({ hosts, httpPort, tls }: Listening): ServerPlan[] {
  const listened = widestHosts(hosts);
  const clear: ServerPlan = { protocol: 'HTTP', name: 'http', port: httpPort, hosts: listened, redirects: tls !== undefined };
  return tls ? [clear, { protocol: 'HTTPS', name: 'https', hosts: listened, ...tls }] : [clear];
}
