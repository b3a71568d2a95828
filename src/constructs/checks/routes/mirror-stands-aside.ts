import { hasShare } from '../../composition/answer';
import { conflictsOf, inOrder } from '../../composition/conflicts';
import { mirroredHost, ofKind, onPort } from '../../composition/contribution';
import type { Problem } from '../../refusals/refusal';
import type { PortCheck } from '../check';

/** Does every mirror answer nobody by default, and get its copies once? */
export const mirrorStandsAside: PortCheck = ({ path, host, contributions }, port) => {
  const { rules, conflicts } = port;
  const wishes = onPort(contributions, port);
  const [standard] = rules.slice(-1);
  const [split] = inOrder(ofKind(wishes, 'split'));
  return inOrder(ofKind(wishes, 'mirror')).flatMap((mirror): Problem[] => {
    const twice = conflictsOf(conflicts, 'mirror').find(({ loser }) => loser === mirror);
    if (twice) {
      return [{
        code: 'CDI406',
        problem: `'${twice.winner.source}' already mirrors '${host}' to '${mirror.version}', so '${mirror.source}' cannot`,
        remedy: 'delete one of the two, or mirror to another version',
      }];
    }
    return mirroredHost(mirror, host) === host && hasShare(standard.answer, mirror.version) ? [{
      code: 'CDI405',
      problem: `'${mirror.source}' mirrors '${host}' to '${mirror.version}', which '${split && hasShare(split.shares, mirror.version) ? split.source : path}' lets answer requests by default`,
      remedy: 'delete the mirror before the version answers: a copy of a request that it answers would be a second request',
    }] : [];
  });
};
