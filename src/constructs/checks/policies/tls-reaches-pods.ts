import { listed } from '../../refusals/refusal';
import type { Check } from '../check';

/** Do the pods end the TLS that callers are told to speak? A sidecar takes none but that of the mesh on an HTTP port. */
export const tlsReachesPods: Check = ({ path, host, versions }, { policy }) => {
  const mode = policy?.tls?.mode;
  const injected = versions.filter(({ podLabels, bypassesSidecar }) => podLabels?.['sidecar.istio.io/inject'] === 'true' && !bypassesSidecar);
  if ((mode !== 'SIMPLE' && mode !== 'MUTUAL') || injected.length === 0) return [];
  return [{
    code: 'CDI431',
    problem: `'${path}' has callers of '${host}' speak TLS of mode ${mode}, but the pods of ${listed(injected.map(one => one.path))} have a sidecar, which closes it`,
    remedy: 'leave tls out, as the mesh encrypts what pods with sidecars get, or keep the port from the sidecar by the annotation traffic.sidecar.istio.io/excludeInboundPorts',
  }];
};
