import { type L4Vantage, whyNotAtGateway, whyNotAtSidecar } from '../rules/l4-route';
import { idOf, type VirtualService } from '../rules/virtual-service';
import type { Destination } from '../traffic/outcome';
import type { Request } from '../traffic/request';

/** Why bytes are passed on, by a route or, without one, to the service itself. */
export function whyPassedOn({ host, port }: Request, destinations: readonly Destination[], by: string | undefined): readonly string[] {
  const names = [...new Set(destinations.map(({ host: one, subset }) => subset === null ? `'${one}'` : `${subset} of '${one}'`))].join(', ');
  const sentence = `port ${port} of '${host}' is not known to speak HTTP, so http routes do not count and bytes are passed on to ${names}`;
  return by === undefined ? [sentence] : [sentence, `${by} leads all these connections there`];
}

/** What of the tcp and tls routes of some VirtualServices a proxy does not get, and why. */
export function whyNoConnections(all: readonly VirtualService[], vantage: L4Vantage, kind: 'sidecar' | 'gateway'): readonly string[] {
  const whyNot = kind === 'sidecar' ? whyNotAtSidecar : whyNotAtGateway;
  return all.flatMap(one => (['tcp', 'tls'] as const).flatMap(protocol => one[protocol].flatMap(({ matches }, route) => matches.flatMap((match, index) => {
    const reason = whyNot(match, vantage);
    return reason === undefined ? [] : [`${protocol}[${route}].match[${index}] of ${idOf(one)} does not count here: ${reason}`];
  }))));
}
