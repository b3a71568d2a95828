import type { GatewaySpec, GatewaySpecServers, GatewaySpecServersTlsMode } from '../../../imports/networking.istio.io';

/** What a gateway listens to. */
export interface GatewayPlan {
  readonly selector: Readonly<Record<string, string>>;
  readonly hosts: readonly string[];
  readonly httpPort: number;
  /** With it requests in the clear are sent to TLS. */
  readonly tls?: { readonly port: number; readonly credentialName: string };
}

/** A Gateway, field by field. */
export function gatewaySpec({ selector, hosts, httpPort, tls }: GatewayPlan): GatewaySpec {
  const clear: GatewaySpecServers = {
    hosts: [...hosts],
    port: { number: httpPort, name: 'http', protocol: 'HTTP' },
    tls: tls && { httpsRedirect: true },
  };
  const encrypted: GatewaySpecServers[] = tls ? [{
    hosts: [...hosts],
    port: { number: tls.port, name: 'https', protocol: 'HTTPS' },
    // Without a mode Istio passes TLS through and ignores every http rule.
    tls: { mode: 'SIMPLE' as GatewaySpecServersTlsMode.SIMPLE, credentialName: tls.credentialName },
  }] : [];
  return { selector: { ...selector }, servers: [clear, ...encrypted] };
}
