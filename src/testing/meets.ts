import { isRecord } from './differing';
import type { Expectation, Fields, OrNone } from './expectation';
import { type Missed, missedFields } from './missed';
import type { AskedRequest, Routing, Shares } from './routing';
import { asked, because, gotOf, isAnswered, NOBODY, sharesText } from './said';
import { sharesOf } from './shares';
import type { Verdict } from './verdicts';
import type { Json } from '../analysis/model/json';
import { inOrder } from '../analysis/routing/http/cors';
import type { ExplainedOutcome } from '../analysis/routing/mesh';
import { writtenPolicy } from '../analysis/routing/services/written-policy';
import { together } from '../analysis/routing/traffic/headers-together';
import { ruleOf } from '../analysis/routing/traffic/phrases';

type Place = ExplainedOutcome['destinations'][number];

/** What a client sees; of what is unknown nobody says that it fails. */
const STATUSES: Readonly<Record<Place['state'], string>> = { 'ok': 'an answer', 'unknown': 'an answer', 'no-cluster': '503 NC', 'no-endpoints': '503 UH' };

/** Becomes of a request what is expected? */
export function meets(routing: Routing, request: AskedRequest, expectation: Expectation): Verdict {
  const outcome = routing.route(request);
  const missed = [
    ...missedPlaces(request, outcome, expectation),
    ...missedRule(outcome, expectation),
    ...missedOnTheWay(outcome, expectation),
    ...missedByPlace(outcome, expectation),
  ];
  const lines = () => missed.map(({ expected, got }) => `  expected: ${expected}\n  got:      ${got}`);
  return { holds: missed.length === 0, says: () => [asked(request), ...lines(), because(outcome)].join('\n') };
}

function missedPlaces(request: AskedRequest, outcome: ExplainedOutcome, { to, answered, fails, mirrors }: Expectation): Missed[] {
  const statuses = statusesOf(outcome);
  const isFailed = (wanted: string) => statuses.length > 0 && statuses.every(status => status === wanted || status.startsWith(`${wanted} `));
  return [
    ...to === undefined ? [] : missedShares(request, outcome, to),
    ...answered === undefined || isAnswered(outcome) ? [] : [{ expected: 'an answer', got: gotOf(request, outcome) }],
    ...fails === undefined || isFailed(fails) ? [] : [{ expected: fails, got: statuses.join(', ') || gotOf(request, outcome) }],
    ...mirrors === undefined ? [] : missedCopies(outcome, mirrors === 'none' ? {} : mirrors),
  ];
}

function missedShares(request: AskedRequest, outcome: ExplainedOutcome, to: Shares): Missed[] {
  const actual = sharesOf(outcome.destinations, Object.keys(to));
  // What is sent to nobody's host is expected only where that is what somebody names.
  const isThere = ({ host, share, state }: Place) => share === 0 || (NOBODY.has(host) ? Object.hasOwn(to, host) : state !== 'no-cluster');
  if (sharesText(actual) === sharesText(to) && outcome.destinations.every(isThere)) return [];
  return [{ expected: sharesText(to), got: gotOf(request, outcome, actual) }];
}

function missedCopies({ mirrors }: ExplainedOutcome, wanted: Shares): Missed[] {
  const actual = sharesOf(mirrors, Object.keys(wanted));
  const [expected, got] = [wanted, actual].map(shares => `copies to ${sharesText(shares)}`);
  return expected === got ? [] : [{ expected, got }];
}

/** How each share of a request fails; nothing of those that are answered. */
function statusesOf({ outcome, destinations }: ExplainedOutcome): string[] {
  if (outcome === 'no-route') return ['404 NR'];
  const statuses = destinations.filter(({ share }) => share > 0).map(({ state }) => STATUSES[state]);
  return statuses.every(status => status === 'an answer') ? [] : [...new Set(statuses)].sort();
}

function missedRule(outcome: ExplainedOutcome, { rule }: Expectation): Missed[] {
  const { origin } = outcome;
  const place = origin && `${origin.field.replace(/^spec\./, '')} of ${origin.virtualService}`;
  return rule === undefined || [outcome.rule, ruleOf(outcome), place].includes(rule) ? [] : [{ expected: `rule ${rule}`, got: `rule ${ruleOf(outcome) ?? 'none'}` }];
}

function missedOnTheWay(outcome: ExplainedOutcome, expectation: Expectation): Missed[] {
  const { timeout, retries, fault, redirect, directResponse, rewrite, corsPolicy } = expectation;
  const expected = { timeout, retries, fault, redirect, directResponse, rewrite, corsPolicy: corsPolicy && inOneOrder(corsPolicy) };
  return Object.entries(expected).filter(([, value]) => value !== undefined)
    .flatMap(([name, value]) => missedFields(value, outcome[name as keyof typeof expected], name));
}

/** The order of the lists of a CORS policy makes no difference. */
function inOneOrder(cors: OrNone<Fields>): OrNone<Fields> {
  if (cors === 'none') return cors;
  return Object.fromEntries(Object.entries(cors).map(([name, value]) => [name, Array.isArray(value) ? inOrder(value as readonly Json[]) : value]));
}

/** What happens to each share, and to an answer of the proxy itself. */
function missedByPlace({ destinations, headers: ofRoute }: ExplainedOutcome, { headers, trafficPolicy }: Expectation): Missed[] {
  const changed = destinations.length === 0 ? [ofRoute] : destinations.map(one => together(one.headers, ofRoute));
  const missed = [
    ...headers === undefined ? [] : changed.flatMap(one => missedFields(headers, withoutEmpty(one), 'headers')),
    ...trafficPolicy === undefined ? [] : destinations.flatMap(one => missedFields(trafficPolicy, policyOf(one, trafficPolicy), 'trafficPolicy')),
  ];
  return missed.filter(({ got, expected }, at) => at === missed.findIndex(one => one.got === got && one.expected === expected));
}

/** Values of which each has something in it. */
function withoutEmpty(value: unknown): unknown {
  if (!isRecord(value)) return Array.isArray(value) && value.length === 0 ? undefined : value;
  const fields = Object.entries(value).map(([name, one]) => [name, withoutEmpty(one)] as const).filter(([, one]) => one !== undefined);
  return fields.length === 0 ? undefined : Object.fromEntries(fields);
}

/** Whoever asks for the name of a balancer means that of Istio too, which is written nowhere. */
function policyOf({ trafficPolicy }: Place, wanted: OrNone<Fields>): Fields {
  const policy = writtenPolicy(trafficPolicy);
  const balancer = policy.loadBalancer as Fields | undefined;
  const asksForBalancer = wanted !== 'none' && isRecord(wanted.loadBalancer) && balancer?.consistentHash === undefined;
  return asksForBalancer ? { ...policy, loadBalancer: { simple: 'LEAST_REQUEST', ...balancer } } : policy;
}
