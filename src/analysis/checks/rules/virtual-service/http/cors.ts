import { nanoseconds } from '../../../../model/duration';
import type { Field } from '../../../objects/field';
import { either, httpRoute, ROUTE } from '../../../rule/example';
import { ofEachWith, type Say } from '../../../rule/rule';
import { isCorsHeader } from '../../../values/header';
import { quoted } from '../../../values/quoted';
import { DURATION, wantDuration } from '../../demands/duration';
import { HEADERS, wantHeaderName } from '../../demands/headers';
import { STRING_MATCH, wantRegexMatch } from '../../demands/string-match';
import { httpRoutes } from '../parts';

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', '*']);
const SECOND = 1_000_000_000n;

/** What browsers may do with answers. */
export const cors = ofEachWith('VirtualService', ['corsPolicy'], {
  finds: {
    MAN129: { level: 'error', istio: 'webhook', kiali: null, title: 'an allowed origin must not be empty', remedy: 'write exact, prefix or regex' },
    MAN130: { level: 'error', istio: 'webhook', kiali: null, title: 'an allowed method must be an HTTP method in upper case, or *', remedy: 'write a method such as GET, or *' },
    MAN131: { level: 'error', istio: 'webhook', kiali: null, title: 'maxAge of a CORS policy must be a whole number of seconds', remedy: 'write whole seconds, as in 24h or 30s' },
  },
  says: [DURATION, HEADERS, STRING_MATCH],
  visit: ({ spec }, say) => {
    for (const policy of httpRoutes(spec).map(route => route.get('corsPolicy')).filter(({ isSet }) => isSet)) {
      policy.get('allowOrigins').items().forEach(origin => wantOrigin(origin, say));
      for (const method of policy.get('allowMethods').items()) {
        if (!METHODS.has(method.text)) say('MAN130', method, `${quoted(method.text)} is not a method`);
      }
      for (const header of [...policy.get('allowHeaders').items(), ...policy.get('exposeHeaders').items()]) {
        wantHeaderName(header.text, header, isCorsHeader, say);
      }
      wantDuration(policy.get('maxAge'), say);
      const age = nanoseconds(policy.get('maxAge').text);
      if (age !== undefined && age % SECOND > 0n) say('MAN131', policy.get('maxAge'), `${quoted(policy.get('maxAge').text)} is not a whole number of seconds`);
    }
  },
  examples: () => ({
    MAN129: either(origin => withCors(`allowOrigins: [{ ${origin} }]`), '', 'exact: "https://example.com"'),
    MAN130: either(method => withCors(`allowMethods: [${method}]`), 'get', 'GET'),
    MAN131: either(age => withCors(`maxAge: ${age}`), '1.5s', '90s'),
  }),
});

function wantOrigin(origin: Field, say: Say<'MAN025' | 'MAN129'>): void {
  if (!['exact', 'prefix', 'regex'].some(kind => origin.get(kind).text)) say('MAN129', origin, 'an origin is empty');
  else wantRegexMatch(origin, say);
}

const withCors = (fields: string): string => httpRoute(`corsPolicy: { ${fields} }, ${ROUTE}`);
