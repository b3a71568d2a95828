import type { AsWritten } from './as-written';
import { duration } from './duration';
import { filled } from './filled';
import { loadBalancerSpec } from './load-balancer';
import type { DestinationRuleSpecSubsetsTrafficPolicy, DestinationRuleSpecTrafficPolicy } from '../../../imports/networking.istio.io';
import { BLOCK_NAMES, type BlockContents, type BlockName, type PolicyBlocks } from '../composition/policy-blocks';

/** A policy of a service, which is one of a subset as well. */
type PolicySpec = AsWritten<Pick<DestinationRuleSpecTrafficPolicy, BlockName>> & AsWritten<Pick<DestinationRuleSpecSubsetsTrafficPolicy, BlockName>>;

/** How each block is written. */
const SPECS: { readonly [B in BlockName]: (block: BlockContents[B]) => PolicySpec[B] } = {
  connectionPool: ({ maxConnections, connectTimeout, ...http }) => ({
    tcp: filled({ maxConnections, connectTimeout: duration(connectTimeout) }),
    http: filled(http),
  }),
  outlierDetection: ({ interval, baseEjectionTime, ...rest }) => ({
    ...rest,
    interval: duration(interval),
    baseEjectionTime: duration(baseEjectionTime),
  }),
  loadBalancer: loadBalancerSpec,
  tls: ({ subjectAltNames, ...tls }) => ({ ...tls, subjectAltNames: subjectAltNames && [...subjectAltNames] }),
};

/** A policy, block by block. */
export function policySpec(blocks: PolicyBlocks): PolicySpec {
  const spec: { [B in BlockName]?: PolicySpec[B] } = {};
  const write = <B extends BlockName>(name: B) => {
    const block: BlockContents[B] | undefined = blocks[name];
    if (block) spec[name] = SPECS[name](block);
  };
  BLOCK_NAMES.forEach(write);
  return spec;
}
