import type { SidecarScope } from './scope';
import { BLACK_HOLE, PASSTHROUGH } from '../services/clusters';
import { type Outcome, outcomeWith, passedOn } from '../traffic/outcome';

/** What becomes of a connection to an address that no listener is for. */
export function unknownConnection({ unknown }: Pick<SidecarScope, 'unknown'>): Outcome {
  return passedOn([unknown === 'passed on' ? PASSTHROUGH : BLACK_HOLE]);
}

/** What becomes of a request for a host that no virtual host is for. */
export function unknownHost({ unknown }: Pick<SidecarScope, 'unknown'>): Outcome {
  if (unknown === 'passed on') return outcomeWith({ outcome: 'routed', virtualHost: 'allow_any', destinations: [PASSTHROUGH] });
  return outcomeWith({ outcome: 'direct-response', virtualHost: 'block_all', directResponse: { status: 502 } });
}
