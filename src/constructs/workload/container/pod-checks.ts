import type { ContainerOptions } from './container-options';
import type { NamedContainerOptions } from './process-options';
import { mountedIn, type Mounted } from './volumes';
import { refuse, shown } from '../../refusals/refusal';
import { isDnsLabel, isLabelKey, isLabelValue } from '../../values/names';
import { checkedName } from '../sources/object-name';

/** The containers that Istio puts into a pod. */
const ISTIO = ['istio-proxy', 'istio-init', 'istio-validation'];

/** The containers of a pod beside the one that serves. */
export function containersBeside({ sidecars = [], initContainers = [] }: ContainerOptions): NamedContainerOptions[] {
  return [...sidecars, ...initContainers];
}

/** Refuses what Kubernetes rejects, or what does not do what it says, in the pod as a whole. */
export function checkPod(path: string, app: string, options: ContainerOptions): void {
  const beside = containersBeside(options);
  checkNames(path, app, beside.map(({ name }) => name));
  checkVolumes(path, [options, ...beside].map(mountedIn));
  checkNodes(path, options.nodeSelector ?? {});
  for (const name of options.imagePullSecrets ?? []) checkedName('Secret', name);
}

function checkNames(path: string, app: string, names: readonly string[]): void {
  names.forEach((name, at) => {
    if (!isDnsLabel(name)) refuse('CDI332', `a container of '${path}' must be named by a DNS label, got ${shown(name)}`, 'use at most 63 lower-case letters, digits and hyphens');
    if (name === app || ISTIO.includes(name) || names.indexOf(name) !== at) {
      refuse('CDI332', `two containers of '${path}' are named '${name}'`, `give it another name than '${app}' (the container that serves), ${ISTIO.map(one => `'${one}'`).join(', ')} and the others`);
    }
  });
}

function checkVolumes(path: string, containers: readonly (readonly Mounted[])[]): void {
  for (const mounted of containers) {
    const paths = mounted.map(({ mountPath }) => mountPath.replace(/\/+$/, ''));
    const twice = paths.find((one, at) => paths.indexOf(one) !== at);
    if (twice !== undefined) refuse('CDI331', `a container of '${path}' has two volumes at '${twice}'`, 'mount each at a folder of its own');
  }
  const volumes = new Map<string, Mounted>();
  for (const mounted of containers.flat()) {
    const { volume: { name }, content, mountPath } = mounted;
    const other = volumes.get(name);
    if (other && other.content !== content) {
      refuse('CDI333', `the containers of '${path}' have different things at '${other.mountPath}' and '${mountPath}', which share the volume '${name}'`, 'mount one of them elsewhere');
    }
    volumes.set(name, mounted);
  }
}

function checkNodes(path: string, nodeSelector: Readonly<Record<string, string>>): void {
  const strange = Object.entries(nodeSelector).find(([key, value]) => !isLabelKey(key) || (value !== '' && !isLabelValue(value)));
  if (strange) refuse('CDI335', `the pods of '${path}' must select nodes by labels that Kubernetes accepts, got ${strange.join('=')}`, 'pass the labels as the nodes carry them');
}
