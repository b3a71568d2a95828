import type { ManifestObject } from '../../model/manifest';

/** Something that happens to a cluster while a change is applied. */
export type Event =
  /** An object is applied. */
  | { readonly kind: 'apply'; readonly object: ManifestObject }
  /** An object is deleted. */
  | { readonly kind: 'remove'; readonly object: ManifestObject }
  /** Something waits until all pods are ready and every proxy has what was applied. */
  | { readonly kind: 'settle' };

/** What happened, in words, as in `VirtualService bookinfo/reviews`, with a minus for what goes. */
export function eventText(event: Event): string {
  if (event.kind === 'settle') return 'a wait';
  const { kind, namespace, name } = event.object;
  return `${event.kind === 'remove' ? 'the removal of ' : ''}${kind} ${namespace === '' ? '' : `${namespace}/`}${name}`;
}
