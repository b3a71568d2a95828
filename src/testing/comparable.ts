import { differing } from './differing';
import { copiesOf, differentPlaces, differentTraits, placesOf } from './places';
import type { ExplainedOutcome } from '../analysis/routing/mesh';
import { writtenPolicy } from '../analysis/routing/services/written-policy';
import { together } from '../analysis/routing/traffic/headers-together';

/**
 * What becomes of a request in place of something else, in words; nothing where callers, pods and mirrors can tell no difference. The names of rules and
 * subsets do not count, nor does the number of pods, nor whether a share of the same pods is written at once or in parts.
 */
export function differencesOf(now: ExplainedOutcome, before: ExplainedOutcome): string[] {
  const [answering, answered] = [now, before].map(({ destinations, headers }) =>
    placesOf(destinations, one => ({ headers: together(one.headers, headers), trafficPolicy: writtenPolicy(one.trafficPolicy) })));
  const [copying, copied] = [now, before].map(({ mirrors }) => placesOf(mirrors, one => ({ trafficPolicy: writtenPolicy(one.trafficPolicy) })));
  const who = differentPlaces(answering, answered);
  const areSameCopies = copiesOf(now.mirrors) === copiesOf(before.mirrors);
  return [
    ...differing(now.outcome, before.outcome, 'outcome'),
    ...who === undefined ? differentTraits(answering, answered, '') : [`who answers: ${who}`],
    ...areSameCopies ? differentTraits(copying, copied, 'copies to ') : [`copies: ${differentPlaces(copying, copied) ?? 'as many, in other parts'}`],
    ...differing(onTheWay(now), onTheWay(before)),
  ];
}

/** What a route does to a request, whoever answers it. Its headers are among those of each destination, where it has one. */
function onTheWay({ destinations, timeout, retries, fault, redirect, directResponse, rewrite, corsPolicy, headers }: ExplainedOutcome): object {
  return { timeout, retries, fault, redirect, directResponse, rewrite, corsPolicy, headers: destinations.length === 0 ? headers : null };
}
