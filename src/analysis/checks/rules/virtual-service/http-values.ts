import { httpRoutes } from './parts';
import type { Field } from '../../objects/field';
import { ofEachWith, type Say } from '../../rule/rule';
import { isAuthority } from '../../values/header';
import { wantDuration, wantPercent } from '../demands';
import { wantHeaders } from '../headers';

/** Headers, timeouts and mirrors of http routes. */
export const httpValues = ofEachWith('VirtualService', ['request', 'response', 'timeout', 'mirrors', 'mirrorPercentage', 'mirrorPercent', 'mirror_percent', 'rewrite'], ({ spec }, say) => {
  for (const route of httpRoutes(spec)) {
    wantHeaders(route.get('headers'), say);
    route.get('route').items().forEach(item => wantHeaders(item.get('headers'), say));
    wantDuration(route.get('timeout'), say);
    wantMirrorShares(route, say);
    wantOneAuthority(route, say);
  }
});

function wantMirrorShares(route: Field, say: Say): void {
  const old = ['mirrorPercent', 'mirror_percent'].map(name => route.get(name)).find(({ isSet }) => isSet);
  if (old) {
    wantPercent(old, say);
    say('MAN132', old, 'the field mirrorPercent is deprecated');
  }
  wantPercent(route.at('mirrorPercentage', 'value'), say);
  route.get('mirrors').items().forEach(mirror => wantPercent(mirror.at('percentage', 'value'), say));
}

function wantOneAuthority(route: Field, say: Say): void {
  const changes = ['set', 'add'].flatMap(way => route.at('headers', 'request', way).entries())
    .filter(([name]) => isAuthority(name)).map(([, value]) => value);
  const places = [route.at('rewrite', 'authority'), ...changes];
  const first = places.findIndex(({ text }) => text !== '');
  if (first >= 0 && first < places.length - 1) say('MAN133', places[first + 1], 'the authority is set more than once');
}
