import { Field } from '../../objects/field';
import { IGNORE_ANNOTATION, ignoreAnnotationOf } from '../../objects/ignore-annotation';
import { either, annotatedRoute } from '../../rule/example';
import { ofSet } from '../../rule/rule';
import { quoted } from '../../values/quoted';

/** Annotations about findings that are meant to be so, which cannot be read. */
export const ignoreAnnotations = ofSet({
  finds: {
    MAN015: {
      level: 'warning', istio: null, kiali: null, title: 'a finding must be ignored by its code, with a reason', remedy: 'write "CODE reason; CODE reason"',
    },
  },
  visit: ({ manifests: { objects } }, sayOf) => {
    for (const object of objects) {
      for (const part of ignoreAnnotationOf(object)?.unreadable ?? []) {
        sayOf({ object })('MAN015', new Field(object.body).at('metadata', 'annotations', IGNORE_ANNOTATION), `${quoted(part)} is not a code with a reason`);
      }
    }
  },
  examples: () => ({
    MAN015: either(annotatedRoute, 'cdk8s-istio/ignore: MAN709', 'cdk8s-istio/ignore: MAN709 these are not percentages'),
  }),
});
