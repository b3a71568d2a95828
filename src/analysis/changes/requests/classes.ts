import { placesInside, placesThrough } from './places';
import { type Region, regionsAt } from './regions';
import { clientsOf, gatewaysOf, type Vantage } from './vantages';
import { wordsFor } from './words';
import { aspectsOf, differingAspects } from '../effects/aspects';
import type { State } from '../effects/state';
import { objectAt, textsAt } from '../../routing/fields/fields';
import type { Outcome } from '../../routing/traffic/outcome';
import type { Request } from '../../routing/traffic/request';

/** Requests that are treated alike by each of two states. */
export interface RequestClass {
  readonly host: string;
  readonly port: number;
  /** Where they come from, in words; the first place stands for the others. */
  readonly from: string;
  /** Which of those they are, in the words of the rules. */
  readonly words: string;
  /** One of them. */
  readonly witness: Request;
  readonly before: Outcome;
  readonly after: Outcome;
  /** What differs between before and after; nothing for requests that do not change. */
  readonly differing: readonly string[];
}

/** All classes of the requests to some hosts, those that do not change as well. */
export function classesOf(hosts: readonly string[], before: State, after: State): readonly RequestClass[] {
  const states = [before, after];
  const manifests = states.map(state => state.manifests);
  const inside = clientsOf(manifests, namespacesIn(states));
  const found: RequestClass[] = [];
  for (const host of hosts) {
    const seen = new Set<string>();
    for (const vantage of inside) {
      const classes = placesInside(vantage, host, states).flatMap(place => classesAt(vantage, place, before, after));
      const news = classes.filter(one => !seen.has(keyOf(one, before, after)));
      for (const one of news) seen.add(keyOf(one, before, after));
      found.push(...news);
    }
    for (const vantage of gatewaysOf(manifests)) found.push(...placesThrough(vantage, host, states).flatMap(place => classesAt(vantage, place, before, after)));
  }
  return found;
}

/** The namespaces for which Istio's objects may make a difference. */
function namespacesIn(states: readonly State[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { kind, group, namespace, spec } of states.flatMap(({ manifests }) => manifests.objects)) {
    if (group !== 'networking.istio.io') continue;
    const exportTo = textsAt(spec, 'exportTo');
    if (kind === 'DestinationRule' || kind === 'Sidecar' || exportTo.some(name => name === '.') || objectAt(spec, 'workloadSelector') !== undefined) found.add(namespace);
    for (const name of exportTo) if (name !== '.' && name !== '*' && name !== '~') found.add(name);
  }
  return found;
}

function keyOf({ host, port, words, before, after }: RequestClass, from: State, to: State): string {
  return JSON.stringify([host, port, words, aspectsOf(before, from), aspectsOf(after, to)]);
}

function classesAt(vantage: Vantage, place: Request, before: State, after: State): readonly RequestClass[] {
  const regions = regionsAt(vantage, place, before.mesh, after.mesh);
  const classes = regions.map(region => classOf(region, place, regions.length, before, after));
  return classes.filter(({ before: old, after: now }) => isOfThisKind(old) || isOfThisKind(now));
}

/** A port speaks one protocol, and refuses all others; nobody asks so. */
function isOfThisKind({ outcome, detail = '' }: Outcome): boolean {
  return outcome !== 'no-route' || !/speaks HTTP|wants? TLS|no server/.test(detail);
}

function classOf({ vantage: { from }, conditions, isRest, witness }: Region, { host, port, scheme }: Request, count: number, before: State, after: State): RequestClass {
  const [old, now] = [before.mesh.route(witness), after.mesh.route(witness)];
  const isConnection = scheme === 'tcp' || scheme === 'tls';
  const rest = isConnection ? scheme === 'tls' ? 'connections by TLS' : 'connections' : count === 1 ? 'every request' : 'everyone else';
  const words = isRest ? rest : wordsFor(conditions);
  return { host, port, from, words, witness, before: old, after: now, differing: differingAspects(aspectsOf(old, before), aspectsOf(now, after)) };
}
