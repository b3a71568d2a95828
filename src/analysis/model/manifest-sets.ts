import type { Manifests, Reason, Template } from './manifest';

/** Several sets of manifests as one. */
export function joined(all: readonly Manifests[]): Manifests {
  const passedOver = all.flatMap(one => one.passedOver ?? []);
  const outside = new Set(all.flatMap(one => [...one.outside ?? []]));
  const clusterDomain = all.find(one => one.clusterDomain !== undefined)?.clusterDomain;
  return {
    objects: all.flatMap(({ objects }) => objects),
    unreadable: all.flatMap(({ unreadable }) => unreadable),
    ...passedOver.length > 0 && { passedOver },
    ...outside.size > 0 && { outside },
    ...clusterDomain !== undefined && { clusterDomain },
  };
}

const TEMPLATES: ReadonlySet<Reason> = new Set<Template>([
  'Helm template', 'Go template', 'Jinja template', 'ytt template', 'ERB template', 'template with placeholders',
]);

/** Whether something has to be rendered first. */
export function isTemplate(reason: Reason): reason is Template {
  return TEMPLATES.has(reason);
}
