import type { Istiod } from './istiod';
import type { Request } from './istiod-answers';
import { readText } from '../../../src/analysis/reader/read-text';
import { meshOf } from '../../../src/analysis/routing/mesh';
import type { Outcome as SimulatedOutcome } from '../../../src/analysis/routing/traffic/outcome';

/** What two ways to an outcome have to agree in: not in the words for why there is no route, nor in what is only written somewhere, which istiod does not tell. */
export type Compared = Omit<SimulatedOutcome, 'detail' | 'origin' | 'corsPolicy'>;

/**
 * Pods are in no order, and a fault without an effect counts as no fault. Of virtual hosts with the same routes istiod takes any at a sidecar, and at a gateway
 * it gives them the name of the first of them; the simulator keeps the name that the request was for.
 */
function compared(outcome: Compared, { from }: Request): Compared {
  const { virtualHost, fault, destinations, mirrors, ...rest } = outcome;
  // What is written is all that istiod is given, so what is unknown is not there.
  const known = ({ state }: Compared['destinations'][number]) => state === 'unknown' ? 'no-endpoints' : state;
  const sorted = (all: Compared['destinations']) => all.map(({ trafficPolicy: _, ...one }) => ({ ...one, state: known(one), pods: [...one.pods].sort(byText) }));
  const isFault = fault !== null && (fault.delay !== undefined || fault.abort !== undefined);
  return { ...rest, virtualHost: from.kind === 'gateway' || rest.rule !== null ? undefined : virtualHost, fault: isFault ? fault : null, destinations: sorted(destinations), mirrors: sorted(mirrors) };
}

function byText(one: object, other: object): number {
  return JSON.stringify(one).localeCompare(JSON.stringify(other));
}

/** What the simulator says. */
export function simulated(yaml: string, requests: readonly Request[]): readonly Compared[] {
  const mesh = meshOf(readText(yaml, 'random.yaml'));
  return requests.map(request => {
    const { detail: _, why: __, origin: ___, corsPolicy: ____, ...outcome } = mesh.route(request);
    return compared(outcome, request);
  });
}

/** What istiod says. */
export async function generated(istiod: Istiod, yaml: string, requests: readonly Request[]): Promise<readonly Compared[]> {
  return (await istiod.route(yaml, requests)).map(({ detail: _, ...outcome }, at) => compared(outcome, requests[at]));
}
