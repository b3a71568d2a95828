import { sharesOf } from '../../composition/answer';
import { inOrder } from '../../composition/conflicts';
import { ofKind, onPort } from '../../composition/contribution';
import type { PortCheck } from '../check';

/** Has every version that a release or a rule leads to at least one pod? A service at rest may have none. */
export const answersHavePods: PortCheck = ({ path, host, versions, contributions }, { number, rules }) => {
  const [split] = inOrder(ofKind(onPort(contributions, number), 'split'));
  const empty = new Set(versions.filter(({ replicas }) => replicas?.most === 0).map(({ name }) => name));
  return rules.filter(({ source }) => split || source !== path).flatMap(({ source, answer }) =>
    sharesOf(answer).filter(({ version }) => empty.has(version)).map(({ version }) => ({
      code: 'CDI430' as const,
      problem: `'${source === path && split ? split.source : source}' leads requests for '${host}' to version '${version}', which has 0 replicas`,
      remedy: 'give the version pods first, and lead requests to it once they are ready',
    })));
};
