import type { RedirectPlan, ReplyPlan } from './reply';
import { ALIKE, slashProblem } from './slashes';
import { refuse } from '../../refusals/refusal';
import { describe, type Conjunction } from '../matches/conjunction';
import { impliesTest } from '../matches/text-test';

/** Where requests come that are sent elsewhere. */
export interface RedirectedPlace {
  /** The hosts that are asked for. */
  readonly hosts: readonly string[];
  readonly scheme: 'http' | 'https';
  /** The ports that are asked for, where they are known. */
  readonly ports: readonly number[];
  /** Alternatives; empty for every request. */
  readonly matches: readonly Conjunction[];
}

/** Refuses a redirect that surely leads back to itself, and one of a prefix that no match names. */
export function checkReply(path: string, reply: ReplyPlan, place: RedirectedPlace): void {
  if (reply.kind !== 'redirect') return;
  const { prefix } = reply;
  if (prefix !== undefined) for (const match of place.matches.length > 0 ? place.matches : [[]]) checkPrefix(path, prefix, match);
  if (leadsBack(reply, place)) {
    refuse('CDI145', `'${path}' redirects requests for '${reply.authority ?? place.hosts[0]}' to where its own match takes them again, so a client would go round for ever`,
      'redirect to another host, scheme or port, or to a path that the match leaves out');
  }
}

/** A match without a path takes every path, which begins with a slash. */
function checkPrefix(path: string, prefix: string, match: Conjunction): void {
  const test = match.find(({ part }) => part === 'uri')?.test ?? { kind: 'prefix', value: '/' };
  if (test.kind !== 'prefix') {
    refuse('CDI422', `'${path}' redirects a prefix to '${prefix}', and its match ${describe(match)} names none`, 'match a path by StringMatch.prefix, or redirect to a uri');
  }
  const problem = slashProblem(test.value, prefix);
  if (problem) refuse('CDI422', `'${path}' redirects the prefix '${test.value}' to '${prefix}', which ${problem}`, ALIKE);
}

function leadsBack(redirect: RedirectPlan, place: RedirectedPlace): boolean {
  const [target] = (redirect.uri ?? redirect.prefix ?? '').split('?');
  return stays(redirect, place) && (target === '' || place.matches.length === 0 || place.matches.some(match => takes(match, target)));
}

/** Whether host, scheme and port are those that were asked for. */
function stays({ authority, scheme, port }: RedirectPlan, { hosts, scheme: own, ports }: RedirectedPlace): boolean {
  return (authority === undefined || hosts.includes(authority)) && (scheme ?? own) === own && (port === undefined || ports.includes(port));
}

/** Whether a match takes a path whatever else a request has. */
function takes(match: Conjunction, path: string): boolean {
  return match.every(({ part, test }) => part === 'uri' && impliesTest({ kind: 'exact', value: path }, test));
}
