import type { Field } from '../../objects/field';

/** The resolution of a ServiceEntry. */
export function resolutionOf(spec: Field): string {
  return spec.get('resolution').text || 'NONE';
}
