import { SHAPES } from './schema';
import { ofSet } from '../../rule/rule';

/** What Istio writes itself, and lets no one else write. */
const KEPT = ['istio.io/dry-run', 'internal.istio.io/webhook-always-reject', 'internal.istio.io/parents', 'internal.istio.io/parent-namespace'];

/** Annotations that Istio's webhook rejects. */
export const keptAnnotations = ofSet((context, sayOf) => {
  for (const subject of Object.keys(SHAPES).flatMap(kind => context.of(kind))) {
    for (const name of KEPT) {
      if (!Object.hasOwn(subject.object.annotations, name)) continue;
      sayOf(subject)('MAN012', subject.root.at('metadata', 'annotations', name), `it carries '${name}'`);
    }
  }
});
