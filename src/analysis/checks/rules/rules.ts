import type { Check } from '../rule/rule';
import { keptAnnotations } from './any/annotations';
import { kindsExist } from './any/kinds';
import { textsByName } from './any/labels';
import { repeated } from './any/repeated';
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
import { faultsHappen, headerTraps, percentages, statuses, tries } from './ignored/actions';
import { ejections } from './ignored/ejection';
import { gatewayConditions, hiddenFromGateways, hostsOfServers, routesOfServers, unservedHosts } from './ignored/gateways';
import { halfHosts, halfRuleHosts, hiddenSubsets, impliedPorts, sharedRules } from './ignored/hosts';
import { knownHosts, matchedPorts, routesAreRead } from './ignored/hosts-of-rules';
import { joinedHosts } from './ignored/joined-hosts';
import { behindEverything, behindPrefixes, delegatesExist } from './ignored/order';
import { policiesAsRead, portSettings, subsetsDiffer } from './ignored/policies';
import { servicesLead } from './ignored/services';
import { weightsAsRead } from './ignored/weights';
import { annotations } from './kubernetes/annotations';
import { applicationUsers } from './kubernetes/application-user';
import { sharedPods } from './kubernetes/deployment-services';
import { imagesOfDeployments, imagesOfPods } from './kubernetes/image-auto';
import { missingProxies, namespaces } from './kubernetes/namespaces';
import { portProtocols } from './kubernetes/service-ports';
import { claimsAreKnown } from './references/claims';
import { destinationHosts, destinationSubsets, splitsAtGateways } from './references/destinations';
import { sharedCertificates } from './references/gateway-certificates';
import { gatewayConflicts } from './references/gateway-conflicts';
import { gatewayPorts } from './references/gateway-pods';
import { gatewaySecrets } from './references/gateway-secrets';
import { meshHosts } from './references/mesh-hosts';
import { subsetPods } from './references/subsets';
import { virtualServiceGateways } from './references/virtual-service-gateways';
import { entryConflicts, entryAddresses } from './service-entry/conflicts';
import { dynamicDns } from './service-entry/dynamic-dns';
import { endpoints } from './service-entry/endpoints';
import { entryPorts, serviceEntryObject, severalHosts } from './service-entry/object';
import { cors } from './virtual-service/cors';
import { destinations, weights } from './virtual-service/destinations';
import { faults } from './virtual-service/fault';
import { httpAction } from './virtual-service/http-action';
import { httpValues } from './virtual-service/http-values';
import { conditions } from './virtual-service/matches';
import { claimsAtGateway, virtualServiceObject } from './virtual-service/object';
import { prefixOverlap } from './virtual-service/overlap';
import { redirects } from './virtual-service/redirect';
import { directResponses, rewrites } from './virtual-service/response';
import { retries } from './virtual-service/retries';
import { connections } from './virtual-service/tcp-tls';
import { unreachable } from './virtual-service/unreachable';

/** Every question. */
export const RULES: readonly Check[] = [
  definitions, keptAnnotations, virtualServiceObject, claimsAtGateway, httpAction, conditions, destinations, weights,
  redirects, directResponses, rewrites, retries, faults, cors, httpValues, connections, unreachable, prefixOverlap, destinationRuleObject,
  subsets, policyBlocks, connectionPools, outlierDetections, otherDurations, loadBalancers, localities, clientTls, serverVerification,
  gatewayObject, servers, serverTls, ciphers, serviceEntryObject, entryPorts, severalHosts, endpoints, dynamicDns, entryAddresses,
  entryConflicts, destinationHosts, destinationSubsets, splitsAtGateways, virtualServiceGateways, meshHosts, subsetPods, gatewayPorts,
  gatewaySecrets, gatewayConflicts, sharedCertificates, claimsAreKnown, portProtocols, sharedPods, applicationUsers, namespaces,
  missingProxies, imagesOfPods, imagesOfDeployments, annotations, statuses, faultsHappen, percentages, tries, headerTraps, ejections,
  hiddenFromGateways, unservedHosts, gatewayConditions, routesOfServers, hostsOfServers, joinedHosts, halfHosts, halfRuleHosts, impliedPorts,
  hiddenSubsets, sharedRules, behindEverything, behindPrefixes, delegatesExist, policiesAsRead, portSettings, subsetsDiffer, servicesLead,
  routesAreRead, matchedPorts, knownHosts, weightsAsRead, repeated, textsByName, kindsExist,
];
