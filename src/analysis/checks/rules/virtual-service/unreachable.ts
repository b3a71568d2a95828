import { nameOf } from './parts';
import { prefixOverlap } from './prefix-overlap';
import { type Route, routesOf } from './routes';
import { type Json, objectIn } from '../../../model/json';
import type { Field } from '../../objects/field';
import { httpRoutesOf, ROUTE } from '../../rule/example';
import { ofEach, type Say } from '../../rule/rule';

/** Routes and matches that get no requests, because others before them take them all. */
export const unreachable = ofEach('VirtualService', {
  finds: {
    MAN136: {
      level: 'warning', istio: 'IST0130', kiali: null, title: 'a route must be reachable', remedy: 'move it before the route that takes its requests, or remove it',
    },
  },
  says: [prefixOverlap],
  visit: (subject, say) => {
    for (const routes of Object.values(routesOf(subject))) wantReachable(routes, say);
  },
  examples: () => ({
    MAN136: { bad: httpRoutesOf(ROUTE, `timeout: 5s, ${ROUTE}`), good: httpRoutesOf(`match: [{ uri: { prefix: /a } }], timeout: 5s, ${ROUTE}`, ROUTE) },
  }),
});

function wantReachable(routes: readonly Route[], say: Say<'MAN136' | 'MAN140'>): void {
  const seen = new Map<string, Field>();
  let everything: Field | undefined;
  const hasOthers = routes.reduce((count, { matches }) => count + matches.length, 0) > 1;
  for (const { field, matches } of routes) {
    if (everything) say('MAN136', field, `route ${nameOf(field)} stands behind route ${nameOf(everything)}, which has no match`);
    else if (matches.length > 0 && hasOthers) wantNewMatches(field, matches, seen, say);
    if (matches.length === 0) everything = field;
  }
}

function wantNewMatches(route: Field, matches: readonly Field[], seen: Map<string, Field>, say: Say<'MAN136' | 'MAN140'>): void {
  let known = 0;
  for (const match of matches) {
    const key = meaning(match);
    const earlier = seen.get(key);
    if (earlier) {
      say('MAN140', match, `it is the same as in route ${nameOf(earlier)}`);
      known++;
    } else {seen.set(key, route);}
  }
  if (known === matches.length) say('MAN136', route, `all matches of route ${nameOf(route)} are also in earlier routes`);
}

/** Fields that say what holds anyway, and lists and maps that are empty. */
const DEFAULTS: Readonly<Record<string, Json>> = { port: 0, ignoreUriCase: false, statPrefix: '', sourceNamespace: '', sourceSubnet: '' };

const MAPS = new Set(['headers', 'withoutHeaders', 'queryParams', 'sourceLabels']);

/** A string that is the same for matches that mean the same, whatever their names. */
function meaning({ value }: Field): string {
  const entries = Object.entries(objectIn(value) ?? {}).filter(([name, one]) => name !== 'name' && !isDefault(name, one));
  return canonical(Object.fromEntries(entries));
}

function isDefault(name: string, value: Json | undefined): boolean {
  if (value === undefined || value === null || value === DEFAULTS[name]) return true;
  return Array.isArray(value) ? value.length === 0 : MAPS.has(name) && Object.keys(value).length === 0;
}

/** A string that does not depend on the order of fields. */
function canonical(value: Json | undefined): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  const entries = Object.entries(value).sort(([one], [other]) => one < other ? -1 : 1);
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join()}}`;
}
