import { isOfIstio } from './service-ports';
import type { Finding } from '../../../model/finding';
import type { Pod } from '../../index/pod';
import { writtenPods } from '../../index/pods';
import { sayingOf, type Check } from '../../rule/rule';

/** The user that the sidecar runs as, whose traffic is not redirected. */
const SIDECAR_USER = 1337;
const OF_ISTIO = new Set(['istio-proxy', 'istio-operator']);

/** Containers that run as the user of the sidecar. */
export const applicationUsers: Check = context => {
  const found: Finding[] = [];
  for (const pod of writtenPods(context).filter(isLookedAt)) {
    const containers = pod.spec.get('containers').items().filter(container => !OF_ISTIO.has(container.get('name').text));
    for (const user of [pod.spec, ...containers].map(owner => owner.at('securityContext', 'runAsUser'))) {
      if (pod.subject && user.value === SIDECAR_USER) sayingOf(pod.subject, found)('MAN605', user, `it runs as user ${SIDECAR_USER}`);
    }
  }
  return found;
};

/** The Deployment and its pods are looked at apart. */
function isLookedAt({ subject, labels }: Pod): boolean {
  return !isOfIstio(labels) || subject?.object.kind === 'Deployment' && !isOfIstio(subject.object.labels);
}
