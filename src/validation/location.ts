import { entryOf } from '../analysis/checks/catalogue/entry-of';
import type { Finding } from '../analysis/model/finding';
import { reported } from '../report/report';
import { alsoCalled, placeOf } from '../report/titles';

/** A code, with what Istio and Kiali call the same. */
export function codeOf(code: string): string {
  const others = alsoCalled(entryOf(code)!).filter(name => /\d$/.test(name));
  return others.length === 0 ? code : `${code} (${others.join(', ')})`;
}

/** Where within its file something is found, and what. */
export function placed(finding: Finding): string {
  const known = reported(finding);
  return `line ${known.line}, ${placeOf(known)}: ${known.message}`;
}
