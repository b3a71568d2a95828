import type { FindingEntry } from './entry';

/** Services, pods and namespaces. */
export const KUBERNETES = {
  MAN601: {
    level: 'info', istio: 'IST0118', kiali: 'KIA0601', title: 'the port of a Service says its protocol', remedy: 'call it http, http-name, grpc, tcp or the like, or write appProtocol',
  },
  MAN602: { level: 'warning', istio: 'IST0150', kiali: null, title: 'the port of an external name says its protocol', remedy: 'write a name such as https, other than tcp' },
  MAN603: {
    level: 'warning', istio: 'IST0116', kiali: null, title: 'Services of one Deployment agree on the protocol of a port', remedy: 'give the ports different numbers',
  },
  MAN604: {
    level: 'warning', istio: 'IST0137', kiali: null, title: 'one port of a Deployment is reached by one port', remedy: 'give the Services the same port, or the containers different ones',
  },
  MAN605: { level: 'warning', istio: 'IST0144', kiali: null, title: 'no application runs as the user of the sidecar', remedy: 'write another runAsUser than 1337' },
  MAN606: {
    level: 'info', istio: 'IST0102', kiali: null, title: 'a namespace says whether its pods have sidecars', remedy: 'label it istio-injection: enabled or disabled',
  },
  MAN607: { level: 'warning', istio: 'IST0123', kiali: null, title: 'a namespace says once how its pods get into the mesh', remedy: 'keep one of the labels' },
  MAN608: { level: 'warning', istio: 'IST0103', kiali: 'KIA0004', title: 'a pod of the mesh has a sidecar', remedy: 'restart it' },
  MAN609: { level: 'warning', istio: 'IST0146', kiali: null, title: 'an image that is to be replaced is replaced', remedy: 'label the pods sidecar.istio.io/inject: "true"' },
  MAN610: { level: 'error', istio: 'IST0147', kiali: null, title: 'the image of a pod is one', remedy: 'delete the pod once the webhook of Istio is there' },
  MAN611: { level: 'warning', istio: 'IST0108', kiali: null, title: 'an annotation of Istio is one', remedy: 'correct its name' },
  MAN612: { level: 'info', istio: 'IST0135', kiali: null, title: 'an annotation of Istio is not on its way out', remedy: 'write the label of that name, or what replaces it' },
  MAN613: { level: 'warning', istio: 'IST0107', kiali: null, title: 'an annotation of Istio is at its place', remedy: 'move it, often into the template of the pods' },
  MAN614: { level: 'warning', istio: 'IST0125', kiali: null, title: 'an annotation of Istio has a value that can be read', remedy: 'write another value' },
  MAN615: { level: 'warning', istio: null, kiali: null, title: 'a Service has pods', remedy: 'write labels that the pod template carries' },
  MAN616: { level: 'warning', istio: null, kiali: 'KIA0701', title: 'the port of a Service leads to a port of a container', remedy: 'name the port in the container, or write its number' },
} as const satisfies Readonly<Record<string, FindingEntry>>;
