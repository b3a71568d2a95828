import { IGNORE_ANNOTATION, ignoreAnnotationOf } from '../../objects/ignore-annotation';
import { either, annotatedRoute } from '../../rule/example';
import { ofDocuments } from '../../rule/rule';
import { quoted } from '../../values/quoted';

/** Annotations about findings that are meant to be so, which cannot be read. */
export const ignoreAnnotations = ofDocuments({
  finds: {
    MAN015: {
      level: 'warning', istio: null, kiali: null, title: 'a finding must be ignored by its code, with a reason', remedy: 'write "CODE reason; CODE reason"',
    },
  },
  visit: (documents, sayOf) => {
    for (const subject of documents.all()) {
      for (const part of ignoreAnnotationOf(subject.object)?.unreadable ?? []) {
        sayOf(subject)('MAN015', subject.root.at('metadata', 'annotations', IGNORE_ANNOTATION), `${quoted(part)} is not a code with a reason`);
      }
    }
  },
  examples: () => ({
    MAN015: either(annotatedRoute, 'cdk8s-istio/ignore: MAN709', 'cdk8s-istio/ignore: MAN709 these are not percentages'),
  }),
});
