import type { GatewayCheck } from './gateway-check';
import { byText } from '../../composition/precedence';
import { describe, sameConjunction } from '../../values/matches/conjunction';

/** Does every path lead to one service? */
export const pathsDiffer: GatewayCheck = ({ host, exposures }) => {
  const all = exposures.flatMap(({ source, paths }) => paths.map(path => ({ source, path }))).sort((a, b) => byText(a.source, b.source));
  return all.flatMap(({ source, path }, at) => {
    const twin = all.slice(0, at).find(other => sameConjunction(other.path.match, path.match));
    if (!twin) return [];
    const what = `${describe(path.match)} of '${host}'`;
    return twin.source === source
      ? [{ code: 'CDI509' as const, problem: `'${source}' lists ${what} twice`, remedy: 'drop one of the two' }]
      : [{ code: 'CDI509' as const, problem: `'${twin.source}' already exposes ${what}, so '${source}' cannot`, remedy: 'give each path to one service' }];
  });
};
