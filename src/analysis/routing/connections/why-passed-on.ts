import type { Destination } from '../traffic/outcome';
import type { Request } from '../traffic/request';

/** Why bytes are passed on, by a route or, without one, to the service itself. */
export function whyPassedOn({ host, port }: Request, destinations: readonly Destination[], by: string | undefined): readonly string[] {
  const names = [...new Set(destinations.map(({ host: one, subset }) => subset === null ? `'${one}'` : `${subset} of '${one}'`))].join(', ');
  const sentence = `port ${port} of '${host}' is not known to speak HTTP, so http routes do not count and bytes are passed on to ${names}`;
  return by === undefined ? [sentence] : [sentence, `${by} leads all these connections there`];
}
