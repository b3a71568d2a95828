import { either, annotatedRoute } from '../../rule/example';
import { ofDocuments } from '../../rule/rule';
import { SHAPES } from '../../schema/shapes';

/** What Istio writes itself, and lets no one else write. */
const KEPT = ['istio.io/dry-run', 'internal.istio.io/webhook-always-reject', 'internal.istio.io/parents', 'internal.istio.io/parent-namespace'];

/** Annotations that Istio's webhook rejects. */
export const keptAnnotations = ofDocuments({
  finds: {
    MAN012: {
      level: 'error', istio: 'webhook', kiali: null, title: 'an object must not carry an annotation that Istio keeps for itself', remedy: 'remove the annotation',
    },
  },
  visit: (documents, sayOf) => {
    for (const subject of Object.keys(SHAPES).flatMap(kind => documents.of(kind))) {
      for (const name of KEPT) {
        if (!Object.hasOwn(subject.object.annotations, name)) continue;
        sayOf(subject)('MAN012', subject.root.at('metadata', 'annotations', name), `it carries '${name}'`);
      }
    }
  },
  examples: () => ({
    MAN012: either(annotatedRoute, 'istio.io/dry-run: "true"', ''),
  }),
});
