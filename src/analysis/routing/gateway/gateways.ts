import { mergeServers } from './gateway-merge';
import { GatewayProxy } from './gateway-proxy';
import { type Server, selectorOf } from './gateway-server';
import type { GatewayView } from './gateway-view';
import { portOfServer } from './server-port';
import type { ManifestObject } from '../../model/manifest';
import { isExportedTo } from '../fields/exports';
import type { VirtualServiceIndex } from '../rules/virtual-service-index';
import { Clusters } from '../services/clusters';
import type { Client, RuleIndex } from '../services/destination-rules';
import type { Workloads } from '../services/endpoints';
import { has } from '../services/pods';
import type { ServiceIndex } from '../services/service-index';

/** What a mesh has for gateways. */
export interface GatewayIndexes {
  readonly services: ServiceIndex;
  readonly virtualServices: VirtualServiceIndex;
  readonly rules: RuleIndex;
  readonly workloads: Workloads;
  /** In the order of the age of their Gateways. */
  readonly servers: readonly { readonly gateway: ManifestObject; readonly servers: readonly Server[] }[];
}

/** The gateway that some pods are. */
export function gatewayProxy(id: string, client: Client, indexes: GatewayIndexes): GatewayProxy {
  return new GatewayProxy(viewOf(id, client, indexes));
}

function viewOf(id: string, client: Client, { services, virtualServices, rules, workloads, servers }: GatewayIndexes): GatewayView {
  const { namespace } = client;
  const scope = services.seenBy('gateway', namespace);
  const own = servers.filter(({ gateway }) => has(client.labels, selectorOf(gateway))).flatMap(one => one.servers);
  return {
    ...client,
    id,
    scope,
    clusters: new Clusters({ scope, rules, workloads, client, isGateway: true }),
    servers: mergeServers(own, server => portOfServer(server, services.all, client)),
    allVirtualServices: virtualServices.all,
    virtualServicesFor: gateway => virtualServices.visible(gateway, namespace),
    serviceIn: (host, owner) => {
      const found = services.serviceIn(host, owner);
      return found !== undefined && isExportedTo(found.exports, namespace) ? found : undefined;
    },
    addressOf: host => services.addressOf(host, namespace),
  };
}
