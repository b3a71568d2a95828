import { sharesOf } from '../../composition/answer';
import { inOrder } from '../../composition/conflicts';
import { ofKind, onPort } from '../../composition/contribution';
import type { PortPlan } from '../../composition/host/port-plan';
import type { PortCheck } from '../check';
import { contentOf } from './content-of';

/**
 * Has every version of a release the pods for its share? It is asked only where it is clear that it has not: the most pods that it may have are fewer
 * than its share of the fewest pods that the stable version has for everybody, rounded up.
 */
export const sharesFitPods: PortCheck<PortPlan> = ({ host, stable, versions, contributions }, port) => {
  const [split] = inOrder(ofKind(onPort(contributions, port), 'split'));
  const before = versions.find(({ name }) => name === stable)?.replicas;
  if (!split || split.trustsCapacity || !before) return [];
  const [standard] = port.rules.slice(-1);
  return versions.filter(({ name }) => name !== stable).flatMap(({ name, replicas }) => {
    const percent = sharesOf(standard.answer).filter(({ version }) => version === name).reduce((sum, share) => sum + share.percent, 0);
    const needed = Math.ceil(percent * before.least / 100);
    return replicas && replicas.most > 0 && replicas.most < needed ? [{
      code: 'CDI429' as const,
      problem: `'${split.source}' gives version '${name}' of '${host}' ${percent} % of the ${contentOf(port)}, for all of which the stable version '${stable}' has`
        + ` at least ${before.least} pods, so it needs ${needed}, but it has at most ${replicas.most}`,
      remedy: `give '${name}' at least ${needed} pods, or pass capacity: Capacity.asDeclared() if its pods bear more`,
    }] : [];
  });
};
