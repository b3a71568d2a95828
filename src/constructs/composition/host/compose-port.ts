import { isDeepStrictEqual } from 'node:util';
import { withOverlays } from './compose-overlays';
import type { HttpDestinationPlan, MirrorPlan, PortPlan, RoutePlan, RulePlan } from './port-plan';
import { impliesAll, impliesConjunction } from '../../values/matches/conjunction';
import { laidOver, traitsOfReply } from '../../values/route-traits';
import { hasShare, isReply, sameAnswer, type Shares } from '../answer';
import { conflictsAmong, inOrder } from '../conflicts';
import { mirroredHost, ofKind, onPort, type Contribution } from '../contribution';
import type { HostFacts, PortFacts } from '../host-facts';
import { byPrecedence } from '../precedence';
import type { RouteId } from '../route-name';

/**
 * Composes the routes of one port.
 *
 * 1. The default takes what no rule claims: the split's shares, and the stable version the rest.
 * 2. Rules stand before it, by precedence. A match for which an earlier rule already does the same is left out.
 * 3. What proxies answer by themselves stands before all others, and what it takes of them is left out of the routes.
 * 4. Every mirror gets copies of every rule that its version does not answer itself.
 * 5. Overlays change what happens to some requests of a rule, and never who answers the others.
 *
 * No strategy asks for connections, so a TCP port has no route.
 */
export function composePort(facts: HostFacts, { number, protocol }: PortFacts): PortPlan {
  if (protocol === 'tcp') return { protocol, number, routes: [] };
  const wishes = onPort(facts.contributions, number);
  const rules = rulesOf(facts, wishes);
  const overlays = ofKind(wishes, 'overlay');
  const { routes, clashes } = withOverlays(rules.map(rule => routeOf(facts, number, rule, wishes)), overlays);
  const conflicts = [
    ...conflictsAmong(ofKind(wishes, 'split'), () => true),
    ...conflictsAmong(ofKind(wishes, 'mirror'), (earlier, later) => earlier.version === later.version && mirroredHost(earlier, facts.host) === mirroredHost(later, facts.host)),
    ...conflictsAmong(overlays, (earlier, later) => impliesAll(later.matches, earlier.matches)),
  ];
  return { protocol, number, rules, routes, clashes, conflicts };
}

function rulesOf(facts: HostFacts, wishes: readonly Contribution[]): RulePlan[] {
  const rules = ofKind(wishes, 'route').sort(byPrecedence).map(({ source, matches, answer, traits }) => ({ source, matches, answer, traits }));
  const standard = { source: facts.path, matches: [], answer: defaultAnswer(facts, wishes) };
  return [...rules.flatMap((rule, at) => withoutTaken(rule, rules.slice(0, at))), standard];
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
function defaultAnswer({ stable }: HostFacts, wishes: readonly Contribution[]): Shares {
  const [split] = inOrder(ofKind(wishes, 'split'));
  const shares = split?.shares.filter(({ version }) => version !== stable) ?? [];
  const rest = 100 - shares.reduce((sum, { percent }) => sum + percent, 0);
  return [{ version: stable, percent: rest }, ...shares].filter(({ percent }) => percent > 0);
}

function routeOf(facts: HostFacts, port: number, { source, matches, answer, traits }: RulePlan, wishes: readonly Contribution[]): RoutePlan {
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
  const first = ports.find(({ protocol }) => protocol === 'http');
  return { source, port: port === first?.number ? undefined : port };
}

/** A lone destination has no weight: Istio sends it everything whatever its weight says. */
function destinationsOf(host: string, port: number, answer: Shares): HttpDestinationPlan[] {
  return answer.map(({ version, percent, headers }) => ({ host, port, subset: version, weight: answer.length > 1 ? percent : undefined, headers }));
}

function mirrorsOf(host: string, port: number, answer: Shares, wishes: readonly Contribution[]): MirrorPlan[] {
  return inOrder(ofKind(wishes, 'mirror'))
    .filter(mirror => mirror.percent > 0 && !(mirroredHost(mirror, host) === host && hasShare(answer, mirror.version)))
    .map(({ version, percent, target }) => ({ host, port, ...target, subset: version, percent }));
}
