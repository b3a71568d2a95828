import { ApiObject } from 'cdk8s';
import type { BroughtIn } from './brought-in-object';
import { refuse } from '../../refusals/refusal';
import type { Labels } from '../../values/labels';

/** What a rendered object says about its pods. */
export interface WorkloadManifest {
  readonly name: string;
  readonly replicas?: number;
  readonly selector?: Labels;
  /** The labels of its pods. */
  readonly podLabels: Labels;
  /** The first container of its pods. */
  readonly container?: ContainerManifest;
  /** What the template stands in. */
  readonly template: BroughtIn;
}

/** What a container is called, and what it requests or, without that, is limited to. */
export interface ContainerManifest {
  readonly name: string;
  readonly requested: Readonly<Record<'cpu' | 'memory', unknown>>;
}

/** A part of a manifest; what is of another type than its field counts as absent. */
type Part = Readonly<Record<string, unknown>>;

/** Reads what an object will say, every patch included. */
export function readWorkload(workload: BroughtIn, templatePath: string): WorkloadManifest {
  const json = workload.object.toJson() as Part;
  const spec = partIn(json, 'spec');
  const template = at(json, templatePath);
  if (template) {
    return {
      name: nameIn(json, workload),
      replicas: numberIn(spec?.replicas),
      selector: selectorIn(spec),
      podLabels: labelsOf(template),
      container: containerIn(template),
      template: workload,
    };
  }
  const reference = partIn(spec, 'workloadRef');
  if (!reference) return refuseWithoutTemplate(workload, templatePath);
  const referred = readWorkload(referredBy(workload, reference), templatePath);
  return { ...referred, name: nameIn(json, workload), replicas: numberIn(spec?.replicas), selector: selectorIn(spec) ?? referred.selector };
}

function refuseWithoutTemplate({ object, path }: BroughtIn, templatePath: string): never {
  refuse('CDI313', `'${path}' (${object.kind}) has no pod template at ${templatePath}, so it makes no pods`,
    'bring in what makes the pods; if the template stands elsewhere, say where, as in { templatePath: \'spec.workload.template\' }');
}

/** An Argo Rollout may leave its template to a Deployment. */
function referredBy({ object, path }: BroughtIn, { kind, name }: Part): BroughtIn {
  const { namespace } = object.metadata;
  const found = object.node.root.node.findAll()
    .find(one => ApiObject.isApiObject(one) && one.kind === kind && one.name === name && one.metadata.namespace === namespace);
  if (found) return { object: found as ApiObject, path: found.node.path };
  refuse('CDI314',
    `'${path}' takes its pods from the ${String(kind)} '${String(name)}', which this app does not write, so their labels are not known`,
    'write both in one app, or pass the labels with MeshWorkload.external({ labels })');
}

function at(json: Part, path: string): Part | undefined {
  return path.split('.').reduce<Part | undefined>(partIn, json);
}

function partIn(part: Part | undefined, name: string): Part | undefined {
  const value = part?.[name];
  return typeof value === 'object' && value !== null ? value as Part : undefined;
}

/** The name, as a patch may have changed it. */
function nameIn(json: Part, { object }: BroughtIn): string {
  const name = partIn(json, 'metadata')?.name;
  return typeof name === 'string' ? name : object.name;
}

function labelsOf(template: Part): Labels {
  return textsIn(partIn(partIn(template, 'metadata'), 'labels'));
}

function selectorIn(spec: Part | undefined): Labels | undefined {
  const labels = textsIn(partIn(partIn(spec, 'selector'), 'matchLabels'));
  return Object.keys(labels).length > 0 ? labels : undefined;
}

function textsIn(part: Part = {}): Labels {
  return Object.fromEntries(Object.entries(part).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

function numberIn(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function containerIn(template: Part): ContainerManifest | undefined {
  const containers = partIn(template, 'spec')?.containers;
  const first: unknown = Array.isArray(containers) ? containers[0] : undefined;
  const container = partIn({ first }, 'first');
  if (typeof container?.name !== 'string') return undefined;
  const resources = partIn(container, 'resources');
  return { name: container.name, requested: { cpu: undefined, memory: undefined, ...partIn(resources, 'limits'), ...partIn(resources, 'requests') } };
}
