import type { Condition, Conjunction } from '../matches/conjunction';

/** What a browser sends of itself with a preflight. */
const SENT = ['origin', 'user-agent', 'access-control-request-method', 'access-control-request-headers', 'accept', 'accept-language', 'referer'];

/** Whether a preflight may pass: an OPTIONS request with the path and the query of the request to come, without its cookies and headers. */
export function letsPreflightsPass(match: Conjunction): boolean {
  return match.every(passes);
}

function passes({ part, name, test }: Condition): boolean {
  switch (part) {
    case 'uri':
    case 'authority':
    case 'scheme':
    case 'caller namespace':
    case 'caller label':
    case 'queryParam': return true;
    case 'method': return test.kind === 'exact' && test.value === 'OPTIONS';
    case 'cookie': return false;
    case 'header': return test.kind === 'absent' || SENT.includes(name);
  }
}
