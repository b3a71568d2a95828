import { JsonPatch } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';
import { bringInCapacity, checkBroughtInCapacity } from './brought-in-capacity';
import { broughtIn, type BroughtIn } from './brought-in-object';
import type { BroughtInPodsOptions } from './brought-in-options';
import type { PodLabels } from './pod-labels';
import { readWorkload, type WorkloadManifest } from './workload-manifest';
import { refuse } from '../../refusals/refusal';
import { pointer, type Labels } from '../../values/labels';
import type { Pods, PodsRequest } from '../pods';

/** The kinds whose pods the checks of manifests know. */
const SEEN = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController', 'Rollout'];

/** Where most kinds have the template of their pods. */
const TEMPLATE = 'spec.template';

/** Takes what makes pods as the pods of a version: its selector tells them apart, and nothing of it changes unless that is asked for. */
export function bringInWorkload(scope: Construct, construct: IConstruct, request: PodsRequest, options: BroughtInPodsOptions): Pods {
  const { labels, podLabels, templatePath = TEMPLATE } = options;
  const workload = broughtIn(construct, `the workload of '${request.path}'`);
  checkNamespace(workload, request);
  const read = () => readWorkload(workload, templatePath);
  if (podLabels) addLabels(read(), podLabels, request, templatePath);
  const { kind } = workload.object;
  bringInCapacity(scope, { workload, read, request, picked: () => labels ?? selectorOf(workload, read()) }, options);
  return {
    unseen: SEEN.includes(kind) ? undefined : `pods of this service are those of a ${kind}`,
    labels: () => labels ?? selectorOf(workload, read()),
    found: () => {
      const manifest = read();
      const { podLabels: allLabels, replicas, selector = {}, template } = manifest;
      checkBroughtInCapacity(workload, manifest, options);
      return { allLabels, replicas, bounds: options.autoscaling?._plan, origin: { path: template.path, labelsAt: labelsAt(templatePath), selector } };
    },
  };
}

function checkNamespace({ object, path }: BroughtIn, { app, namespace }: PodsRequest): void {
  const own = object.metadata.namespace;
  if (own !== namespace) {
    refuse('CDI306', `the ${object.kind} '${path}' is in ${named(own)} and the Service '${app}' in ${named(namespace)}, so the Service cannot select its pods`,
      'put both into one namespace');
  }
}

function named(namespace: string | undefined): string {
  return namespace === undefined ? 'no stated namespace' : `namespace '${namespace}'`;
}

function selectorOf({ object, path }: BroughtIn, { selector }: WorkloadManifest): Labels {
  return selector ?? refuse('CDI313', `'${path}' (${object.kind}) has no labels at spec.selector.matchLabels, so nobody knows what its pods carry for certain`,
    'pass the labels that all of its pods carry, as in { labels: { app: \'shop\', version: \'v1\' } }');
}

function addLabels({ podLabels, template }: WorkloadManifest, wanted: PodLabels, request: PodsRequest, templatePath: string): void {
  const { app, version, label } = request;
  const carried = podLabels.version;
  if (carried !== undefined && carried !== label) {
    refuse('CDI305', `the pods of '${template.path}' already carry version=${carried}, so they are not labelled as version '${label}' of '${app}'`,
      `name the label that they have, as in addVersion('${version}', …, { label: '${carried}' }), or leave podLabels out`);
  }
  // Pods without any label are refused later: no selector picks them.
  if (Object.keys(podLabels).length === 0) return;
  const missing = Object.entries(wanted._for(request)).filter(([key]) => podLabels[key] === undefined);
  template.object.addJsonPatch(...missing.map(([key, value]) => JsonPatch.add(labelsAt(templatePath) + pointer(key), value)));
}

function labelsAt(templatePath: string): string {
  return pointer(...templatePath.split('.'), 'metadata', 'labels');
}
