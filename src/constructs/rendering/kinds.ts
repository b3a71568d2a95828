/** The kinds that are written, at the version that the generated types follow. Spelled out, so that no start pays for loading the generated classes. */
export const DESTINATION_RULE = { apiVersion: 'networking.istio.io/v1', kind: 'DestinationRule' } as const;
export const GATEWAY = { apiVersion: 'networking.istio.io/v1', kind: 'Gateway' } as const;
export const VIRTUAL_SERVICE = { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService' } as const;
export const INGRESS = { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress' } as const;
