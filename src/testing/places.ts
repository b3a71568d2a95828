import { differing, shown, textOf } from './differing';
import { selectorText } from '../analysis/model/selector-text';
import type { Destination } from '../analysis/routing/traffic/outcome';
import { perCent } from '../analysis/routing/traffic/phrases';

/** What gets shares of requests, or of their copies: pods, whatever the subset is called that they are in. */
interface Place {
  readonly destination: Destination;
  readonly share: number;
  /** Per cent by what happens to requests on their way there. */
  readonly traits: ReadonlyMap<string, { readonly value: object; readonly share: number }>;
}

/** Places by what tells them apart. */
export type Places = ReadonlyMap<string, Place>;

/** The places of shares, and what happens to requests on their way to them. */
export function placesOf(destinations: readonly Destination[], traitsOf: (destination: Destination) => object): Places {
  const places = new Map<string, Place>();
  for (const destination of destinations) {
    const value = traitsOf(destination);
    const known = places.get(keyOf(destination)) ?? { destination, share: 0, traits: new Map<string, { value: object; share: number }>() };
    const share = destination.share + (known.traits.get(textOf(value))?.share ?? 0);
    const traits = new Map([...known.traits, [textOf(value), { value, share }]]);
    places.set(keyOf(destination), { destination: known.destination, share: known.share + destination.share, traits });
  }
  return places;
}

/** Shares of other places, in words; nothing where they are the same. Pods are told where names are the same. */
export function differentPlaces(now: Places, before: Places): string | undefined {
  const keys = (places: Places) => textOf(Object.fromEntries([...places].map(([key, { share }]) => [key, perCent(share)])));
  if (keys(now) === keys(before)) return undefined;
  const [here, there] = [now, before].map(places => listed(places, 'names'));
  return here === there ? `${listed(now, 'pods')} instead of ${listed(before, 'pods')}` : `${here} instead of ${there}`;
}

/** What happens to requests on their way to the same places, where it is not the same. */
export function differentTraits(now: Places, before: Places, kind: string): string[] {
  return [...now].flatMap(([key, place]) => {
    const other = before.get(key)!;
    const title = nameOf(place.destination);
    const [here, there] = [place, other].map(({ traits }) => [...traits].map(([text, { share }]) => [perCent(share), text]).sort());
    if (textOf(here) === textOf(there)) return [];
    if (here.length > 1 || there.length > 1) return [`${kind}${title}: ${parts(place)} instead of ${parts(other)}`];
    const [[one], [another]] = [place, other].map(({ traits }) => [...traits.values()].map(({ value }) => value));
    return differing(one, another).map(difference => `${kind}${title}: ${difference}`);
  });
}

/** Copies by where they go; two copies of a request are more than one. */
export function copiesOf(mirrors: readonly Destination[]): string {
  return textOf(mirrors.map(mirror => `${perCent(mirror.share)} ${keyOf(mirror)}`).sort());
}

function keyOf({ host, port, state, pods }: Destination): string {
  return textOf({ host, port, state, pods: pods.map(({ labels }) => textOf(labels)).sort() });
}

/** What goes where the client wanted to go has no port of its own. */
function nameOf({ host, port, subset }: Destination): string {
  return `${host}${port === 0 ? '' : `:${port}`}${subset === null ? '' : ` ${subset}`}`;
}

function parts({ traits }: Place): string {
  return [...traits.values()].map(({ value, share }) => `${perCent(share)} % ${shown(value)}`).join(', ');
}

function listed(places: Places, detail: 'names' | 'pods'): string {
  return [...places.values()].map(({ destination, share }) => {
    const { pods, state } = destination;
    const found = detail === 'names' ? '' : ` (${state === 'ok' ? pods.map(({ labels }) => selectorText(labels)).sort().join(' or ') || 'no pods that are known' : state})`;
    return `${perCent(share)} % ${nameOf(destination)}${found}`;
  }).sort().join(', ') || 'nobody';
}
