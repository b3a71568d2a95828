import { clientsIn, gatewaysIn } from './clients';
import { doubtsIn, placeOf } from './doubts';
import { isSaidAlready } from './said-already';
import { DeadEnds, type DeadEnd } from '../../../probes/dead-ends';
import type { Context } from '../../index/context';
import { isDelegate } from '../virtual-service/parts';

/** The destinations at which somebody finds nothing, but for those of which other rules say why. */
export function deadEndsIn(context: Context): readonly DeadEnd[] {
  return context.once(deadEndsIn, () => {
    const doubts = doubtsIn(context);
    if (doubts.size === 0) return [];
    const ends = new DeadEnds(context.mesh, { inside: clientsIn(context), atGateways: gatewaysIn(context) });
    const isDelegateInDoubt = context.of('VirtualService').some(({ object, spec }) => doubts.has(object) && isDelegate(spec));
    const delegating = new Set(isDelegateInDoubt ? context.having('VirtualService', ['delegate']).map(({ object }) => object) : []);
    return context.mesh.indexes().virtualServices.all.filter(({ object }) => doubts.has(object) || delegating.has(object))
      .flatMap(one => ends.of(one, ({ object, path }) => doubts.get(object)?.has(placeOf(path)) === true))
      .filter(end => !isSaidAlready(end, context));
  });
}
