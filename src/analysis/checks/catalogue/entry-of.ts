import type { FindingCode } from './catalogue';
import type { FindingEntry } from '../rule/entry';

/** What is known about a code, if there is such a code. The catalogue is loaded by the first finding: most runs have no findings. */
export function entryOf(code: string): FindingEntry | undefined {
  const catalogue = loaded();
  return Object.hasOwn(catalogue, code) ? catalogue[code as FindingCode] : undefined;
}

/** The codes of a name: itself, or all for what Istio or Kiali have one number for. */
export function codesNamed(name: string): FindingCode[] {
  return (Object.entries(loaded()) as [FindingCode, FindingEntry][])
    .filter(([code, { istio, kiali }]) => [code, istio, kiali].includes(name)).map(([code]) => code);
}

function loaded(): Readonly<Record<FindingCode, FindingEntry>> {
  return (require('./catalogue') as typeof import('./catalogue')).FINDINGS;
}
