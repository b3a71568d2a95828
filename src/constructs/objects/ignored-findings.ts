import type { ApiObject } from 'cdk8s';

/** What `cdk8s-istio check` and the validation plugin read on an object. */
const ANNOTATION = 'cdk8s-istio/ignore';

/** A finding of the checks that is meant to be so: what it is about is known to be outside of what is written. */
export type IgnoredCode = 'MAN501' | 'MAN510' | 'MAN511' | 'MAN512' | 'MAN513' | 'MAN514' | 'MAN615' | 'MAN746';

/** Why nobody finds the Service of a host in the manifests. */
export const WRITTEN_ELSEWHERE = 'the Service is written elsewhere';

/** What `istioctl analyze` reads on an object. */
const OF_ISTIOCTL = 'galley.istio.io/analyze-suppress';

const said = new WeakMap<ApiObject, Map<IgnoredCode, string>>();

/** Says on an object which finding about it is meant to be so, and why. */
export function ignoreFinding(object: ApiObject, code: IgnoredCode, reason: string): void {
  const reasons = said.get(object) ?? new Map<IgnoredCode, string>();
  said.set(object, reasons.set(code, reason));
  object.metadata.addAnnotation(ANNOTATION, [...reasons].map(([one, why]) => `${one} ${why}`).join('; '));
}

/** Says on an object that a code of `istioctl analyze`, which `cdk8s-istio check` has as well, is a false alarm about it. */
export function suppressInIstioctl(object: ApiObject, code: 'IST0109'): void {
  object.metadata.addAnnotation(OF_ISTIOCTL, code);
}
