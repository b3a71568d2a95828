import { httpRoutes } from './parts';
import type { Field } from '../../objects/field';
import { ofEachWith, type Say } from '../../rule/rule';
import { wantRegex, wantStatus } from '../demands';

const MOST_BYTES = 1024 * 1024;
const MANY_BYTES = 100 * 1024;

/** Answers that a proxy gives itself. */
export const directResponses = ofEachWith('VirtualService', ['directResponse'], ({ spec }, say) => {
  for (const response of httpRoutes(spec).map(route => route.get('directResponse')).filter(({ isSet }) => isSet)) {
    const body = response.get('body');
    const bytes = body.get('string').isSet
      ? Buffer.byteLength(body.get('string').text) : Buffer.byteLength(body.get('bytes').text, 'base64');
    if (bytes > MOST_BYTES) say('MAN119', body, `the body has ${bytes} bytes, more than ${MOST_BYTES}`);
    else if (bytes > MANY_BYTES) say('MAN120', body, `the body has ${bytes} bytes, more than ${MANY_BYTES}`);
    wantStatus(response.get('status'), say);
  }
});

/** Requests that are changed on their way. */
export const rewrites = ofEachWith('VirtualService', ['rewrite'], ({ spec }, say) => {
  for (const rewrite of httpRoutes(spec).map(route => route.get('rewrite')).filter(({ isSet }) => isSet)) {
    const regex = rewrite.get('uriRegexRewrite');
    if (rewrite.get('uri').text && regex.isSet) say('MAN121', regex, 'it has both uri and uriRegexRewrite');
    else if (!rewrite.get('uri').text && !regex.isSet && !rewrite.get('authority').text) say('MAN122', rewrite, 'it rewrites nothing');
    else if (regex.isSet) wantRegexRewrite(regex, say);
  }
});

function wantRegexRewrite(regex: Field, say: Say): void {
  if (!regex.get('match').text || !regex.get('rewrite').text) say('MAN122', regex, 'it lacks match or rewrite');
  else wantRegex(regex.get('match'), say);
}
