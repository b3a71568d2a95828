import type { Outcome } from './istiod-answers';
import type { Arrival, Shares } from '../../support/outcome';

/** An arrival in which equal things look equal, however they were written. */
export interface Comparable {
  readonly host: string;
  readonly port: number;
  /** Per cent by the labels of pods. */
  readonly shares: Shares;
  readonly mirrors: Shares;
  /** In milliseconds. */
  readonly timeout?: number;
  readonly retries: number;
  readonly delay?: { readonly percentage: number; readonly milliseconds: number };
  readonly abort?: { readonly percentage: number; readonly status: number };
}

/** What is looked at in the fault of an http route. */
interface FaultObject {
  readonly delay?: { readonly percentage: { readonly value: number }; readonly fixedDelay: string };
  readonly abort?: { readonly percentage: { readonly value: number }; readonly httpStatus: number };
}

/** Istio tries twice more where nothing is said. */
const DEFAULT_RETRIES = 2;

/** What the manifests alone say. */
export function evaluated(arrival: Arrival | undefined): Comparable | undefined {
  if (!arrival) return undefined;
  const { host, port, outcome: { shares, mirrors = {}, timeout, retries, fault } } = arrival;
  const { delay, abort } = (fault ?? {}) as FaultObject;
  return {
    host,
    port,
    shares: rounded(shares),
    mirrors: rounded(mirrors),
    timeout: timeout === undefined ? undefined : milliseconds(timeout),
    retries: (retries as { readonly attempts: number } | undefined)?.attempts ?? DEFAULT_RETRIES,
    delay: delay && { percentage: round(delay.percentage.value), milliseconds: milliseconds(delay.fixedDelay) },
    abort: abort && { percentage: round(abort.percentage.value), status: abort.httpStatus },
  };
}

/** What istiod computes. */
export function computed(outcome: Outcome): Comparable | undefined {
  if (outcome.outcome === 'no-route') return undefined;
  const { destinations, mirrors, timeout, retries, fault } = outcome;
  const [{ host, port }] = destinations;
  const others = [...destinations, ...mirrors].filter(place => place.host !== host || place.port !== port || place.state !== 'ok');
  if (others.length > 0) throw new Error(`a request to ${host}:${port} goes astray: ${JSON.stringify(others)}`);
  return {
    host,
    port,
    shares: byVersion(destinations),
    mirrors: byVersion(mirrors),
    timeout: timeout === null ? undefined : milliseconds(timeout),
    retries: retries?.attempts ?? 0,
    ...fault && computedFault(fault),
  };
}

function computedFault({ delay, abort }: NonNullable<Outcome['fault']>): Pick<Comparable, 'delay' | 'abort'> {
  return {
    delay: delay && { percentage: round(delay.percentage), milliseconds: milliseconds(delay.fixedDelay) },
    abort: abort && { percentage: round(abort.percentage), status: abort.httpStatus ?? 0 },
  };
}

/** Shares by the one label that tells the pods of a cluster apart; no cluster of ours has the pods of two versions. */
function byVersion(places: Outcome['destinations']): Shares {
  const shares: Record<string, number> = {};
  for (const { pods, share, subset } of places) {
    const labels = new Set(pods.map(({ version }) => `version=${version}`));
    if (labels.size !== 1) throw new Error(`the cluster of subset '${subset}' has the pods of ${[...labels].join(' and ') || 'nobody'}`);
    const [label] = labels;
    shares[label] = round((shares[label] ?? 0) + share);
  }
  return shares;
}

function rounded(shares: Shares): Shares {
  return Object.fromEntries(Object.entries(shares).map(([pods, share]) => [pods, round(share)]));
}

/** Istio counts in parts of a million. */
function round(percent: number): number {
  return Math.round(percent * 10_000) / 10_000;
}

function milliseconds(duration: string): number {
  return Math.round(Number.parseFloat(duration) * (duration.endsWith('ms') ? 1 : 1000));
}
