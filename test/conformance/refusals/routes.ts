import { reviews, rest, type Part } from './manifests';
import { flagged, rejected, type ProofsOf } from './proof';

const routing = (fields: Part) => reviews({ http: [rest(fields)] });
const cors = (fields: Part) => routing({ corsPolicy: { allowOrigins: [{ exact: 'https://shop.example.com' }], ...fields } });
const headers = (request: Part, response: Part = {}) => routing({ headers: { request, response } });
const rewrite = (fields: Part) => routing({ rewrite: fields });
const replying = (route: Part) => reviews({ http: [route] });

/** What routes do besides leading to a version. */
export const ROUTES: ProofsOf<`CDI13${6 | 8 | 9}` | `CDI14${0 | 2 | 4}` | 'CDI421'> = {
  CDI136: [rejected('a method in lower case', cors({ allowMethods: ['get'] }), /"get" is not a supported HTTP method/)],
  CDI138: [rejected('a second and a half', cors({ maxAge: '1.5s' }), /max_age duration is accurate only to seconds precision/)],
  CDI139: [
    rejected('a pseudo-header', headers({ set: { ':path': '/' } }), /invalid header ":path": header cannot have ":" prefix/),
    rejected('the host of answers', headers({}, { set: { host: 'a.com' } }), /invalid header "host": cannot set Host header/),
  ],
  CDI140: [
    rejected('a single %', headers({ set: { 'x-share': '50% ' } }), /invalid header configuration/),
    rejected('a control character', headers({ set: { 'x-a': 'a\nb' } }), /header/),
  ],
  CDI142: [
    rejected('a rewrite to nothing', rewrite({ uri: '' }), /rewrite must specify at least one of URI, UriRegexRewrite, or authority/),
    rejected('an expression for nothing', rewrite({ uriRegexRewrite: { match: '^/old', rewrite: '' } }), /requires both Rewrite and Match fields/),
  ],
  CDI421: [
    flagged('copies to a port that is not there', routing({ mirrors: [{ destination: { host: 'reviews', subset: 'v2', port: { number: 81 } } }] }),
      'IST0101', /host:port not found: "reviews:81"/),
  ],
  CDI144: [
    rejected('a redirect to nowhere', replying({ redirect: { redirectCode: 302 } }), /redirect must specify URI, authority, scheme, or port/),
    rejected('a scheme of another protocol', replying({ redirect: { scheme: 'ftp' } }), /invalid redirect scheme, must be "http" or "https"/),
    rejected('the status of an interim answer', replying({ directResponse: { status: 100 } }), /HTTP status 100 is not in range 200-599/),
  ],
};
