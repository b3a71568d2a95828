import { objectIn } from '../../../../model/json';
import { samplesOf } from '../../../../probes/samples';
import { matchesText } from '../../../../routing/fields/string-match';
import { type Condition, conditionsIn, meets } from '../../../../routing/rules/condition';
import { contentOf } from '../../../../routing/traffic/request';
import type { Field } from '../../../objects/field';
import { httpRoutesOf, ROUTE } from '../../../rule/example';
import { ofEachWith } from '../../../rule/rule';
import { quoted } from '../../../values/quoted';
import { httpRoutes, isDelegate, nameOf } from '../../virtual-service/parts';

/** What a browser sends of itself with a preflight, or what follows from its URL. */
const SENT = new Set([
  ':authority', ':path', ':scheme', 'host', 'origin', 'user-agent', 'accept', 'accept-language', 'accept-encoding', 'referer',
  'access-control-request-method', 'access-control-request-headers',
]);

/** CORS policies that no preflight meets: an OPTIONS request for the URL of the request to come, without its headers and cookies. */
export const preflightsAnswered = ofEachWith('VirtualService', ['corsPolicy'], {
  finds: {
    MAN762: {
      level: 'warning',
      istio: null,
      kiali: null,
      title: 'a CORS policy must be on a route that preflights take',
      remedy: 'write the policy on the route that takes OPTIONS requests for these paths, too: a preflight has neither the headers nor the method of the request to come',
    },
  },
  visit: ({ spec }, say) => {
    const routes = isDelegate(spec) ? [] : httpRoutes(spec);
    for (const route of routes.filter(one => one.get('corsPolicy').isSet)) {
      const matches = route.get('match').items();
      const reasons = matches.map(match => whyUnanswered(match, routes)).filter(reason => reason !== undefined);
      if (reasons.length === 0 || reasons.length < matches.length) continue;
      say('MAN762', route.get('corsPolicy'), `preflights do not take route ${nameOf(route)}, ${reasons[0]}, and find no policy elsewhere`);
    }
  },
  examples: () => ({
    MAN762: { bad: httpRoutesOf(FOR_TENANT, ROUTE), good: httpRoutesOf(FOR_TENANT, `${CORS}, ${ROUTE}`) },
  }),
});

const CORS = 'corsPolicy: { allowOrigins: [{ exact: "https://ui.example.com" }], allowMethods: [GET], allowHeaders: [x-tenant] }';
const FOR_TENANT = `match: [{ headers: { x-tenant: { exact: a } } }], ${CORS}, ${ROUTE}`;

/** Why a preflight meets no policy where a request for the same path meets a match; nothing where it meets one. */
function whyUnanswered(match: Field, routes: readonly Field[]): string | undefined {
  const conditions = conditionsOf(match);
  const missed = conditions.find(one => one.on !== 'path' && !isMetByPreflight(one, ''));
  if (missed === undefined) return undefined;
  const path = pathFor(conditions);
  const taking = routes.find(route => takesPreflight(route, path));
  if (taking?.get('corsPolicy').isSet) return undefined;
  return missed.on === 'method' ? 'which leaves OPTIONS out' : `as they do not carry ${quoted(missed.name)}`;
}

function conditionsOf(match: Field): readonly Condition[] {
  return match.once(conditionsOf, () => conditionsIn(objectIn(match.value) ?? {}));
}

/** A path that meets the conditions, as far as one is found. */
function pathFor(conditions: readonly Condition[]): string {
  const test = conditions.find(({ on }) => on === 'path')?.test;
  return test === undefined ? '/' : samplesOf(test)[0] ?? '/';
}

function takesPreflight(route: Field, path: string): boolean {
  const matches = route.get('match').items();
  return matches.length === 0 || matches.some(match => conditionsOf(match).every(one => isMetByPreflight(one, path)));
}

function isMetByPreflight(condition: Condition, path: string): boolean {
  const { on, name, test, negated } = condition;
  const isOfMethod = on === 'method' || name.toLowerCase() === ':method';
  if (isOfMethod) return matchesText(test, 'OPTIONS') !== negated;
  if (on === 'path') return meets([condition], contentOf({ from: { kind: 'gateway' }, host: '', port: 80, path }));
  return on !== 'header' || SENT.has(name.toLowerCase()) || meets([condition], contentOf({ from: { kind: 'gateway' }, host: '', port: 80 }));
}
