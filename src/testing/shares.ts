import type { Shares } from './routing';
import type { ExplainedOutcome } from '../analysis/routing/mesh';

type ShareOf = ExplainedOutcome['destinations'][number];

/** Who answers: by what is expected where that names the place, by host and subset where it names hosts alone, and by subset otherwise. */
export function sharesOf({ destinations }: ExplainedOutcome, expected: readonly string[] = []): Shares {
  const shares: Record<string, number> = {};
  for (const place of destinations) {
    const key = keyOf(place, expected);
    shares[key] = (shares[key] ?? 0) + place.share;
  }
  return shares;
}

function keyOf(place: ShareOf, expected: readonly string[]): string {
  const subset = place.subset ?? '*';
  const withHost = expected.find(key => key.includes('/') && namesOf(place.host).some(host => key === `${host}/${subset}`));
  const namesHosts = expected.length > 0 && expected.every(key => key.includes('/'));
  return withHost ?? (namesHosts ? `${place.host}/${subset}` : subset);
}

/** A host of the cluster may go without its end. */
function namesOf(host: string): string[] {
  const [, name, namespace] = /^([^.]+)\.([^.]+)\.svc\./.exec(host) ?? [];
  return name === undefined ? [host] : [host, name, `${name}.${namespace}`, `${name}.${namespace}.svc`];
}
