import type { Shares } from './routing';

/** What can be none of. */
export type OrNone<T> = T | 'none';

/** Some fields of what a route does, by the names that Istio has for them. */
export type Fields = Readonly<Record<string, unknown>>;

/** The ways in which a request fails, by the status and the letters of Envoy's access log. */
export const FAILURES = ['404 NR', '503 NC', '503 UH'] as const;

/** What has to become of a request. What is left out may be anything; of fields of fields only those count that are named. */
export interface Expectation {
  /** Where it is sent. Pods need not be there, but what it is sent to does. */
  readonly to?: Shares;
  /** Each share of it reaches pods. */
  readonly answered?: true;
  /** No share of it reaches anybody, with this status: one of `FAILURES`, or only its number. */
  readonly fails?: string;
  /** Where copies are sent. */
  readonly mirrors?: OrNone<Shares>;
  /** The name of the http route. */
  readonly rule?: string;
  readonly timeout?: string;
  readonly retries?: OrNone<Fields>;
  readonly fault?: OrNone<Fields>;
  readonly redirect?: OrNone<Fields>;
  readonly directResponse?: OrNone<Fields>;
  readonly rewrite?: OrNone<Fields>;
  /** Those of each destination, with those of the route. */
  readonly headers?: OrNone<Fields>;
  readonly corsPolicy?: OrNone<Fields>;
  /** What DestinationRules say for each destination. */
  readonly trafficPolicy?: OrNone<Fields>;
}
