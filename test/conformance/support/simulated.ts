import type { Istiod } from './istiod';
import type { Outcome, Request } from './istiod-answers';
import { readText } from '../../../src/analysis/reader/read-text';
import { meshOf } from '../../../src/analysis/routing/mesh';

/** What two ways to an outcome have to agree in: not in the words for why there is no route. */
export type Compared = Omit<Outcome, 'detail'>;

/**
 * Pods are in no order, and a fault of nothing is none. Of virtual hosts with the same routes istiod takes any at a sidecar, and at a gateway
 * it gives them the name of the first of them; the simulator keeps the name that the request was for.
 */
function compared(outcome: Outcome & { readonly why?: unknown }, { from }: Request): Compared {
  const { detail: _, why: __, route: ___, virtualHost, fault, destinations, mirrors, ...rest } = outcome;
  const sorted = (all: Outcome['destinations']) => all.map(one => ({ ...one, pods: [...one.pods].sort(byText) }));
  const isFault = fault !== null && (fault.delay !== undefined || fault.abort !== undefined);
  return { ...rest, virtualHost: from.kind === 'gateway' || rest.rule !== null ? undefined : virtualHost, fault: isFault ? fault : null, destinations: sorted(destinations), mirrors: sorted(mirrors) };
}

function byText(one: object, other: object): number {
  return JSON.stringify(one).localeCompare(JSON.stringify(other));
}

/** What the simulator says. */
export function simulated(yaml: string, requests: readonly Request[]): readonly Compared[] {
  const mesh = meshOf(readText(yaml, 'random.yaml'));
  return requests.map(request => compared(mesh.route(request), request));
}

/** What istiod says. */
export async function generated(istiod: Istiod, yaml: string, requests: readonly Request[]): Promise<readonly Compared[]> {
  return (await istiod.route(yaml, requests)).map((outcome, at) => compared(outcome, requests[at]));
}
