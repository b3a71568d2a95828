import { sharesOf } from '../../composition/answer';
import { inOrder } from '../../composition/conflicts';
import { mirroredHost, ofKind, onPort } from '../../composition/contribution';
import type { PortPlan } from '../../composition/host/port-plan';
import type { PortCheck } from '../check';
import { contentOf } from './content-of';

/** Has every version that a release, a rule or a mirror leads to at least one pod, and on the ports that a release leaves out the stable version? A service at rest may have none. */
export const answersHavePods: PortCheck<PortPlan> = (facts, port) => {
  const { path, host, versions, contributions } = facts;
  const empty = new Set(versions.filter(({ replicas }) => replicas?.most === 0).map(({ name }) => name));
  if (empty.size === 0) return [];
  const wishes = onPort(contributions, port);
  const [split] = inOrder(ofKind(wishes, 'split'));
  const isReleased = ofKind(contributions, 'split').length > 0;
  const blamed = (source: string) => source === path && split ? split.source : source;
  const answers = port.rules.filter(({ source }) => isReleased || source !== path)
    .flatMap(({ source, answer }) => sharesOf(answer).map(({ version }) => ({ source: blamed(source), version, what: contentOf(port) })));
  const copies = ofKind(wishes, 'mirror').filter(mirror => mirroredHost(mirror, host) === host)
    .map(({ source, version }) => ({ source, version, what: 'copies of requests' }));
  return [...answers, ...copies].filter(({ version }) => empty.has(version)).map(({ source, version, what }) => ({
    code: 'CDI430',
    problem: `'${source}' leads ${what} for '${host}' to version '${version}', which has 0 replicas`,
    remedy: `give the version pods first, and lead ${what} to it once they are ready`,
  }));
};
