import type { Answer, Shares } from './answer';
import type { PolicyBlocks } from './policy-blocks';
import type { Tier } from './precedence';
import type { Conjunction } from '../values/matches/conjunction';
import type { RoutedProtocol } from '../values/port-protocol';
import type { RouteTraits } from '../values/route-traits';

/** What a strategy hands to a service: plain data, named by the path of the construct it came from. */
export type Contribution = Split | RouteWish | MirrorWish | Overlay | PolicyWish;

/** On which ports a wish about routes holds. */
export interface Scope {
  /** The numbers of ports of the service; every one for HTTP where there are none. A split alone may be about connections. */
  readonly ports?: readonly number[];
}

/** Who takes the requests that no route is wished for. */
export interface Split extends Scope {
  readonly kind: 'split';
  readonly source: string;
  /** The shares of versions; the stable version takes what is left of 100. */
  readonly shares: Shares;
  /** Whether the versions are taken to have the pods for their shares, whatever is known of these. */
  readonly trustsCapacity?: boolean;
}

/** Requests with an answer of their own, whatever the split says. */
export interface RouteWish extends Scope {
  readonly kind: 'route';
  readonly source: string;
  readonly tier: Tier;
  /** Alternatives; each becomes a match of one http route, in the user's order. Empty for every request, which only a reply may take. */
  readonly matches: readonly Conjunction[];
  readonly answer: Answer;
  /** What its route does besides, over what the service says. */
  readonly traits?: RouteTraits;
}

/** A version that gets copies of requests, and whose answers are thrown away. */
export interface MirrorWish extends Scope {
  readonly kind: 'mirror';
  readonly source: string;
  readonly version: string;
  /** Per cent, at most four decimals. */
  readonly percent: number;
  /** Where the version is, unless it is one of this service and gets copies on the port that was called. */
  readonly target?: MirrorTarget;
}

/** A port of a service. */
export interface MirrorTarget {
  readonly host: string;
  readonly port: number;
}

/** What routes do besides, for some of their requests, whoever answers. */
export interface Overlay extends Scope {
  readonly kind: 'overlay';
  readonly source: string;
  /** Alternatives; empty for every request. */
  readonly matches: readonly Conjunction[];
  readonly traits: RouteTraits;
}

/** How clients treat a service, or one of its versions. */
export interface PolicyWish {
  readonly kind: 'policy';
  readonly source: string;
  /** The version that it is about; the whole service where there is none. */
  readonly version?: string;
  /** The blocks that this strategy speaks for, those in which it sets nothing too: of one target, nobody else may. */
  readonly blocks: PolicyBlocks;
}

/** The host whose version gets the copies of a host. */
export function mirroredHost({ target }: MirrorWish, host: string): string {
  return target?.host ?? host;
}

/** The contributions of one kind. */
export function ofKind<C extends Contribution, K extends C['kind']>(contributions: readonly C[], kind: K): Extract<C, { kind: K }>[] {
  return contributions.filter((contribution): contribution is Extract<C, { kind: K }> => contribution.kind === kind);
}

/** What is wished for the routes of one port. */
export function onPort(contributions: readonly Contribution[], { number, protocol }: Port): Exclude<Contribution, PolicyWish>[] {
  return contributions.filter((wish): wish is Exclude<Contribution, PolicyWish> => wish.kind !== 'policy' && (wish.ports?.includes(number) ?? protocol === 'http'));
}

interface Port {
  readonly number: number;
  readonly protocol: RoutedProtocol;
}
