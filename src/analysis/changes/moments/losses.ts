import { type Moment } from './timeline';
import { OF_EVERY_PROXY } from '../../routing/services/clusters';
import type { Destination, Outcome } from '../../routing/traffic/outcome';
import type { Request } from '../../routing/traffic/request';
import { answeredShare, type Unanswered, unansweredIn } from '../effects/answered';
import type { State } from '../effects/state';
import type { RequestClass } from '../requests/classes';

/** What happens to requests on the way from one state to another. */
export interface Harm {
  /**
   * `lost`: answered before and after, and not in between; `lost for good`: answered before, and not after; `astray`: answered in between by pods that neither end
   * sends them to.
   */
  readonly kind: 'lost' | 'lost for good' | 'astray';
  readonly requests: RequestClass;
  /** Per cent of them. */
  readonly share: number;
  readonly unanswered: Unanswered | undefined;
  /** Where they go astray to. */
  readonly destination: Destination | undefined;
  /** When; nothing for what is so after all. */
  readonly moment: Moment | undefined;
}

/** The first of each kind of harm that comes to each class of requests. */
export function harmsOf(classes: readonly RequestClass[], moments: readonly Moment[], before: State, after: State): readonly Harm[] {
  return classes.flatMap(requests => [...lostForGood(requests), ...onTheWay(requests, moments, before, after)]);
}

function lostForGood(requests: RequestClass): readonly Harm[] {
  const worse = unansweredIn(requests.after);
  const share = answeredShare(requests.before) - answeredShare(requests.after);
  return share <= 0 ? [] : worse.slice(0, 1).map(unanswered => ({ kind: 'lost for good', requests, share, unanswered, destination: undefined, moment: undefined }));
}

/** What is unanswered at one end is not lost in between. */
function onTheWay(requests: RequestClass, moments: readonly Moment[], before: State, after: State): readonly Harm[] {
  const atBest = Math.min(answeredShare(requests.before), answeredShare(requests.after));
  if (atBest === 0) return [];
  const ends = new Set([...placesOf(requests.before, before), ...placesOf(requests.after, after)]);
  const found = new Map<string, Harm>();
  for (const moment of moments) {
    const outcome = outcomeAt(moment, requests.witness);
    const lost = answeredShare(outcome) < atBest ? unansweredIn(outcome) : [];
    for (const unanswered of lost) add(found, `lost ${unanswered.status}`, { kind: 'lost', requests, share: unanswered.share, unanswered, destination: undefined, moment });
    for (const destination of outcome.destinations.filter(one => one.share > 0 && one.state === 'ok')) {
      const isAstray = moment.clusters.answering(destination).some(pods => !ends.has(pods));
      if (isAstray) add(found, 'astray', { kind: 'astray', requests, share: destination.share, unanswered: undefined, destination, moment });
    }
  }
  return [...found.values()];
}

/** The first, but for one that loses more. */
function add(found: Map<string, Harm>, key: string, harm: Harm): void {
  const known = found.get(key);
  if (known === undefined || harm.share > known.share) found.set(key, harm);
}

function placesOf({ destinations }: Outcome, state: State): readonly string[] {
  return destinations.filter(({ share }) => share > 0).flatMap(one => state.answering(one));
}

/** What becomes of a request where routes are older than clusters. */
export function outcomeAt({ routes, clusters }: Moment, request: Request): Outcome {
  const outcome = routes.mesh.route(request);
  if (routes === clusters) return outcome;
  const own = clusters.mesh.proxyOf(request.from).clusters;
  const there = (one: Destination): Destination => OF_EVERY_PROXY.has(one.host) ? one : { ...one, ...own.cluster({ host: one.host, subset: one.subset ?? '', port: one.port }) };
  return { ...outcome, destinations: outcome.destinations.map(there), mirrors: outcome.mirrors.map(there) };
}
