import type { Pod } from '../../index/pod';
import { writtenPods } from '../../index/pods';
import { deployment, either, APP } from '../../rule/example';
import { ofDocuments } from '../../rule/rule';
import { isOfIstio } from '../../values/label';

/** The user that the sidecar runs as, whose traffic is not redirected. */
const SIDECAR_USER = 1337;

const OF_ISTIO = new Set(['istio-proxy', 'istio-operator']);

/** Containers that run as the user of the sidecar. */
export const applicationUsers = ofDocuments({
  finds: {
    MAN605: { level: 'warning', istio: 'IST0144', kiali: null, title: 'no application may run as the user of the sidecar', remedy: 'write a runAsUser other than 1337' },
  },
  visit: (documents, sayOf) => {
    for (const pod of writtenPods(documents).filter(isLookedAt)) {
      const containers = pod.containers.filter(({ name }) => !OF_ISTIO.has(name)).map(({ field }) => field);
      for (const user of [pod.spec, ...containers].map(owner => owner.at('securityContext', 'runAsUser'))) {
        if (pod.subject && user.value === SIDECAR_USER) sayOf(pod.subject)('MAN605', user, `it runs as user ${SIDECAR_USER}`);
      }
    }
  },
  examples: () => ({
    MAN605: either(user => deployment(APP, `securityContext: { runAsUser: ${user} }, containers: [{ name: app, image: app:1 }]`), '1337', '1000'),
  }),
});

/** The Deployment and its pods are looked at apart. */
function isLookedAt({ subject, labels }: Pod): boolean {
  return !isOfIstio(labels) || subject?.object.kind === 'Deployment' && !isOfIstio(subject.object.labels);
}
