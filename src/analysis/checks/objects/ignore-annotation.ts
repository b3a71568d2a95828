import type { ManifestObject } from '../../model/manifest';

/** The annotation of an object that says which findings about it are meant to be so: `CODE reason; CODE reason`. */
export const IGNORE_ANNOTATION = 'cdk8s-istio/ignore';

/** What the annotation of an object says. */
export interface IgnoreAnnotation {
  readonly codes: ReadonlySet<string>;
  /** Parts that are no code with a reason. */
  readonly unreadable: readonly string[];
}

/** What an object says about findings that are meant to be so; nothing where it does not have the annotation. */
export function ignoreAnnotationOf({ annotations }: ManifestObject): IgnoreAnnotation | undefined {
  if (!Object.hasOwn(annotations, IGNORE_ANNOTATION)) return undefined;
  const [codes, unreadable] = [new Set<string>(), [] as string[]];
  for (const part of annotations[IGNORE_ANNOTATION].split(';').map(text => text.trim()).filter(text => text !== '')) {
    const [, code, reason] = /^(\S+)(?:\s+(.+))?$/s.exec(part) ?? [];
    if (/^(?:MAN|IST|KIA|PLN)\d+$/.test(code) && reason) codes.add(code);
    else unreadable.push(part);
  }
  return { codes, unreadable };
}
