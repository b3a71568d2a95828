import { connectionPools } from './destination-rule/connection-pool';
import { loadBalancers } from './destination-rule/load-balancer';
import { localities } from './destination-rule/locality';
import { destinationRuleObject } from './destination-rule/object';
import { otherDurations } from './destination-rule/other-durations';
import { outlierDetections } from './destination-rule/outlier-detection';
import { policyBlocks } from './destination-rule/policy-blocks';
import { subsets } from './destination-rule/subsets';
import { clientTls } from './destination-rule/tls';
import { serverVerification } from './destination-rule/verification';
import { definitions } from './documents/definitions';
import { documents } from './documents/document';
import { ignoreAnnotations } from './documents/ignore-annotations';
import { istioVersions } from './documents/istio-versions';
import { keptAnnotations } from './documents/kept-annotations';
import { kindsExist } from './documents/kinds';
import { repeated } from './documents/repeated';
import { textsByName } from './documents/string-values';
import { ciphers } from './gateway/ciphers';
import { gatewayObject } from './gateway/object';
import { servers } from './gateway/servers';
import { serverTls } from './gateway/tls';
import { expressionsMatch } from './ignored/conditions/expressions';
import { methodsExist } from './ignored/conditions/methods';
import { pathsExist } from './ignored/conditions/paths';
import { delegatedRoutesFit } from './ignored/delegates/conflicts';
import { delegatesSeen } from './ignored/delegates/exports';
import { delegatedHeaders } from './ignored/delegates/headers';
import { connectionConditions } from './ignored/gateways/connection-conditions';
import { gatewayConditions } from './ignored/gateways/gateway-conditions';
import { hiddenFromGateways } from './ignored/gateways/hidden-virtual-services';
import { hostsOfServers } from './ignored/gateways/hosts-of-servers';
import { ingresses } from './ignored/gateways/ingresses';
import { joinedHosts } from './ignored/gateways/joined-hosts';
import { narrowHosts } from './ignored/gateways/narrow-hosts';
import { routesOfServers } from './ignored/gateways/routes-of-servers';
import { sharedConnections } from './ignored/gateways/shared-connections';
import { unservedHosts } from './ignored/gateways/unserved-hosts';
import { subnetsHold } from './ignored/hosts/destination-subnets';
import { halfHosts } from './ignored/hosts/half-hosts';
import { impliedPorts } from './ignored/hosts/implied-ports';
import { matchedPorts } from './ignored/hosts/matched-ports';
import { routesAreRead } from './ignored/hosts/protocols-of-routes';
import { knownHosts } from './ignored/hosts/unknown-hosts';
import { ejections } from './ignored/policies/ejection';
import { headless } from './ignored/policies/headless';
import { hiddenSubsets } from './ignored/policies/hidden-subsets';
import { policiesAsRead } from './ignored/policies/policies';
import { portSettings } from './ignored/policies/port-settings';
import { sharedRules } from './ignored/policies/shared-rules';
import { splitHashes } from './ignored/policies/split-hashes';
import { subsetsDiffer } from './ignored/policies/subsets';
import { namesChecked } from './ignored/policies/unchecked-names';
import { behindEverything } from './ignored/routes/behind-everything';
import { behindPrefixes } from './ignored/routes/behind-prefixes';
import { cookiesStay } from './ignored/routes/cookies';
import { delegatesExist } from './ignored/routes/delegates';
import { faultsHappen } from './ignored/routes/faults';
import { headerTraps } from './ignored/routes/header-conditions';
import { mirrorShares } from './ignored/routes/mirrors';
import { percentages } from './ignored/routes/percentages';
import { preflightsAnswered } from './ignored/routes/preflights';
import { faultsRemain } from './ignored/routes/retried-faults';
import { rewrittenPaths } from './ignored/routes/rewrites';
import { statuses } from './ignored/routes/statuses';
import { tries } from './ignored/routes/tries';
import { weightsAsRead } from './ignored/routes/weights';
import { annotations } from './kubernetes/annotations';
import { applicationUsers } from './kubernetes/application-user';
import { imagesOfDeployments } from './kubernetes/image-of-deployment';
import { imagesOfPods } from './kubernetes/image-of-pod';
import { missingProxies } from './kubernetes/missing-proxies';
import { namespaces } from './kubernetes/namespaces';
import { portProtocols } from './kubernetes/port-protocols';
import { retiredVersions } from './kubernetes/retired-versions';
import { servicesLead } from './kubernetes/service-pods';
import { sharedPods } from './kubernetes/shared-pods';
import { writtenEndpoints } from './kubernetes/written-endpoints';
import { claimsAreKnown } from './references/claims';
import { destinationHosts } from './references/destination-hosts';
import { destinationSubsets } from './references/destination-subsets';
import { gatewayConflicts } from './references/gateway-conflicts';
import { gatewayPorts } from './references/gateway-ports';
import { gatewaySecrets } from './references/gateway-secrets';
import { meshHosts } from './references/mesh-hosts';
import { plainText } from './references/plain-text';
import { sharedCertificates } from './references/shared-certificates';
import { splitsAtGateways } from './references/splits-at-gateways';
import { subsetPods } from './references/subset-pods';
import { virtualServiceGateways } from './references/virtual-service-gateways';
import { wildcardRules } from './references/wildcard-rules';
import { entryAddresses } from './service-entry/addresses';
import { entryConflicts } from './service-entry/conflicts';
import { dynamicDns } from './service-entry/dynamic-dns';
import { endpoints } from './service-entry/endpoints';
import { serviceEntryObject } from './service-entry/object';
import { entryPorts } from './service-entry/ports';
import { severalHosts } from './service-entry/several-hosts';
import { sidecarObject } from './sidecar/object';
import { takenRules } from './sidecar/taken-rules';
import { redirectLoops } from './simulated/redirect-loops';
import { takenBefore } from './simulated/taken-before';
import { unanswered } from './simulated/unanswered';
import { claimsAtGateway } from './virtual-service/claims-at-gateway';
import { conditions } from './virtual-service/conditions';
import { connections } from './virtual-service/connections';
import { destinations } from './virtual-service/destinations';
import { httpAction } from './virtual-service/http/action';
import { cors } from './virtual-service/http/cors';
import { directResponses } from './virtual-service/http/direct-responses';
import { faults } from './virtual-service/http/faults';
import { redirects } from './virtual-service/http/redirects';
import { retries } from './virtual-service/http/retries';
import { rewrites } from './virtual-service/http/rewrites';
import { httpValues } from './virtual-service/http/values';
import { virtualServiceObject } from './virtual-service/object';
import { prefixOverlap } from './virtual-service/prefix-overlap';
import { unreachable } from './virtual-service/unreachable';
import { weights } from './virtual-service/weights';

