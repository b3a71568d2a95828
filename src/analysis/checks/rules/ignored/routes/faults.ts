import type { Field } from '../../../objects/field';
import { either, faultyRoute } from '../../../rule/example';
import { ofEachWith, type Say } from '../../../rule/rule';
import { httpRoutes } from '../../virtual-service/parts';

/** Faults that never happen. */
export const faultsHappen = ofEachWith('VirtualService', ['fault'], {
  finds: {
    MAN722: { level: 'warning', istio: null, kiali: null, title: 'a fault must say how it delays or aborts requests', remedy: 'write fixedDelay, httpStatus or grpcStatus' },
    MAN723: { level: 'warning', istio: null, kiali: null, title: 'a fault must delay or abort some requests', remedy: 'write percentage: { value: … }, the share of the requests to delay or abort; without it there are none' },
  },
  visit: ({ spec }, say) => {
    for (const fault of httpRoutes(spec).map(route => route.get('fault'))) {
      wantFault(fault.get('delay'), ['fixedDelay', 'exponentialDelay'], say);
      wantFault(fault.get('abort'), ['httpStatus', 'grpcStatus', 'http2Error'], say);
    }
  },
  examples: () => ({
    MAN722: either(kind => faultyRoute(`delay: { ${kind}percentage: { value: 10 } }`), '', 'fixedDelay: 1s, '),
    MAN723: either(share => faultyRoute(`abort: { httpStatus: 503${share} }`), '', ', percentage: { value: 10 }'),
  }),
});

function wantFault(fault: Field, kinds: readonly string[], say: Say<'MAN722' | 'MAN723'>): void {
  if (!fault.isSet) return;
  if (!kinds.some(kind => fault.get(kind).isSet)) say('MAN722', fault, `the fault has neither ${kinds.join(' nor ')}`);
  if (!fault.get('percentage').isSet && fault.get('percent').number === 0) say('MAN723', fault, 'the fault has no percentage, so it hits no request');
}
