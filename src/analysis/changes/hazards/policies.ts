import { hazardRule } from './hazard';
import { deciding, destinationText, requestsText } from './words';
import { objectIn, type Json, type JsonObject } from '../../model/json';
import { writtenPolicy } from '../../routing/services/written-policy';
import type { Destination, Outcome } from '../../routing/traffic/outcome';
import { answeredShare } from '../effects/answered';

type Code = 'PLN211' | 'PLN212';

/** What is made stricter. */
export const policies = hazardRule<Code>({
  PLN211: { level: 'warning', title: 'a timeout or retries should not be shortened unseen', remedy: 'look at the latency of these requests first, and shorten it in a commit of its own' },
  PLN212: { level: 'warning', title: 'limits must not be tightened while a share is raised', remedy: 'make it two commits: raise the share, and then tighten the limits' },
}, ({ classes, after }, tell) => {
  for (const one of classes) {
    const rule = deciding(one.after, after.manifests.objects);
    const shorter = answeredShare(one.before) === 0 ? undefined : shortened(one.before, one.after);
    if (shorter !== undefined) tell('PLN211', rule, `${shorter} for ${requestsText(one)}`);
    for (const destination of one.after.destinations) {
      const old = one.before.destinations.find(before => isSamePlace(before, destination));
      const limit = old === undefined || destination.share <= old.share ? undefined : tightened(old, destination);
      if (limit !== undefined) tell('PLN212', rule, `${limit} of ${destinationText(destination)}, which gets more of ${requestsText(one)}`);
    }
  }
});

function shortened(before: Outcome, after: Outcome): string | undefined {
  if (before.outcome !== 'routed' || after.outcome !== 'routed') return undefined;
  const [old, now] = [before.timeout, after.timeout].map(text => text === null ? Infinity : secondsIn(text));
  if (now < old) return `the timeout goes from ${before.timeout ?? 'none'} to ${after.timeout}`;
  const [tries, fewer] = [before.retries?.attempts ?? 0, after.retries?.attempts ?? 0];
  return fewer < tries ? `retries go from ${tries} to ${fewer}` : undefined;
}

function secondsIn(text: string): number {
  const parts = [...text.matchAll(/([\d.]+)(ms|h|m|s|us|µs|ns)/g)];
  return parts.reduce((sum, [, count, unit]) => sum + Number(count) * (UNITS[unit] ?? 1), 0);
}

const UNITS: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1, ms: 1e-3, us: 1e-6, µs: 1e-6, ns: 1e-9 };

function isSamePlace(one: Destination, other: Destination): boolean {
  return one.host === other.host && one.subset === other.subset && one.port === other.port;
}

/** A number of a connection pool, or of outlier detection, that is lower than it was. */
function tightened(before: Destination, after: Destination): string | undefined {
  const old = numbersIn(writtenPolicy(before.trafficPolicy) as JsonObject, '');
  for (const [name, value] of numbersIn(writtenPolicy(after.trafficPolicy) as JsonObject, '')) {
    const was = old.get(name) ?? Infinity;
    if (/^(connectionPool|outlierDetection)\./.test(name) && LIMITS.test(name) && value < was) return `${name} goes from ${was === Infinity ? 'no limit' : was} to ${value}`;
  }
  return undefined;
}

const LIMITS = /(maxConnections|http1MaxPendingRequests|http2MaxRequests|maxRequestsPerConnection|maxRetries|consecutive\w+|minHealthPercent)$/;

function numbersIn(value: JsonObject, before: string): ReadonlyMap<string, number> {
  return new Map(Object.entries(value).flatMap(([name, one]): (readonly [string, number])[] => {
    const object = objectIn(one as Json | undefined);
    if (object !== undefined) return [...numbersIn(object, `${before}${name}.`)];
    return typeof one === 'number' ? [[`${before}${name}`, one]] : [];
  }));
}
