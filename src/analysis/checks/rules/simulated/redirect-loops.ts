import { type Place, placesOf } from './redirect-places';
import { fieldOf } from '../../../model/field-path';
import { objectIn } from '../../../model/json';
import { requestMeeting, type Tried } from '../../../probes/search';
import { portOfServer } from '../../../routing/gateway/server-port';
import { type Condition, conditionsIn, meets } from '../../../routing/rules/condition';
import type { Outcome } from '../../../routing/traffic/outcome';
import { contentOf, type Request } from '../../../routing/traffic/request';
import type { Context } from '../../index/context';
import type { Field } from '../../objects/field';
import type { Subject } from '../../objects/subject';
import { gateway, HOSTS, PORT_80, together, virtualService } from '../../rule/example';
import { ofEachWith } from '../../rule/rule';
import { httpRoutes, isDelegate, nameOf } from '../virtual-service/parts';

/** Redirects that lead back to themselves. */
export const redirectLoops = ofEachWith('VirtualService', ['redirect'], {
  finds: {
    MAN767: {
      level: 'error',
      istio: null,
      kiali: null,
      title: 'a redirect must not lead back to itself',
      remedy: 'redirect to another scheme, host or path than those that its own match takes: for https write httpsRedirect at the server of port 80, or match that port',
    },
  },
  visitAmong: (subject, say, context) => {
    const { spec } = subject;
    for (const route of isDelegate(spec) ? [] : httpRoutes(spec).filter(one => one.get('redirect').isSet)) {
      const request = requestSentBack(route, subject, context);
      if (request) say('MAN767', route.get('redirect'), `route ${nameOf(route)} sends ${urlOf(request)} back to itself, so a client goes round until it gives up`);
    }
  },
  examples: () => ({
    MAN767: { bad: together(BOTH, atBoth('redirect: { scheme: https }')), good: together(BOTH, atBoth('match: [{ port: 80 }], redirect: { scheme: https }')) },
  }),
});

const BOTH = gateway(`{ selector: { istio: ingressgateway }, servers: [{ ${PORT_80}, ${HOSTS} }, { port: { number: 443, name: https, protocol: HTTPS }, ${HOSTS}, tls: { mode: SIMPLE, credentialName: shop } }] }`);
const atBoth = (route: string): string => virtualService(`{ ${HOSTS}, gateways: [edge], http: [{ ${route} }] }`);

function urlOf({ scheme = 'http', host, path = '/' }: Request): string {
  return `${scheme}://${host}${path}`;
}

/** The simulator is asked only about what may come back: most redirects lead to another host, scheme or path. */
function requestSentBack(route: Field, subject: Subject, context: Context): Request | undefined {
  const redirect = route.get('redirect');
  const matches = route.get('match').items();
  const ways = (matches.length === 0 ? [undefined] : matches).map(match => conditionsBack(redirect, match)).filter(one => one !== undefined);
  const places = ways.length === 0 ? [] : placesOf(subject, redirect.get('authority').text.replace(/:\d+$/, ''), context);
  for (const place of places.filter(({ request }) => mayStay(redirect, request))) {
    for (const conditions of ways) {
      const tried = (request: Request): Tried<Request> => {
        const outcome = context.mesh.route(request);
        if (isOf(outcome, route, subject)) return { found: request };
        return outcome.origin === null ? undefined : { inTheWay: [] };
      };
      const found = requestMeeting({ conditions, tried }, comingIn(place, context));
      if (found) return found;
    }
  }
  return undefined;
}

/** What a request meets that is sent back to a match; nothing where the path that it is sent to is for others. */
function conditionsBack(redirect: Field, match: Field | undefined): readonly Condition[] | undefined {
  const conditions = conditionsIn(objectIn(match?.value) ?? {});
  const ofPath = conditions.filter(({ on }) => on === 'path');
  const [uri] = redirect.get('uri').text.split('?', 1);
  if (uri !== '') return meets(ofPath, contentOf({ from: { kind: 'sidecar' }, host: '', port: 80, path: uri })) ? [...conditions, pathIs(uri)] : undefined;
  const { type, value } = ofPath.at(0)?.test ?? { type: 'prefix', value: '/' };
  const rewrite = redirect.get('prefixRewrite').text;
  return type === 'prefix' && rewrite !== '' && !rewrite.startsWith(value) ? undefined : conditions;
}

function pathIs(value: string): Condition {
  return { on: 'path', name: '', field: 'uri', test: { type: 'exact', value }, ignoresCase: false, negated: false };
}

/** Whether scheme and port are those by which a request has come. */
function mayStay(redirect: Field, { scheme, port }: Request): boolean {
  const { number } = redirect.get('port');
  return (redirect.get('scheme').text || scheme) === scheme && (number === 0 || number === port);
}

/** The request at the port that the pods of its gateway listen at. */
function comingIn({ request, server }: Place, context: Context): Request {
  const { namespace = 'default', labels = {} } = request.from;
  return server === undefined ? request : { ...request, port: portOfServer(server, context.mesh.indexes().services.all, { namespace, labels }) };
}

function isOf({ outcome, origin }: Outcome, route: Field, { object }: Subject): boolean {
  if (outcome !== 'redirect' || origin?.virtualService !== `${object.namespace}/${object.name}`) return false;
  const field = fieldOf(route.path);
  return origin.field === field || origin.field.startsWith(`${field}.`);
}
