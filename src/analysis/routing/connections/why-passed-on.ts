import type { Destination } from '../traffic/outcome';
import type { Request } from '../traffic/request';

/** Why bytes are passed on. */
export function whyPassedOn({ host, port }: Request, destinations: readonly Destination[]): readonly string[] {
  const names = [...new Set(destinations.map(({ host: one, subset }) => subset === null ? `'${one}'` : `${subset} of '${one}'`))].join(', ');
  return [`port ${port} of '${host}' is not known to speak HTTP, so http routes do not count and bytes are passed on to ${names}`];
}
