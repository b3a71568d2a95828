import type { State } from './state';
import type { Json } from '../../model/json';
import { writtenPolicy } from '../../routing/services/written-policy';
import type { Changes, Destination, HeaderChanges, Outcome } from '../../routing/traffic/outcome';
import { perCent } from '../../routing/traffic/phrases';
import { textOf } from '../objects/change';

/** What becomes of a request, aspect by aspect, each as a text that is the same for what is the same. */
export type Aspects = Readonly<Record<string, string>>;

/** The word for the shares of those who answer. */
export const SHARES = 'shares';

/** Everything that a caller or a mirror can tell. How rules and subsets are called, and how many pods there are, is not among that. */
export function aspectsOf(outcome: Outcome, state: State): Aspects {
  const { destinations, mirrors, timeout, retries, fault, redirect, directResponse, rewrite, headers, corsPolicy } = outcome;
  const place = (one: Destination) => ({ host: one.host, port: one.port, state: one.state, pods: state.answering(one) });
  const aspects = {
    [SHARES]: { outcome: outcome.outcome, shares: sharesOf(destinations, place) },
    headers: destinations.length === 0 ? headers : sharesOf(destinations, one => ({ ...place(one), ...together(one.headers, headers) })),
    policy: sharesOf(destinations, one => ({ ...place(one), policy: writtenPolicy(one.trafficPolicy) })),
    mirrors: mirrors.map(mirror => textOf({ ...place(mirror), share: mirror.share } as unknown as Json)).sort(),
    timeout,
    retries,
    fault,
    redirect,
    directResponse,
    rewrite,
    corsPolicy,
  };
  return Object.fromEntries(Object.entries(aspects).map(([aspect, value]) => [aspect, textOf(value as unknown as Json)]));
}

/** The aspects in which two outcomes differ. What is told by share differs on its own only where the shares do not. */
export function differingAspects(before: Aspects, after: Aspects): readonly string[] {
  const differing = Object.keys(before).filter(aspect => before[aspect] !== after[aspect]);
  return differing.includes(SHARES) ? differing.filter(aspect => aspect !== 'headers' && aspect !== 'policy') : differing;
}

function sharesOf(destinations: readonly Destination[], of: (destination: Destination) => object): Readonly<Record<string, string>> {
  const shares = new Map<string, number>();
  for (const destination of destinations.filter(({ share }) => share > 0)) {
    const key = textOf(of(destination) as Json);
    shares.set(key, destination.share + (shares.get(key) ?? 0));
  }
  return Object.fromEntries([...shares].map(([key, share]) => [key, perCent(share)]));
}

/** The headers of a destination with those of its route, which Envoy changes after them. */
function together(ofDestination: HeaderChanges | undefined, ofRoute: HeaderChanges | null): object {
  const both = (way: keyof HeaderChanges) => changesOf(ofDestination?.[way], ofRoute?.[way]);
  return { request: both('request'), response: both('response') };
}

function changesOf(first: Changes | undefined, then: Changes | undefined): object {
  return {
    set: { ...first?.set, ...then?.set },
    add: { ...first?.add, ...then?.add },
    remove: [...first?.remove ?? [], ...then?.remove ?? []].sort(),
  };
}
