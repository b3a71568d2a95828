import type { GatewaySpec, GatewaySpecServers, GatewaySpecServersTls, GatewaySpecServersTlsMode } from '../../../imports/networking.istio.io';
import type { ServerPlan } from '../composition/gateway/compose-servers';

/** A Gateway, field by field. */
export function gatewaySpec(selector: Readonly<Record<string, string>>, servers: readonly ServerPlan[]): GatewaySpec {
  return { selector: { ...selector }, servers: servers.map(serverSpec) };
}

function serverSpec(server: ServerPlan): GatewaySpecServers {
  const { hosts, port: number, name, protocol } = server;
  return { hosts: [...hosts], port: { number, name, protocol }, tls: tlsSpec(server) };
}

/** Without a mode Istio passes TLS through and ignores every http rule. */
function tlsSpec(server: ServerPlan): GatewaySpecServersTls | undefined {
  switch (server.protocol) {
    case 'HTTP': return server.redirects ? { httpsRedirect: true } : undefined;
    case 'HTTPS': return { mode: 'SIMPLE' as GatewaySpecServersTlsMode.SIMPLE, credentialName: server.credentialName };
  }
}
