import type { Code } from './catalogue';
import type { CatalogueEntry } from './entry';

/** What is known about a code, if it is one. The catalogue is loaded by the first finding: most runs have none. */
export function entryOf(code: string): CatalogueEntry | undefined {
  const { CATALOGUE } = require('./catalogue') as typeof import('./catalogue');
  return Object.hasOwn(CATALOGUE, code) ? CATALOGUE[code as Code] : undefined;
}
