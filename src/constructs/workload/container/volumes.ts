import type { k8s } from 'cdk8s-plus-28';
import type { ProcessOptions } from './process-options';
import type { Manifest } from '../brought-in/manifest';

/** A volume of the pod, where a container has it. */
export interface Mounted {
  readonly mountPath: string;
  readonly isReadOnly: boolean;
  readonly volume: Manifest<k8s.Volume>;
  /** What is in it: two volumes of one name are one volume only if they hold the same. */
  readonly content: string;
}

/** An empty folder for each writable path, and the files of ConfigMaps and Secrets. */
export function mountedIn({ writablePaths = [], volumeMounts = [] }: ProcessOptions): Mounted[] {
  const folders = writablePaths.map(mountPath => ({
    mountPath, isReadOnly: false, volume: { name: volumeName(mountPath), emptyDir: {} }, content: mountPath,
  }));
  const files = volumeMounts.map(({ _mountPath: mountPath, _object, _source }) => ({
    mountPath, isReadOnly: true, volume: { name: volumeName(`${_object} ${mountPath}`), ..._source }, content: JSON.stringify(_source),
  }));
  return [...folders, ...files];
}

/** The volumes of a pod, each once. */
export function volumesOf(processes: readonly ProcessOptions[]): Manifest<k8s.Volume>[] {
  return [...new Map(processes.flatMap(mountedIn).map(({ volume }) => [volume.name, volume])).values()];
}

/** Where a container has them. */
export function volumeMountsOf(process: ProcessOptions): Manifest<k8s.VolumeMount>[] {
  return mountedIn(process).map(({ mountPath, isReadOnly, volume: { name } }) => ({ name, mountPath, ...(isReadOnly && { readOnly: true }) }));
}

/** A DNS label made from the path. */
export function volumeName(path: string): string {
  return path.toLowerCase().split(/[^a-z0-9]+/).filter(part => part !== '').join('-').slice(0, 63).replace(/-$/, '');
}
