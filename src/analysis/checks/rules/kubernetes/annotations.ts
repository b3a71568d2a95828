import { annotationProblem } from './annotation-values';
import { DEPRECATED, OF_PODS, OF_SERVICES, PLACES } from './known-annotations';
import { writtenPods } from '../../index/pods';
import type { Field } from '../../objects/field';
import { deployment, either, HTTP, serviceWith, APP } from '../../rule/example';
import { ofDocuments, type Say } from '../../rule/rule';
import { quoted } from '../../values/quoted';

/** Set by Istio itself. */
const IGNORED = new Set(['sidecar.istio.io/status', 'gateway.istio.io/controller-version', 'istio.io/rev']);

const INJECT = 'sidecar.istio.io/inject';

/** Annotations of Istio: whether they exist, are meant for the object, and have a value that can be read. */
export const annotations = ofDocuments({
  finds: {
    MAN611: { level: 'warning', istio: 'IST0108', kiali: null, title: 'an annotation of Istio must be one that Istio knows', remedy: 'correct its name' },
    MAN612: { level: 'info', istio: 'IST0135', kiali: null, title: 'an annotation of Istio should not be deprecated', remedy: 'use the label of that name, or what replaces it' },
    MAN613: { level: 'warning', istio: 'IST0107', kiali: null, title: 'an annotation of Istio must stand on a kind that it is for', remedy: 'move it: most are for the template of the pods' },
    MAN614: { level: 'warning', istio: 'IST0125', kiali: null, title: 'an annotation of Istio must have a value that can be read', remedy: 'write another value' },
  },
  visit: (documents, sayOf) => {
    for (const kind of ['Namespace', 'Service', 'Deployment']) {
      for (const subject of documents.of(kind)) lookAt(subject.root.get('metadata'), kind, sayOf(subject));
    }
    for (const { subject, metadata } of writtenPods(documents)) if (subject) lookAt(metadata, 'Pod', sayOf(subject));
  },
  examples: () => ({
    MAN611: either(name => annotated(`traffic.sidecar.istio.io/${name}: "*"`), 'includeOutboundRanges', 'includeOutboundIPRanges'),
    MAN612: either(annotated, 'sidecar.istio.io/extraStatTags: a', 'sidecar.istio.io/logLevel: info'),
    MAN613: either(annotation => serviceWith(HTTP).replace('namespace: shop', `namespace: shop, annotations: { ${annotation} }`), 'sidecar.istio.io/logLevel: info', 'networking.istio.io/exportTo: "*"'),
    MAN614: either(value => annotated(`traffic.sidecar.istio.io/excludeOutboundPorts: "${value}"`), 'all', '3306,5432'),
  }),
});

function lookAt(metadata: Field, kind: string, say: Say<'MAN611' | 'MAN612' | 'MAN613' | 'MAN614'>): void {
  for (const [name, value] of metadata.get('annotations').entries()) {
    if (!isOfIstio(name) || IGNORED.has(name)) continue;
    const isLabelledToo = name === INJECT && INJECT in metadata.get('labels').labels;
    if (DEPRECATED.has(name) && !isLabelledToo) say('MAN612', value, `'${name}' is deprecated`);
    wantPlace(name, value, kind, say);
  }
}

function isOfIstio(name: string): boolean {
  return name === 'kubernetes.io/ingress.class' || name.split('/', 1)[0].endsWith('istio.io');
}

function wantPlace(name: string, value: Field, kind: string, say: Say<'MAN611' | 'MAN613' | 'MAN614'>): void {
  const places = OF_PODS.has(name) ? ['Pod'] : OF_SERVICES.has(name) ? ['Service'] : PLACES[name];
  if (!places) return say('MAN611', value, `there is no annotation '${name}'`);
  if (places.includes('Any')) return;
  const problem = annotationProblem(name, value.text);
  if (!places.includes(kind)) say('MAN613', value, `'${name}' is for ${places.join(', ')}, not for ${kind}`);
  else if (problem) say('MAN614', value, `${quoted(name)} ${problem}`);
}

const annotated = (annotation: string): string => deployment(APP, undefined, annotation);
