import { httpRoute } from '../../../rule/example';
import { ofEachWith } from '../../../rule/rule';
import { STATUS, wantStatus } from '../../demands/status';
import { httpRoutes } from '../parts';

const MOST_BYTES = 1024 * 1024;
const MANY_BYTES = 100 * 1024;

/** Answers that a proxy gives itself. */
export const directResponses = ofEachWith('VirtualService', ['directResponse'], {
  finds: {
    MAN119: { level: 'error', istio: 'webhook', kiali: null, title: 'the body of a direct response must have at most 1 MiB', remedy: 'let a service answer' },
    MAN120: {
      level: 'warning', istio: 'IST0133', kiali: null, title: 'the body of a direct response should have at most 100 KiB', remedy: 'let a service answer: every proxy gets a copy of the body',
    },
  },
  says: [STATUS],
  visit: ({ spec }, say) => {
    for (const response of httpRoutes(spec).map(route => route.get('directResponse')).filter(({ isSet }) => isSet)) {
      const body = response.get('body');
      const bytes = body.get('string').isSet
        ? Buffer.byteLength(body.get('string').text) : Buffer.byteLength(body.get('bytes').text, 'base64');
      if (bytes > MOST_BYTES) say('MAN119', body, `the body has ${bytes} bytes, more than ${MOST_BYTES}`);
      else if (bytes > MANY_BYTES) say('MAN120', body, `the body has ${bytes} bytes, more than ${MANY_BYTES}`);
      wantStatus(response.get('status'), say);
    }
  },
  examples: () => ({
    MAN119: { bad: body(1024 * 1024 + 1), good: body(10) },
    MAN120: { bad: body(100 * 1024 + 1), good: body(10) },
  }),
});

const body = (length: number): string => httpRoute(`directResponse: { status: 503, body: { string: ${'x'.repeat(length)} } }`);
