import type { NamedExposure } from '../../composition/gateway/compose-connections';
import type { Problem } from '../../refusals/refusal';

/** Do the pods get the TLS of the client as it is? The mesh's own mutual TLS around it ends in the sidecar. */
export function tlsEndsOnce({ source, plan }: NamedExposure): Problem[] {
  const mode = plan.policy?.tls?.mode;
  return mode === 'SIMPLE' || mode === 'MUTUAL' ? [{
    code: 'CDI518',
    problem: `'${source}' passes TLS on to '${plan.host}', to whose pods the gateway begins TLS of its own, so they get TLS within TLS`,
    remedy: 'end the TLS of clients at the gateway, with a GatewayRoute, or leave ClientTls out',
  }] : [];
}
