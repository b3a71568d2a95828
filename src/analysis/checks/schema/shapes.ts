import { DESTINATION_RULE } from './destination-rule';
import { GATEWAY } from './gateway';
import { AUTHORIZATION_POLICY, PEER_AUTHENTICATION, REQUEST_AUTHENTICATION } from './security';
import { SERVICE_ENTRY } from './service-entry';
import type { Fields } from './shape';
import { SIDECAR } from './sidecar';
import { VIRTUAL_SERVICE } from './virtual-service';
import { PROXY_CONFIG, WORKLOAD_ENTRY, WORKLOAD_GROUP } from './workloads';

/** The kinds whose definitions are known. */
export const SHAPES: Readonly<Record<string, Fields>> = {
  VirtualService: VIRTUAL_SERVICE,
  DestinationRule: DESTINATION_RULE,
  Gateway: GATEWAY,
  ServiceEntry: SERVICE_ENTRY,
  Sidecar: SIDECAR,
  AuthorizationPolicy: AUTHORIZATION_POLICY,
  PeerAuthentication: PEER_AUTHENTICATION,
  RequestAuthentication: REQUEST_AUTHENTICATION,
  WorkloadEntry: WORKLOAD_ENTRY,
  WorkloadGroup: WORKLOAD_GROUP,
  ProxyConfig: PROXY_CONFIG,
};
