import type { State } from './state';
import type { Json } from '../../model/json';
import { writtenPolicy } from '../../routing/services/written-policy';
import { together } from '../../routing/traffic/headers-together';
import type { Destination, Outcome } from '../../routing/traffic/outcome';
import { perCent } from '../../routing/traffic/phrases';
import { textOf } from '../objects/change';

/** What becomes of a request, aspect by aspect, each as a text that is the same for what is the same. */
export type Aspects = Readonly<Record<string, string>>;

/** The word for the shares of those who answer. */
export const SHARES = 'shares';

/** Everything that a caller or a mirror can tell. How rules and subsets are called, and how many pods there are, is not among that. */
export function aspectsOf(outcome: Outcome, state: State): Aspects {
  const { destinations, mirrors, timeout, retries, fault, redirect, directResponse, rewrite, headers, corsPolicy } = outcome;
  const place = (one: Destination) => JSON.stringify([one.host, one.port, one.state, state.answering(one)]);
  const changes = (one: Destination) => one.headers === undefined && headers === null ? '' : textIn(together(one.headers, headers));
  return {
    [SHARES]: `${outcome.outcome} ${sharesOf(destinations, place)}`,
    headers: destinations.length === 0 ? textIn(headers) : sharesOf(destinations, one => place(one) + changes(one)),
    policy: sharesOf(destinations, one => place(one) + textIn(writtenPolicy(one.trafficPolicy))),
    mirrors: mirrors.map(mirror => `${place(mirror)} ${mirror.share}`).sort().join(),
    timeout: timeout ?? '',
    retries: textIn(retries),
    fault: textIn(fault),
    redirect: textIn(redirect),
    directResponse: textIn(directResponse),
    rewrite: textIn(rewrite),
    corsPolicy: textIn(corsPolicy),
  };
}

/** Most of it is nothing. */
function textIn(value: object | null): string {
  return value === null ? '' : textOf(value as Json);
}

/** The aspects in which two outcomes differ. What is told by share differs on its own only where the shares do not. */
export function differingAspects(before: Aspects, after: Aspects): readonly string[] {
  const differing = Object.keys(before).filter(aspect => before[aspect] !== after[aspect]);
  return differing.includes(SHARES) ? differing.filter(aspect => aspect !== 'headers' && aspect !== 'policy') : differing;
}

function sharesOf(destinations: readonly Destination[], of: (destination: Destination) => string): string {
  const shares = new Map<string, number>();
  for (const destination of destinations) {
    if (destination.share === 0) continue;
    const key = of(destination);
    shares.set(key, destination.share + (shares.get(key) ?? 0));
  }
  return [...shares].map(([key, share]) => `${key} ${perCent(share)}`).sort().join();
}
