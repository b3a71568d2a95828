import type { Construct } from 'constructs';
import type { BroughtIn } from './brought-in-object';
import type { WorkloadManifest } from './workload-manifest';
import { refuse } from '../../refusals/refusal';
import type { Labels } from '../../values/labels';
import { checkCapacity, checkRequests } from '../capacity/capacity-checks';
import { writeCapacity, type CapacityWishes } from '../capacity/capacity-objects';
import type { PodsRequest } from '../pods';

/** What was brought in as the pods of a version. */
interface BroughtInPods {
  readonly workload: BroughtIn;
  readonly read: () => WorkloadManifest;
  readonly request: PodsRequest;
  /** The labels that its pods have and no others. */
  readonly picked: () => Labels;
}

/** Writes what counts pods that are brought in. */
export function bringInCapacity(scope: Construct, { workload: { object }, read, request, picked }: BroughtInPods, wishes: CapacityWishes): void {
  const { apiVersion, kind, name } = object;
  const { app, version, label, namespace } = request;
  const container = () => read().container?.name ?? name;
  const target = { apiVersion, kind, name, namespace, version, labels: { app, version: label }, writtenName: () => read().name };
  writeCapacity(scope, { ...target, selector: picked, container }, wishes);
}

/** Refuses wishes that contradict what was brought in. */
export function checkBroughtInCapacity({ object, path }: BroughtIn, { replicas, container }: WorkloadManifest, wishes: CapacityWishes): void {
  const { autoscaling } = wishes;
  if (autoscaling && replicas !== undefined) {
    refuse('CDI321', `the ${object.kind} '${path}' says that its pods are ${replicas}, and they are left to an autoscaler, so each apply would put`
        + ` the ${replicas} back`,
    'take spec.replicas out of what was applied last (kubectl apply edit-last-applied), then out of the program,'
        + ' as in ApiObject.of(deployment).addJsonPatch(JsonPatch.remove(\'/spec/replicas\'))');
  }
  checkCapacity(path, { replicas, ...wishes });
  if (container) checkRequests(path, autoscaling, container.requested);
}