/** Every question, in the order in which findings about one line are told. */
export const RULES = [
  documents,
  definitions,
  keptAnnotations,
  virtualServiceObject,
  claimsAtGateway,
  httpAction,
  conditions,
  destinations,
  weights,
  redirects,
  directResponses,
  rewrites,
  retries,
  faults,
  cors,
  httpValues,
  connections,
  unreachable,
  prefixOverlap,
  destinationRuleObject,
  subsets,
  policyBlocks,
  connectionPools,
  outlierDetections,
  otherDurations,
  loadBalancers,
  localities,
  clientTls,
  serverVerification,
  gatewayObject,
  servers,
  serverTls,
  ciphers,
  serviceEntryObject,
  entryPorts,
  severalHosts,
  endpoints,
  dynamicDns,
  entryAddresses,
  entryConflicts,
  destinationHosts,
  destinationSubsets,
  splitsAtGateways,
  virtualServiceGateways,
  meshHosts,
  subsetPods,
  wildcardRules,
  gatewayPorts,
  gatewaySecrets,
  gatewayConflicts,
  sharedCertificates,
  claimsAreKnown,
  plainText,
  portProtocols,
  sharedPods,
  applicationUsers,
  namespaces,
  missingProxies,
  imagesOfPods,
  imagesOfDeployments,
  annotations,
  statuses,
  faultsHappen,
  percentages,
  tries,
  headerTraps,
  ejections,
  hiddenFromGateways,
  unservedHosts,
  gatewayConditions,
  routesOfServers,
  hostsOfServers,
  joinedHosts,
  narrowHosts,
  sharedConnections,
  ingresses,
  halfHosts,
  impliedPorts,
  hiddenSubsets,
  sharedRules,
  behindEverything,
  behindPrefixes,
  delegatesExist,
  policiesAsRead,
  portSettings,
  subsetsDiffer,
  servicesLead,
  writtenEndpoints,
  retiredVersions,
  headless,
  routesAreRead,
  matchedPorts,
  knownHosts,
  weightsAsRead,
  unanswered,
  takenBefore,
  pathsExist,
  expressionsMatch,
  methodsExist,
  rewrittenPaths,
  cookiesStay,
  preflightsAnswered,
  faultsRemain,
  redirectLoops,
  mirrorShares,
  namesChecked,
  connectionConditions,
  subnetsHold,
  delegatedRoutesFit,
  delegatesSeen,
  delegatedHeaders,
  splitHashes,
  repeated,
  textsByName,
  kindsExist,
  sidecarObject,
  takenRules,
  istioVersions,
  ignoreAnnotations,
] as const;
