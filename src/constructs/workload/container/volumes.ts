import type { k8s } from 'cdk8s-plus-28';
import type { Manifest } from '../brought-in/manifest';

/** An empty folder for each writable path. */
export function volumesOf(paths: readonly string[]): Manifest<k8s.Volume>[] {
  return paths.map(path => ({ name: volumeName(path), emptyDir: {} }));
}

/** Where the folders stand in the container. */
export function volumeMountsOf(paths: readonly string[]): Manifest<k8s.VolumeMount>[] {
  return paths.map(path => ({ name: volumeName(path), mountPath: path }));
}

/** A DNS label made from the path. */
export function volumeName(path: string): string {
  return path.toLowerCase().split(/[^a-z0-9]+/).filter(part => part !== '').join('-').slice(0, 63).replace(/-$/, '');
}
