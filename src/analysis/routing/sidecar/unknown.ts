import type { SidecarScope } from './scope';
import { PASSTHROUGH } from '../services/clusters';
import { type Outcome, outcomeWith, passedOn, refused } from '../traffic/outcome';

/** What becomes of a connection to an address that no listener is for. */
export function unknownConnection({ unknown }: Pick<SidecarScope, 'unknown'>): Outcome {
  return unknown === 'passed on' ? passedOn([PASSTHROUGH]) : refused('the sidecar refuses what it does not know');
}

/** What becomes of a request for a host that no virtual host is for. */
export function unknownHost({ unknown }: Pick<SidecarScope, 'unknown'>): Outcome {
  if (unknown === 'passed on') return outcomeWith({ outcome: 'routed', virtualHost: 'allow_any', destinations: [PASSTHROUGH] });
  return outcomeWith({ outcome: 'direct-response', virtualHost: 'block_all', directResponse: { status: 502 } });
}
