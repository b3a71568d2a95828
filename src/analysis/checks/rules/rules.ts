import { keptAnnotations } from './any/annotations';
import { definitions } from './any/schema';
import { connectionPools } from './destination-rule/connection-pool';
import { loadBalancers } from './destination-rule/load-balancer';
import { localities } from './destination-rule/locality';
import { destinationRuleObject, policyBlocks, subsets } from './destination-rule/object';
import { otherDurations, outlierDetections } from './destination-rule/outlier-detection';
import { clientTls } from './destination-rule/tls';
import { serverVerification } from './destination-rule/verification';
import { ciphers } from './gateway/ciphers';
import { gatewayObject } from './gateway/object';
import { servers } from './gateway/server';
import { serverTls } from './gateway/tls';
import { dynamicDns } from './service-entry/dynamic-dns';
import { endpoints } from './service-entry/endpoints';
import { entryConflicts, entryAddresses } from './service-entry/conflicts';
import { entryPorts, serviceEntryObject, severalHosts } from './service-entry/object';
import { cors } from './virtual-service/cors';
import { destinations, weights } from './virtual-service/destinations';
import { faults } from './virtual-service/fault';
import { httpAction } from './virtual-service/http-action';
import { httpValues } from './virtual-service/http-values';
import { httpConditions, sourceConditions } from './virtual-service/matches';
import { claimsAtGateway, virtualServiceObject } from './virtual-service/object';
import { prefixOverlap } from './virtual-service/overlap';
import { redirects } from './virtual-service/redirect';
import { directResponses, rewrites } from './virtual-service/response';
import { retries } from './virtual-service/retries';
import { connections } from './virtual-service/tcp-tls';
import { unreachable } from './virtual-service/unreachable';
import type { Rule } from '../rule';

/** Every question. */
export const RULES: readonly Rule[] = [
  definitions, keptAnnotations,
  virtualServiceObject, claimsAtGateway, httpAction, httpConditions, sourceConditions, destinations, weights, redirects, directResponses, rewrites, retries,
  faults, cors, httpValues, connections, unreachable, prefixOverlap,
  destinationRuleObject, subsets, policyBlocks, connectionPools, outlierDetections, otherDurations, loadBalancers, localities, clientTls, serverVerification,
  gatewayObject, servers, serverTls, ciphers,
  serviceEntryObject, entryPorts, severalHosts, endpoints, dynamicDns, entryAddresses, entryConflicts,
];
