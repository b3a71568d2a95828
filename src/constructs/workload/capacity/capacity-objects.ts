import { Lazy } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { Autoscaling, AutoscalingPlan, ScalingTargetPlan } from './autoscaling';
import type { DisruptionBudget } from './disruption-budget';
import type { TopologySpread } from './topology-spread';
import { WrittenObject } from '../../objects/written-object';
import type { Labels } from '../../values/labels';
import type { Manifest } from '../brought-in/manifest';

/** What has pods: a Deployment, or another object that Kubernetes can scale. */
export interface CapacityTarget {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | undefined;
  /** Its own name once it is written, which a patch may change. */
  readonly writtenName: () => string;
  /** The name of the version, which ends the ids of the objects. */
  readonly version: string;
  /** Its own labels. */
  readonly labels: Labels;
  /** The labels that its pods have and no others; asked for when they are written. */
  readonly selector: () => Labels;
  /** The container that usage is measured of. */
  readonly container: () => string;
}

/** What is wished of the number of pods. */
export interface CapacityWishes {
  readonly autoscaling?: Autoscaling;
  readonly disruption?: DisruptionBudget;
}

/** Writes the autoscaler and the disruption budget of a version, those that are wished for. */
export function writeCapacity(scope: Construct, target: CapacityTarget, { autoscaling, disruption }: CapacityWishes): void {
  const metadata = { name: target.name, namespace: target.namespace, labels: target.labels };
  if (autoscaling) {
    const spec = Lazy.any({ produce: () => autoscalerSpec(target, autoscaling._plan) });
    const kind = 'HorizontalPodAutoscaler';
    new WrittenObject(scope, `${kind}-${target.version}`, { apiVersion: 'autoscaling/v2', kind, metadata, spec });
  }
  if (disruption) {
    // A pod that is not well must not keep a node from being drained.
    const budget = (): Manifest<k8s.PodDisruptionBudgetSpec> => (
      { ...disruption._plan, selector: { matchLabels: target.selector() }, unhealthyPodEvictionPolicy: 'AlwaysAllow' });
    const spec = Lazy.any({ produce: budget });
    new WrittenObject(scope, `PodDisruptionBudget-${target.version}`, { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata, spec });
  }
}

function autoscalerSpec(scaled: CapacityTarget, plan: AutoscalingPlan): Manifest<k8s.HorizontalPodAutoscalerSpecV2> {
  const { apiVersion, kind, writtenName, container } = scaled;
  return {
    scaleTargetRef: { apiVersion, kind, name: writtenName() },
    minReplicas: plan.least,
    maxReplicas: plan.most,
    metrics: plan.targets.map(metric => metricSpec(metric, container())),
  };
}

function metricSpec(target: ScalingTargetPlan, container: string): Manifest<k8s.MetricSpecV2> {
  switch (target.kind) {
    case 'usage': return {
      type: 'ContainerResource',
      containerResource: { name: target.resource, container, target: { type: 'Utilization', averageUtilization: target.percent } },
    };
    case 'metric': return {
      type: 'Pods',
      pods: { metric: { name: target.name }, target: { type: 'AverageValue', averageValue: String(target.average) } },
    };
  }
}

/** How the pods of a version are spread: only they are counted. */
export function spreadSpec(spread: readonly TopologySpread[], podLabels: Labels): Manifest<k8s.TopologySpreadConstraint>[] {
  return spread.map(({ _plan }) => ({ ..._plan, labelSelector: { matchLabels: podLabels } }));
}
