import { sharesOf } from '../../composition/answer';
import { inOrder } from '../../composition/conflicts';
import { ofKind, onPort } from '../../composition/contribution';
import type { PortPlan } from '../../composition/host/port-plan';
import type { PortCheck } from '../check';
import { contentOf } from './content-of';

/** Has every version that a release or a rule leads to at least one pod, and on the ports that a release leaves out the stable version? A service at rest may have none. */
export const answersHavePods: PortCheck<PortPlan> = ({ path, host, versions, contributions }, port) => {
  const [split] = inOrder(ofKind(onPort(contributions, port), 'split'));
  const empty = new Set(versions.filter(({ replicas }) => replicas?.most === 0).map(({ name }) => name));
  const isReleased = ofKind(contributions, 'split').length > 0;
  return port.rules.filter(({ source }) => isReleased || source !== path).flatMap(({ source, answer }) =>
    sharesOf(answer).filter(({ version }) => empty.has(version)).map(({ version }) => ({
      code: 'CDI430' as const,
      problem: `'${source === path && split ? split.source : source}' leads ${contentOf(port)} for '${host}' to version '${version}', which has 0 replicas`,
      remedy: `give the version pods first, and lead ${contentOf(port)} to it once they are ready`,
    })));
};
