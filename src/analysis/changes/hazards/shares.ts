import { hazardRule } from './hazard';
import { deciding, destinationText, requestsText } from './words';
import { objectAt, optionalNumberAt } from '../../routing/fields/fields';
import type { Destination } from '../../routing/traffic/outcome';
import { perCent } from '../../routing/traffic/phrases';
import type { State } from '../effects/state';
import type { RequestClass } from '../requests/classes';

type Code = 'PLN201' | 'PLN202' | 'PLN203';

/** Who gets how much, and who is moved. */
export const shares = hazardRule<Code>({
  PLN201: { level: 'warning', title: 'a share must not be raised by more than the step that is allowed', remedy: 'raise it in several commits, and look at errors and latency between them' },
  PLN202: { level: 'warning', title: 'a version must have the pods for its share', remedy: 'raise replicas, or the bounds of its autoscaler, one commit before the share' },
  PLN203: { level: 'warning', title: 'requests that a rule pins should stay with their version', remedy: 'keep the rule until the release is over, or tell whoever relies on it' },
}, ({ classes, after, maxStep }, tell) => {
  const moved = classes.filter(one => one.differing.includes('shares'));
  for (const one of moved) {
    const rule = deciding(one.after, after.manifests.objects);
    for (const destination of one.after.destinations) {
      const raise = destination.share - shareIn(one.before.destinations, destination);
      if (maxStep !== undefined && raise > maxStep) {
        tell('PLN201', rule, `${destinationText(destination)} gets ${perCent(raise)} % more of ${requestsText(one)} at once, and ${perCent(maxStep)} % is the most`);
      }
      const short = raise > 0 ? missingPods(destination, one, after) : undefined;
      if (short !== undefined) tell('PLN202', rule, short);
    }
    if (isPinned(one)) tell('PLN203', rule, `${requestsText(one)} was pinned to ${namesOf(one.before.destinations)}, and now goes to ${namesOf(one.after.destinations)}`);
  }
});

function shareIn(destinations: readonly Destination[], { host, subset }: Destination): number {
  return destinations.filter(one => one.host === host && one.subset === subset).reduce((sum, { share }) => sum + share, 0);
}

function namesOf(destinations: readonly Destination[]): string {
  return destinations.filter(({ share }) => share > 0).map(destinationText).join(' and ') || 'nobody';
}

/** A rule with conditions has chosen one version for them, and it is another one now. */
function isPinned({ before, after, isRest }: RequestClass): boolean {
  const [old, now] = [before, after].map(({ destinations }) => destinations.filter(({ share }) => share > 0));
  return !isRest && before.outcome === 'routed' && old.length === 1 && before.rule !== null && old[0].subset !== null &&
    before.origin?.field.includes('match') === true && !now.some(one => one.host === old[0].host && one.subset === old[0].subset);
}

/** Less than half of the pods for each per cent that the version with most of these requests had before. */
function missingPods(destination: Destination, { before, after: now, isRest }: RequestClass, after: State): string | undefined {
  const known = before.destinations.filter(one => one.host === destination.host && one.share > 0 && one.pods.length > 0);
  const [stable] = known.sort((one, other) => other.share - one.share);
  if (!isRest || stable === undefined || destination.state !== 'ok' || destination.pods.length === 0 || now.outcome !== 'routed') return undefined;
  const most = Math.max(podsOf(destination), ...scaledTo(destination, after));
  if (most * 2 >= podsOf(stable) * destination.share / stable.share) return undefined;
  const had = `${destinationText(stable)} had ${podsOf(stable)} for ${perCent(stable.share)} %`;
  return `${destinationText(destination)} gets ${perCent(destination.share)} % with ${most} ${most === 1 ? 'pod' : 'pods'}, where ${had}`;
}

function podsOf({ pods }: Destination): number {
  return pods.reduce((sum, { count }) => sum + count, 0);
}

/** The most pods that an autoscaler makes of the workload. */
function scaledTo(destination: Destination, after: State): readonly number[] {
  const owners = after.answering(destination);
  return after.manifests.objects.filter(({ kind }) => kind === 'HorizontalPodAutoscaler').flatMap(({ spec, namespace }) => {
    const target = objectAt(spec, 'scaleTargetRef');
    return owners.includes(`${String(target?.kind)} ${namespace}/${String(target?.name)}`) ? [optionalNumberAt(spec, 'maxReplicas') ?? 0] : [];
  });
}

