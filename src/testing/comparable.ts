import type { ExplainedOutcome } from '../analysis/routing/mesh';
import type { Changes, Destination, HeaderChanges } from '../analysis/routing/traffic/outcome';
import { perCent } from '../analysis/routing/traffic/phrases';

const WHO = 'who answers';

/** What two outcomes differ in, in words; nothing where they are the same. */
export function differencesOf(one: ExplainedOutcome, other: ExplainedOutcome): string[] {
  const [left, right] = [comparable(one), comparable(other)];
  const differing = Object.keys(left).filter(aspect => left[aspect] !== right[aspect]);
  // Headers are told by who gets them, so nothing is said of them where somebody else does.
  return differing.includes(WHO) ? differing.filter(aspect => aspect !== 'headers') : differing;
}

/**
 * Everything that a caller or a mirror can tell, under the words for it, as texts that are the same for what is the same. The names of rules are not
 * among that, nor is the number of pods, nor whether a share of the same pods is written at once or in parts.
 */
function comparable(of: ExplainedOutcome): Readonly<Record<string, string>> {
  const { outcome, destinations, mirrors, timeout, retries, fault, redirect, directResponse, rewrite, headers } = of;
  const aspects = {
    outcome,
    [WHO]: sharesOf(destinations, placeOf),
    // Those of a route with destinations are among the headers of each.
    'headers': destinations.length === 0 ? headers : sharesOf(destinations, one => ({ ...placeOf(one), ...together(one.headers, headers) })),
    'copies': mirrors.map(mirror => textOf({ ...placeOf(mirror), share: mirror.share })).sort(),
    timeout,
    retries,
    fault,
    redirect,
    'direct response': directResponse,
    rewrite,
  };
  return Object.fromEntries(Object.entries(aspects).map(([aspect, value]) => [aspect, textOf(value)]));
}

/** Per cent by what is the same for a share. */
function sharesOf(destinations: readonly Destination[], of: (destination: Destination) => object): Readonly<Record<string, string>> {
  const shares = new Map<string, number>();
  for (const destination of destinations) {
    const key = textOf(of(destination));
    shares.set(key, destination.share + (shares.get(key) ?? 0));
  }
  return Object.fromEntries([...shares].map(([key, share]) => [key, perCent(share)]));
}

/** A subset is its pods, whatever it is called. */
function placeOf({ host, port, state, pods }: Destination): object {
  return { host, port, state, pods: pods.map(({ labels }) => textOf(labels)).sort() };
}

/** The headers of a destination with those of its route, which Envoy changes after them. Those of a lone destination are among the route's already. */
function together(ofDestination: HeaderChanges | undefined, ofRoute: HeaderChanges | null): object {
  const both = (way: keyof HeaderChanges) => changesOf(ofDestination?.[way], ofRoute?.[way]);
  return { request: both('request'), response: both('response') };
}

function changesOf(first: Changes | undefined, then: Changes | undefined): Changes {
  return {
    set: { ...first?.set, ...then?.set },
    add: { ...first?.add, ...then?.add },
    remove: [...first?.remove ?? [], ...then?.remove ?? []].sort(),
  };
}

/** JSON in which the order of names makes no difference. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) => isRecord(one) ? Object.fromEntries(Object.entries(one).sort()) : one);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
