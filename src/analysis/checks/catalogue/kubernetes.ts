import type { FindingEntry } from '../rule/entry';

/** Services, pods and namespaces. */
export const KUBERNETES = {
  MAN601: {
    level: 'info', istio: 'IST0118', kiali: 'KIA0601', title: 'the port of a Service should state its protocol', remedy: 'write appProtocol, or begin the name of the port with the protocol, as in http, http-admin, grpc or tcp',
  },
  MAN602: { level: 'warning', istio: 'IST0150', kiali: null, title: 'the port of an ExternalName must state its protocol', remedy: 'name it after its protocol, such as https, but not tcp' },
  MAN603: {
    level: 'warning', istio: 'IST0116', kiali: null, title: 'Services of one Deployment must agree on the protocol of a port', remedy: 'give the ports different numbers',
  },
  MAN604: {
    level: 'warning', istio: 'IST0137', kiali: null, title: 'the ports that lead to one port of a Deployment must have one number', remedy: 'give the Services the same port, or let the containers listen on different ones',
  },
  MAN605: { level: 'warning', istio: 'IST0144', kiali: null, title: 'no application may run as the user of the sidecar', remedy: 'write a runAsUser other than 1337' },
  MAN606: {
    level: 'info', istio: 'IST0102', kiali: null, title: 'a namespace should say whether its pods have sidecars', remedy: 'label it istio-injection: disabled if its pods are to stay without sidecars, and enabled otherwise',
  },
  MAN607: { level: 'warning', istio: 'IST0123', kiali: null, title: 'a namespace must say in one label alone how its pods get into the mesh', remedy: 'keep the label that is meant; where both are there, istio-injection counts more than istio.io/rev' },
  MAN608: { level: 'warning', istio: 'IST0103', kiali: 'KIA0004', title: 'a pod of the mesh must have a sidecar', remedy: 'restart its workload, as with kubectl rollout restart: sidecars are injected into new pods' },
  MAN609: { level: 'warning', istio: 'IST0146', kiali: null, title: 'a pod template with the image auto must be injected', remedy: 'label the pods sidecar.istio.io/inject: "true"' },
  MAN610: { level: 'error', istio: 'IST0147', kiali: null, title: 'the image of a pod must not be auto', remedy: 'see to it that the injection webhook of Istio runs, then let the workload recreate the pod, as with kubectl rollout restart' },
  MAN611: { level: 'warning', istio: 'IST0108', kiali: null, title: 'an annotation of Istio must be one that Istio knows', remedy: 'correct its name' },
  MAN612: { level: 'info', istio: 'IST0135', kiali: null, title: 'an annotation of Istio should not be deprecated', remedy: 'use the label of that name, or what replaces it' },
  MAN613: { level: 'warning', istio: 'IST0107', kiali: null, title: 'an annotation of Istio must stand on a kind that it is for', remedy: 'move it: most are for the template of the pods' },
  MAN614: { level: 'warning', istio: 'IST0125', kiali: null, title: 'an annotation of Istio must have a value that can be read', remedy: 'write another value' },
  MAN615: { level: 'warning', istio: null, kiali: null, title: 'a Service must have pods', remedy: 'write labels that the pod template carries' },
  MAN616: { level: 'warning', istio: null, kiali: 'KIA0701', title: 'the port of a Service must lead to a port of a container', remedy: 'name the port in the container, or write its number' },
} as const satisfies Readonly<Record<string, FindingEntry>>;
