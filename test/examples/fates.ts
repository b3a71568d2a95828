import type { Promised } from './promises';
import type { Shares } from '../support/arrival';

/** What becomes of a request, as examples promise it. */
export type Fate = Omit<Promised, 'who' | 'call' | 'reply'>;

/** The fate of a request without what does not happen. */
export function fate(answers: Shares | undefined, copies: Shares | undefined, fault: Fate['fault']): Fate {
  const some = (shares: Shares = {}) => Object.keys(shares).length > 0 ? shares : undefined;
  return JSON.parse(JSON.stringify({ answers: some(answers), copies: some(copies), fault })) as Fate;
}

/** A fate and nothing else that is known of a request. */
export function onlyFate({ answers, copies, fault }: Fate): Fate {
  return fate(answers, copies, fault);
}
