import type {
  GatewaySpec, GatewaySpecServers, GatewaySpecServersTls, GatewaySpecServersTlsMinProtocolVersion, GatewaySpecServersTlsMode,
} from '../../../imports/networking.istio.io';
import type { ServerPlan } from '../composition/gateway/compose-servers';

/** A Gateway, field by field. */
export function gatewaySpec(selector: Readonly<Record<string, string>>, servers: readonly ServerPlan[]): GatewaySpec {
  return { selector: { ...selector }, servers: servers.map(serverSpec) };
}

function serverSpec(server: ServerPlan): GatewaySpecServers {
  const { hosts, port: number, name, protocol } = server;
  return { hosts: [...hosts], port: { number, name, protocol }, tls: tlsSpec(server) };
}

/** The mode is always written: without one Istio passes TLS through and ignores every http rule. */
function tlsSpec(server: ServerPlan): GatewaySpecServersTls | undefined {
  switch (server.protocol) {
    case 'HTTP': return server.redirects ? { httpsRedirect: true } : undefined;
    case 'HTTPS': {
      const { mode, credentialName, minimumVersion } = server.tls;
      return {
        mode: mode as GatewaySpecServersTlsMode,
        credentialName,
        minProtocolVersion: minimumVersion as GatewaySpecServersTlsMinProtocolVersion | undefined,
      };
    }
    case 'TCP': return undefined;
    case 'TLS': return { mode: 'PASSTHROUGH' as GatewaySpecServersTlsMode };
  }
}
