import type { ManifestObject } from '../../../model/manifest';
import { APP, deployment, either } from '../../rule/example';
import { ofDocuments } from '../../rule/rule';

const WORKLOADS = { Deployment: 'apps/v1', StatefulSet: 'apps/v1', DaemonSet: 'apps/v1', ReplicaSet: 'apps/v1' };
const INGRESS = { Ingress: 'networking.k8s.io/v1', IngressClass: 'networking.k8s.io/v1' };
const SCALERS = { HorizontalPodAutoscaler: 'autoscaling/v2' };
const CRON_JOBS = { CronJob: 'batch/v1' };

/** What Kubernetes serves no more, and where the kind is now. */
const RETIRED: Readonly<Record<string, Readonly<Record<string, string>> | undefined>> = {
  'extensions/v1beta1': { ...WORKLOADS, ...INGRESS },
  'apps/v1beta1': WORKLOADS,
  'apps/v1beta2': WORKLOADS,
  'batch/v1beta1': CRON_JOBS,
  'batch/v2alpha1': CRON_JOBS,
  'networking.k8s.io/v1beta1': INGRESS,
  'discovery.k8s.io/v1beta1': { EndpointSlice: 'discovery.k8s.io/v1' },
  'autoscaling/v2beta1': SCALERS,
  'autoscaling/v2beta2': SCALERS,
};

/** Versions of kinds of Kubernetes that are gone. */
export const retiredVersions = ofDocuments({
  finds: {
    MAN623: { level: 'warning', istio: null, kiali: null, title: 'an object of Kubernetes must have a version that is still served', remedy: 'write the version that has replaced it, with the fields that it has' },
  },
  visit: (documents, sayOf) => {
    for (const subject of documents.all()) {
      const { group, version, kind } = subject.object;
      const now = replacementOf(subject.object);
      if (now === undefined) continue;
      sayOf(subject)('MAN623', subject.root.get('apiVersion'), `${group}/${version} is retired for ${kind}, and no cluster takes it any more: ${now} replaces it`);
    }
  },
  examples: () => ({
    MAN623: either(version => deployment(APP).replace('apps/v1', version), 'extensions/v1beta1', 'apps/v1'),
  }),
});

/** Most objects are of a version that is not one of those. */
function replacementOf({ group, version, kind }: ManifestObject): string | undefined {
  if (version === 'v1') return undefined;
  const kinds = RETIRED[`${group}/${version}`];
  return kinds !== undefined && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
}
