import type { Vantage } from './vantages';
import { requestMeeting, type Tried } from '../../probes/search';
import { matchesText, type StringMatch } from '../../routing/fields/string-match';
import type { Mesh } from '../../routing/mesh';
import { type Condition, meets } from '../../routing/rules/condition';
import { contentOf, type Request } from '../../routing/traffic/request';

/** Requests from one place to one host that one rule of each state takes. */
export interface Region {
  readonly vantage: Vantage;
  /** Those that the rules ask for, of the earlier state and of the later one. */
  readonly conditions: readonly Condition[];
  /** Whether nothing is left to tell them apart by: all requests that no other region has. */
  readonly isRest: boolean;
  /** A request that is one of them. */
  readonly witness: Request;
}

/** What takes requests, in order; the last one takes whatever is left, even where nothing becomes of it. */
type Entries = readonly (readonly Condition[])[];

/** The regions of the requests that are like one but for what a client may choose. */
export function regionsAt(vantage: Vantage, base: Request, before: Mesh, after: Mesh): readonly Region[] {
  const [old, now] = [before, after].map(mesh => entriesFor(mesh, base));
  return old.flatMap((first, at) => now.flatMap((second, beside): Region[] => {
    if (contradict(first, second)) return [];
    const conditions = distinct([...first, ...second]);
    const witness = requestMeeting({ conditions, tried: request => triedOn([[old, at], [now, beside]], request) }, base);
    return witness === undefined ? [] : [{ vantage, conditions, isRest: conditions.length === 0, witness }];
  }));
}

function entriesFor(mesh: Mesh, request: Request): Entries {
  const met = mesh.proxyOf(request.from).hostMet(request);
  if (met === undefined || met.host.requiresTls && request.scheme === 'http') return [[]];
  const entries = met.entries().map(({ conditions }) => conditions);
  const end = entries.findIndex(conditions => conditions.length === 0);
  return end < 0 ? [...entries, []] : entries.slice(0, end + 1);
}

/** Whether a request is taken by just these entries, or what takes it before. */
function triedOn(wanted: readonly (readonly [entries: Entries, index: number])[], request: Request): Tried<Request> {
  const content = contentOf(request);
  for (const [entries, index] of wanted) {
    const taking = entries.findIndex(conditions => meets(conditions, content));
    if (taking !== index) return { inTheWay: entries[taking] };
  }
  return { found: request };
}

function distinct(conditions: readonly Condition[]): readonly Condition[] {
  return [...new Map(conditions.map(one => [JSON.stringify([one.field, one.test, one.negated, one.ignoresCase]), one])).values()];
}

/** Whether no request can meet some conditions of both, as far as that can be seen without trying. */
function contradict(some: readonly Condition[], others: readonly Condition[]): boolean {
  return some.some(one => others.some(other => one.on === other.on && one.name.toLowerCase() === other.name.toLowerCase() && excludes(one, other)));
}

function excludes(one: Condition, other: Condition): boolean {
  if (one.ignoresCase || other.ignoresCase || one.negated && other.negated) return false;
  if (one.negated) return isAbsence(one.test, other.test);
  return other.negated ? isAbsence(other.test, one.test) : areApart(one.test, other.test);
}

/** Whether what is not to be is just what is asked for. */
function isAbsence(without: StringMatch, wanted: StringMatch): boolean {
  return without.type === 'any' || without.type === wanted.type && without.value === wanted.value;
}

function areApart(one: StringMatch, other: StringMatch): boolean {
  if (one.type === 'exact') return !matchesText(other, one.value);
  if (other.type === 'exact') return !matchesText(one, other.value);
  return one.type === 'prefix' && other.type === 'prefix' && !one.value.startsWith(other.value) && !other.value.startsWith(one.value);
}
