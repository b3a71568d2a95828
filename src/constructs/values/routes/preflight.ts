import type { Condition, Conjunction } from '../matches/conjunction';

/** What a browser sends of itself with a preflight. */
const SENT = ['origin', 'user-agent', 'access-control-request-method', 'access-control-request-headers', 'accept', 'accept-language', 'referer'];

/** Whether a preflight may pass: an OPTIONS request with the path and the query of the request to come, without its cookies and headers. */
export function letsPreflightsPass(match: Conjunction): boolean {
  return match.every(passes);
}

/** All that is not looked at here is the same of the preflight and of the request to come. */
function passes({ part, name, test }: Condition): boolean {
  if (part === 'method') return test.kind === 'exact' && test.value === 'OPTIONS';
  if (part === 'header') return test.kind === 'absent' || SENT.includes(name);
  return part !== 'cookie';
}
