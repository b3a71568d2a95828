import type { Context } from './context';
import { CONTROLLERS } from './pods';

/** Whether services are part of what is checked: a folder of routes alone says nothing about them. */
export function knowsServices(context: Context): boolean {
  return context.of('Service').length + context.of('ServiceEntry').length > 0;
}

/** Whether pods are part of what is checked. */
export function knowsPods(context: Context): boolean {
  return ['Pod', ...CONTROLLERS].some(kind => context.of(kind).length > 0) || context.pods.namespaces.size > 0;
}
