import type { ExplainedOutcome } from '../analysis/routing/mesh';
import { writtenPolicy } from '../analysis/routing/services/written-policy';
import type { Destination, HeaderChanges, Outcome, Policy } from '../analysis/routing/traffic/outcome';

/** Of the contract. A field that is added keeps it; one that goes, or means something else, does not. */
const VERSION = 1;

/** A share of requests, or of copies. */
export interface ReportedShare extends Pick<Destination, 'host' | 'subset' | 'port' | 'share' | 'state'> {
  /** What is changed for this share alone; null where nothing is. */
  readonly headers: HeaderChanges | null;
}

/** The traffic policy of a destination, where it differs from Istio's defaults. */
export type ReportedPolicy = Pick<Destination, 'host' | 'subset' | 'port' | 'policy'>;

/** What DestinationRules say for a destination, block by block: a subset's blocks in the place of its host's, and those of a port in the place of all. */
export interface ReportedTrafficPolicy extends Pick<Destination, 'host' | 'subset' | 'port'> {
  readonly trafficPolicy: Policy;
}

/** What `route` says: a contract, held by `schema/route.json`. */
export interface Answer extends Pick<Outcome, 'outcome' | 'rule' | 'origin' | 'timeout' | 'retries' | 'fault' | 'redirect' | 'directResponse' | 'rewrite' | 'headers' | 'corsPolicy'> {
  readonly version: number;
  readonly destinations: readonly ReportedShare[];
  readonly mirrors: readonly ReportedShare[];
  readonly policies: readonly ReportedPolicy[];
  readonly trafficPolicies: readonly ReportedTrafficPolicy[];
  readonly why: readonly string[];
}

/** What becomes of a request, without what only a test would ask for. */
export function answerOf(explained: ExplainedOutcome): Answer {
  const { outcome, rule, origin, destinations, mirrors, why } = explained;
  const { timeout, retries, fault, redirect, directResponse, rewrite, headers, corsPolicy } = explained;
  return {
    version: VERSION,
    outcome,
    rule,
    origin,
    destinations: destinations.map(reportedShare),
    mirrors: mirrors.map(reportedShare),
    policies: [...destinations, ...mirrors].flatMap(policyOf),
    trafficPolicies: [...destinations, ...mirrors].flatMap(trafficPolicyOf),
    timeout,
    retries,
    fault,
    redirect,
    directResponse,
    rewrite,
    headers,
    corsPolicy,
    why,
  };
}

function reportedShare({ host, subset, port, share, state, headers }: Destination): ReportedShare {
  return { host, subset, port, share, state, headers: headers ?? null };
}

function policyOf({ host, subset, port, policy }: Destination): ReportedPolicy[] {
  return Object.keys(policy).length > 0 ? [{ host, subset, port, policy }] : [];
}

function trafficPolicyOf({ host, subset, port, trafficPolicy }: Destination): ReportedTrafficPolicy[] {
  const policy = writtenPolicy(trafficPolicy);
  return Object.keys(policy).length > 0 ? [{ host, subset, port, trafficPolicy: policy }] : [];
}
