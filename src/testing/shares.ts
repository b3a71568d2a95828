import type { Shares } from './routing';
import type { ExplainedOutcome } from '../analysis/routing/mesh';

type ShareOf = ExplainedOutcome['destinations'][number];

/** Who answers: by what is expected where that names the place, by host and subset where it names hosts alone, and by subset otherwise. */
export function sharesOf(destinations: readonly ShareOf[], expected: readonly string[] = []): Shares {
  const shares: Record<string, number> = {};
  for (const place of destinations) {
    const key = keyOf(place, expected);
    shares[key] = (shares[key] ?? 0) + place.share;
  }
  return shares;
}

function keyOf(place: ShareOf, expected: readonly string[]): string {
  const subset = place.subset ?? '*';
  const named = expected.length === 0 ? undefined : namesOf(place).find(name => expected.includes(name));
  const namesHosts = expected.length > 0 && expected.every(key => key.includes('/'));
  return named ?? (namesHosts ? `${place.host}/${subset}` : subset);
}

/** How a place may be called, the narrowest name first: a host alone is all its subsets. */
function namesOf({ host, subset, port }: ShareOf): string[] {
  const hosts = hostsOf(host);
  const inHosts = hosts.map(one => `${one}/${subset ?? '*'}`);
  return [...inHosts, subset ?? '*', ...hosts].flatMap(name => [`${name}:${port}`, name]);
}

/** A host of the cluster may go without its end. */
function hostsOf(host: string): string[] {
  const [, name, namespace] = /^([^.]+)\.([^.]+)\.svc\./.exec(host) ?? [];
  return name === undefined ? [host] : [host, name, `${name}.${namespace}`, `${name}.${namespace}.svc`];
}
