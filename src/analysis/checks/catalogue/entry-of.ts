import type { Code } from './catalogue';
import type { CatalogueEntry } from './entry';

/** What is known about a code, if it is one. The catalogue is loaded by the first finding: most runs have none. */
export function entryOf(code: string): CatalogueEntry | undefined {
  const catalogue = loaded();
  return Object.hasOwn(catalogue, code) ? catalogue[code as Code] : undefined;
}

/** The codes of a name: itself, or all for what Istio or Kiali have one number for. */
export function codesNamed(name: string): Code[] {
  return (Object.entries(loaded()) as [Code, CatalogueEntry][])
    .filter(([code, { istio, kiali }]) => [code, istio, kiali].includes(name)).map(([code]) => code);
}

function loaded(): Readonly<Record<Code, CatalogueEntry>> {
  return (require('./catalogue') as typeof import('./catalogue')).CATALOGUE;
}
