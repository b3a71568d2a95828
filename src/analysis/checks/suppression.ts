import { entryOf } from './catalogue/entry-of';
import { ignoreAnnotationOf } from './objects/ignore-annotation';
import type { Finding } from '../model/finding';
import type { JsonObject } from '../model/json';
import type { ManifestObject, Manifests } from '../model/manifest';

/** The annotation by which istioctl leaves findings out: codes with commas between them, or `*`. */
const OF_ISTIOCTL = 'galley.istio.io/analyze-suppress';

/** A finding that is meant to be so. */
export interface Ignored {
  /** Of the catalogue, or the number of Istio or Kiali for the same. */
  readonly code: string;
  readonly reason: string;
  /**
   * Where: `Kind namespace/name`, `Kind name` or `namespace/name`.
   *
   * @default - everywhere
   */
  readonly object?: string;
  /**
   * In which files.
   *
   * @default - in all
   */
  readonly isIn?: (file: string) => boolean;
}

/** Knows what is meant to be so. */
export class Ignoring {
  /** Those of what was asked for that something was found for. */
  readonly used = new Set<Ignored>();
  private readonly byObject = new Map<JsonObject, ReadonlySet<string>>();

  constructor(manifests: Manifests, private readonly ignored: readonly Ignored[]) {
    for (const object of manifests.objects) {
      const annotation = ignoreAnnotationOf(object);
      if (annotation) this.byObject.set(object.body, annotation.codes);
    }
  }

  /** Whether a finding is meant to be so. */
  ignores({ code, object }: Finding): boolean {
    const names = namesOf(code);
    const asked = this.ignored.filter(one => names.includes(one.code) && one.reason.trim() !== '' && isAbout(one, object));
    for (const one of asked) this.used.add(one);
    const annotated = this.byObject.get(object.body);
    return asked.length > 0 || isLeftOutByIstioctl(code, object) || names.some(name => annotated?.has(name));
  }
}

/** What somebody has once decided for istioctl holds here too, for what istioctl would say. */
function isLeftOutByIstioctl(code: string, { annotations }: ManifestObject): boolean {
  if (!Object.hasOwn(annotations, OF_ISTIOCTL)) return false;
  const istio = entryOf(code)?.istio;
  return istio?.startsWith('IST') === true && annotations[OF_ISTIOCTL].split(',').some(one => one === '*' || one === istio);
}

function namesOf(code: string): string[] {
  const { istio, kiali } = entryOf(code) ?? { istio: null, kiali: null };
  return [code, istio, kiali].filter(name => name !== null);
}

function isAbout({ object: asked, isIn }: Ignored, { kind, namespace, name, place }: ManifestObject): boolean {
  if (isIn?.(place.file) === false) return false;
  return asked === undefined || [`${kind} ${namespace}/${name}`, `${kind} ${name}`, `${namespace}/${name}`].includes(asked);
}
