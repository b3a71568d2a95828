import type { Check } from '../check';

/** Does the Service have an address? Istio sends calls to a headless Service straight to the pod that the caller named, past every rule. */
export const serviceHasAddress: Check = ({ path, service }) => {
  if (!service || service.addressable) return [];
  return [{
    code: 'CDI301',
    problem: `'${path}' brings in '${service.path}', which is headless or an ExternalName, so no rule applies to it`,
    remedy: 'bring in a Service of type ClusterIP; keep the headless one beside it for discovery',
  }];
};
