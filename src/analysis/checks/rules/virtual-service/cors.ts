import { httpRoutes } from './parts';
import { nanoseconds } from '../../../model/duration';
import type { Field } from '../../objects/field';
import { ofEachWith, type Say } from '../../rule/rule';
import { isCorsHeader } from '../../values/header';
import { wantDuration, wantHeaderName, wantRegexMatch } from '../demands';

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', '*']);
const SECOND = 1_000_000_000n;

/** What browsers may do with answers. */
export const cors = ofEachWith('VirtualService', ['corsPolicy'], ({ spec }, say) => {
  for (const policy of httpRoutes(spec).map(route => route.get('corsPolicy')).filter(({ isSet }) => isSet)) {
    policy.get('allowOrigins').items().forEach(origin => wantOrigin(origin, say));
    for (const method of policy.get('allowMethods').items()) {
      if (!METHODS.has(method.text)) say('MAN130', method, `'${method.text}' is no method`);
    }
    for (const header of [...policy.get('allowHeaders').items(), ...policy.get('exposeHeaders').items()]) {
      wantHeaderName(header.text, header, isCorsHeader, say);
    }
    wantDuration(policy.get('maxAge'), say);
    const age = nanoseconds(policy.get('maxAge').text);
    if (age !== undefined && age % SECOND > 0n) say('MAN131', policy.get('maxAge'), `'${policy.get('maxAge').text}' is no whole number of seconds`);
  }
});

function wantOrigin(origin: Field, say: Say): void {
  if (!['exact', 'prefix', 'regex'].some(kind => origin.get(kind).text)) say('MAN129', origin, 'an origin is empty');
  else wantRegexMatch(origin, say);
}
