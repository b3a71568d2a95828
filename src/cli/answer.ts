import type { ExplainedOutcome } from '../analysis/routing/mesh';
import type { Destination, Outcome } from '../analysis/routing/traffic/outcome';

/** A share of requests, or of copies. */
export type Place = Pick<Destination, 'host' | 'subset' | 'port' | 'share' | 'state'>;

/** The traffic policy of a destination, where it differs from Istio's defaults. */
export type PolicyOfPlace = Pick<Destination, 'host' | 'subset' | 'port' | 'policy'>;

/** What `route` says: a contract, held by `schema/route.json`. */
export interface Answer extends Pick<Outcome, 'outcome' | 'rule' | 'timeout' | 'retries' | 'fault' | 'redirect' | 'directResponse' | 'rewrite' | 'headers'> {
  readonly destinations: readonly Place[];
  readonly mirrors: readonly Place[];
  readonly policies: readonly PolicyOfPlace[];
  readonly why: readonly string[];
}

/** What becomes of a request, without what only a test would ask for. */
export function answerOf(explained: ExplainedOutcome): Answer {
  const { outcome, rule, destinations, mirrors, timeout, retries, fault, redirect, directResponse, rewrite, headers, why } = explained;
  return {
    outcome,
    rule,
    destinations: destinations.map(placeOf),
    mirrors: mirrors.map(placeOf),
    policies: [...destinations, ...mirrors].flatMap(policyOf),
    timeout,
    retries,
    fault,
    redirect,
    directResponse,
    rewrite,
    headers,
    why,
  };
}

function placeOf({ host, subset, port, share, state }: Destination): Place {
  return { host, subset, port, share, state };
}

function policyOf({ host, subset, port, policy }: Destination): PolicyOfPlace[] {
  return Object.keys(policy).length > 0 ? [{ host, subset, port, policy }] : [];
}
