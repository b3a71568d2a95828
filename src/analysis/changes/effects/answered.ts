import { OF_EVERY_PROXY } from '../../routing/services/clusters';
import type { Destination, Outcome } from '../../routing/traffic/outcome';

/** A part of the requests that nothing answers. */
export interface Unanswered {
  /** Per cent. */
  readonly share: number;
  /** As Envoy answers: `503 NC` for no such cluster, `503 UH` for no endpoints, `404 NR` for no route. */
  readonly status: '503 NC' | '503 UH' | '404 NR' | 'no service';
  /** Where they would have gone. */
  readonly destination: Destination | undefined;
}

/** The parts of the requests of an outcome that nothing answers; empty where all are answered, by a redirect or a fixed answer as well. */
export function unansweredIn({ outcome, destinations }: Outcome): readonly Unanswered[] {
  if (outcome === 'no-route') return [{ share: 100, status: '404 NR', destination: undefined }];
  return destinations.filter(({ share }) => share > 0).flatMap(destination => {
    const status = statusOf(destination);
    return status === undefined ? [] : [{ share: destination.share, status, destination }];
  });
}

function statusOf({ state, host }: Destination): Unanswered['status'] | undefined {
  if (OF_EVERY_PROXY.has(host)) return 'no service';
  return state === 'no-cluster' ? '503 NC' : state === 'no-endpoints' ? '503 UH' : undefined;
}

/** Per cent of the requests that something answers. */
export function answeredShare(outcome: Outcome): number {
  return 100 - unansweredIn(outcome).reduce((sum, { share }) => sum + share, 0);
}
