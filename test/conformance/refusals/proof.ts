import type { REFUSALS, RefusalCode } from '../../../src/constructs/refusals/catalogue';
import type { Judgement, Outcome, Request } from '../support/istiod-answers';

/** A code that is there because of Istio. */
export type IstioCode = { [C in RefusalCode]: (typeof REFUSALS)[C]['kind'] extends 'istio' ? C : never }[RefusalCode];

/** Nothing of it gets into a cluster. */
export interface Rejected {
  readonly by: keyof Judgement;
  readonly saying: RegExp;
}

/** It gets into a cluster, and an analyzer of istioctl speaks of it. */
export interface Flagged {
  readonly code: `IST${number}`;
  readonly saying: RegExp;
}

/** A request, and what is looked at of its outcome. */
export interface Asked {
  readonly request?: Partial<Request>;
  readonly sees?: (outcome: Outcome) => unknown;
}

/** It gets into a cluster, and a proxy does something else than was wished; no analyzer says so that is not proven to flag it. */
export interface Misrouted extends Asked {
  readonly wish: unknown;
  readonly instead: unknown;
  /** How the wish is written so that Istio grants it, where it can. */
  readonly rather?: { readonly yaml?: string; readonly request?: Partial<Request> };
}

/** What Istio makes of manifests that the library refuses to write. */
export interface Proof {
  /** What is wrong with them. */
  readonly what: string;
  readonly yaml: string;
  readonly verdict: { readonly rejected: Rejected } | { readonly flagged: Flagged } | { readonly misrouted: Misrouted };
}

/** Proofs of some codes. */
export type ProofsOf<C extends IstioCode> = Readonly<Record<C, readonly Proof[]>>;

export const rejected = (what: string, yaml: string, saying: RegExp, by: keyof Judgement = 'webhook'): Proof =>
  ({ what, yaml, verdict: { rejected: { by, saying } } });

export const flagged = (what: string, yaml: string, code: Flagged['code'], saying: RegExp): Proof =>
  ({ what, yaml, verdict: { flagged: { code, saying } } });

export const misrouted = (what: string, yaml: string, how: Misrouted): Proof => ({ what, yaml, verdict: { misrouted: how } });

/** The words for a destination whose pods Istio does not choose. */
export const ANYWHERE = 'the address that the client calls';

/** Who answers a request, in words. */
export function answeredBy({ outcome, detail, destinations }: Outcome): string {
  if (outcome !== 'routed') return detail ?? outcome;
  return destinations.map(({ share, state, pods }) => {
    const whose = pods.map(({ labels: { app, version } }) => `${app} ${version}`).join(' or ');
    const who = state === 'ok' ? whose || ANYWHERE : state;
    return share === 100 ? who : `${share} % ${who}`;
  }).join(', ');
}

/** The limits of the only destination. */
export const limits = ({ destinations: [{ policy }] }: Outcome): unknown => policy;
