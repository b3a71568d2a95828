import type { Field } from '../../../objects/field';
import { either, httpRoute, ROUTE } from '../../../rule/example';
import { ofEachWith, type Say } from '../../../rule/rule';
import { isAuthority } from '../../../values/header';
import { DURATION, wantDuration } from '../../demands/duration';
import { HEADERS, wantHeaders } from '../../demands/headers';
import { PERCENTAGE, wantPercent } from '../../demands/percentage';
import { httpRoutes } from '../parts';

/** Headers, timeouts and mirrors of http routes. */
export const httpValues = ofEachWith('VirtualService', ['request', 'response', 'timeout', 'mirrors', 'mirrorPercentage', 'mirrorPercent', 'mirror_percent', 'rewrite'], {
  finds: {
    MAN132: { level: 'warning', istio: 'IST0133', kiali: null, title: 'the share of a mirror must be written as mirrorPercentage, as mirrorPercent is deprecated', remedy: 'write mirrorPercentage: { value: … }' },
    MAN133: { level: 'error', istio: 'webhook', kiali: null, title: 'the authority of a request must be set only once', remedy: 'keep rewrite.authority alone' },
  },
  says: [DURATION, HEADERS, PERCENTAGE],
  visit: ({ spec }, say) => {
    for (const route of httpRoutes(spec)) {
      wantHeaders(route.get('headers'), say);
      route.get('route').items().forEach(item => wantHeaders(item.get('headers'), say));
      wantDuration(route.get('timeout'), say);
      wantMirrorShares(route, say);
      wantOneAuthority(route, say);
    }
  },
  examples: () => ({
    MAN132: either(share => httpRoute(`${ROUTE}, mirror: { host: shadow }, ${share}`), 'mirrorPercent: 10', 'mirrorPercentage: { value: 10 }'),
    MAN133: either(more => httpRoute(`rewrite: { authority: a }${more}, ${ROUTE}`), ', headers: { request: { set: { host: b } } }', ''),
  }),
});

function wantMirrorShares(route: Field, say: Say<'MAN029' | 'MAN132'>): void {
  const old = ['mirrorPercent', 'mirror_percent'].map(name => route.get(name)).find(({ isSet }) => isSet);
  if (old) {
    wantPercent(old, say);
    say('MAN132', old, 'the field mirrorPercent is deprecated');
  }
  wantPercent(route.at('mirrorPercentage', 'value'), say);
  route.get('mirrors').items().forEach(mirror => wantPercent(mirror.at('percentage', 'value'), say));
}

function wantOneAuthority(route: Field, say: Say<'MAN133'>): void {
  const changes = ['set', 'add'].flatMap(way => route.at('headers', 'request', way).entries())
    .filter(([name]) => isAuthority(name)).map(([, value]) => value);
  const places = [route.at('rewrite', 'authority'), ...changes];
  const first = places.findIndex(({ text }) => text !== '');
  if (first >= 0 && first < places.length - 1) say('MAN133', places[first + 1], 'the authority is set more than once');
}
