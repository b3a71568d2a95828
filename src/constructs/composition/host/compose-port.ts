import { isDeepStrictEqual } from 'node:util';
import { withOverlays } from './compose-overlays';
import type { DestinationPlan, HttpDestinationPlan, HttpPortPlan, MirrorPlan, PortPlan, RoutePlan, RulePlan } from './port-plan';
import { serverNames } from './server-names';
import { impliesAll, impliesConjunction } from '../../values/matches/conjunction';
import { laidOver, traitsOfReply } from '../../values/route-traits';
import { hasShare, isReply, sameAnswer, sharesOf, type Shares } from '../answer';
import { conflictsAmong, inOrder, type Conflict } from '../conflicts';
import { mirroredHost, ofKind, onPort, type MirrorWish } from '../contribution';
import type { HostFacts, PortFacts } from '../host-facts';
import { byPrecedence } from '../precedence';
import { portNamed, type RouteId } from '../route-name';

type Wish = ReturnType<typeof onPort>[number];

/**
 * Composes the routes of one port.
 *
 * 1. The default takes what no rule claims: the split's shares, and the stable version the rest.
 * 2. Rules stand before it, by precedence. A match for which an earlier rule already does the same is left out.
 * 3. What proxies answer by themselves stands before all others, and what it takes of them is left out of the routes.
 * 4. Every mirror gets copies of every rule that its version does not answer itself.
 * 5. Overlays change what happens to some requests of a rule, and never who answers the others.
 *
 * A connection says nothing of what it is for, so on a port for TCP or TLS there is only the default.
 */
export function composePort(facts: HostFacts, port: PortFacts): PortPlan {
  const { number, protocol } = port;
  const wishes = onPort(facts.contributions, port);
  if (protocol === 'http') return composeRequests(facts, number, wishes);
  const standard = standardRule(facts, wishes);
  const route = { destinations: connectionsOf(facts.host, number, sharesOf(standard.answer)) };
  const plan = { number, rules: [standard], conflicts: conflictingSplits(wishes) };
  return protocol === 'tcp' ? { protocol, ...plan, routes: [route] } : { protocol, ...plan, routes: [{ ...route, sniHosts: serverNames(facts) }] };
}

function composeRequests(facts: HostFacts, number: number, wishes: readonly Wish[]): HttpPortPlan {
  const rules = rulesOf(facts, wishes);
  const overlays = ofKind(wishes, 'overlay');
  const { routes, clashes } = withOverlays(rules.map(rule => routeOf(facts, number, rule, wishes)), overlays);
  const conflicts = [
    ...conflictingSplits(wishes),
    ...conflictsAmong(ofKind(wishes, 'mirror'), (earlier, later) => shareTarget(facts, earlier, later)),
    ...conflictsAmong(overlays, (earlier, later) => impliesAll(later.matches, earlier.matches)),
  ];
  return { protocol: 'http', number, rules, routes, clashes, conflicts };
}

/** Whether two mirrors copy to one version of one service. */
function shareTarget({ host }: HostFacts, a: MirrorWish, b: MirrorWish): boolean {
  return a.version === b.version && mirroredHost(a, host) === mirroredHost(b, host);
}

function conflictingSplits(wishes: readonly Wish[]): Conflict[] {
  return conflictsAmong(ofKind(wishes, 'split'), () => true);
}

function rulesOf(facts: HostFacts, wishes: readonly Wish[]): RulePlan[] {
  const rules = ofKind(wishes, 'route').sort(byPrecedence).map(({ source, matches, answer, traits }) => ({ source, matches, answer, traits }));
  return [...rules.flatMap((rule, at) => withoutTaken(rule, rules.slice(0, at))), standardRule(facts, wishes)];
}

function standardRule(facts: HostFacts, wishes: readonly Wish[]): RulePlan {
  return { source: facts.path, matches: [], answer: defaultAnswer(facts, wishes) };
}

/** The rule without the matches to which an earlier rule does the same. */
function withoutTaken(rule: RulePlan, earlier: readonly RulePlan[]): RulePlan[] {
  if (rule.matches.length === 0) return [rule];
  const same = earlier.filter(other => sameRule(other, rule)).flatMap(({ matches }) => matches);
  const matches = rule.matches.filter(match => !same.some(taken => impliesConjunction(match, taken)));
  return matches.length > 0 ? [{ ...rule, matches }] : [];
}

function sameRule(a: RulePlan, b: RulePlan): boolean {
  return sameAnswer(a.answer, b.answer) && isDeepStrictEqual(a.traits, b.traits);
}

/** The split's shares with the stable version's rest before them. */
function defaultAnswer({ stable }: HostFacts, wishes: readonly Wish[]): Shares {
  const [split] = inOrder(ofKind(wishes, 'split'));
  const shares = split?.shares.filter(({ version }) => version !== stable) ?? [];
  const rest = 100 - shares.reduce((sum, { percent }) => sum + percent, 0);
  return [{ version: stable, percent: rest }, ...shares].filter(({ percent }) => percent > 0);
}

function routeOf(facts: HostFacts, port: number, { source, matches, answer, traits }: RulePlan, wishes: readonly Wish[]): RoutePlan {
  const id = idOf(facts, source, port);
  if (isReply(answer)) return { id, matches, destinations: [], mirrors: [], traits: traitsOfReply(facts.traits, answer), reply: answer };
  return {
    id,
    matches,
    destinations: destinationsOf(facts.host, port, answer),
    mirrors: mirrorsOf(facts.host, port, answer, wishes),
    traits: traits ? laidOver(facts.traits, traits) : facts.traits,
  };
}

function idOf({ ports }: HostFacts, source: string, port: number): RouteId {
  return { source, port: portNamed(ports.filter(({ protocol }) => protocol === 'http'), port) };
}

/** A lone destination has no weight: Istio sends it everything whatever its weight says. */
function destinationsOf(host: string, port: number, answer: Shares): HttpDestinationPlan[] {
  return answer.map(({ version, percent, headers }) => ({ host, port, subset: version, weight: answer.length > 1 ? percent : undefined, headers }));
}

function connectionsOf(host: string, port: number, answer: Shares): DestinationPlan[] {
  return destinationsOf(host, port, answer).map(({ headers: _, ...destination }) => destination);
}

function mirrorsOf(host: string, port: number, answer: Shares, wishes: readonly Wish[]): MirrorPlan[] {
  return inOrder(ofKind(wishes, 'mirror'))
    .filter(mirror => mirror.percent > 0 && !(mirroredHost(mirror, host) === host && hasShare(answer, mirror.version)))
    .map(({ version, percent, target }) => ({ host, port, ...target, subset: version, percent }));
}
