import { checkedName, type ReadKind } from './object-name';
import type { KeyPlan, VolumePlan } from './source-plans';
import { demandOptions } from '../../border/demand';
import { FLAG, optional, text } from '../../border/kinds';
import { mapOf } from '../../border/map-of';
import { struct } from '../../border/struct';
import { refuse, shown } from '../../refusals/refusal';

/** Which files there are, and whether they have to be there. */
export interface VolumeMountOptions {
  /**
   * The keys that become files, each with its path below the folder. Ends in `items`.
   *
   * @default - every key, as a file of its name
   */
  readonly items?: { [key: string]: string };

  /**
   * Whether the pod starts without the object. Ends in `optional`.
   *
   * @default false
   */
  readonly optional?: boolean;
}

const OPTIONS = struct<VolumeMountOptions>({ items: optional(mapOf(text('app.yaml'))), optional: optional(FLAG) });

/** Files of a container, from the keys of a ConfigMap or a Secret in the namespace of the pods. They can be read, not written. */
export class VolumeMount {
  /**
   * The keys of a ConfigMap as files of a folder. Ends in `volumes` and `volumeMounts`.
   *
   * @param name the name of the ConfigMap
   * @param mountPath an absolute folder, which holds these files and no others of the image
   * @throws CDI330 if Kubernetes has no ConfigMap of such a name
   * @throws CDI331 if the folder is not absolute, or the root
   * @throws CDI334 if a key is not one that a ConfigMap has, or its file would not be in the folder
   * @throws CDI436 if the options have what they cannot have
   */
  public static configMap(name: string, mountPath: string, options: VolumeMountOptions = {}): VolumeMount {
    demandOptions('VolumeMount.configMap', options, OPTIONS);
    const configMap = { name: checkedName('ConfigMap', name), items: itemsOf('ConfigMap', name, options), optional: options.optional };
    return new VolumeMount(mountPath, `configmap ${name}`, { configMap });
  }

  /**
   * The keys of a Secret as files of a folder. Ends in `volumes` and `volumeMounts`.
   *
   * @param name the name of the Secret
   * @param mountPath an absolute folder, which holds these files and no others of the image
   * @throws CDI330 if Kubernetes has no Secret of such a name
   * @throws CDI331 if the folder is not absolute, or the root
   * @throws CDI334 if a key is not one that a Secret has, or its file would not be in the folder
   * @throws CDI436 if the options have what they cannot have
   */
  public static secret(name: string, mountPath: string, options: VolumeMountOptions = {}): VolumeMount {
    demandOptions('VolumeMount.secret', options, OPTIONS);
    const secret = { secretName: checkedName('Secret', name), items: itemsOf('Secret', name, options), optional: options.optional };
    return new VolumeMount(mountPath, `secret ${name}`, { secret });
  }

  /** @internal */
  public readonly _mountPath: string;
  /** @internal */
  public readonly _object: string;
  /** @internal */
  public readonly _source: VolumePlan;

  private constructor(mountPath: string, object: string, source: VolumePlan) {
    if (typeof mountPath !== 'string' || !/^\/+[^/:\s]/.test(mountPath) || /[:\s]/.test(mountPath) || mountPath.split('/').includes('..')) {
      refuse('CDI331', `files must be mounted at an absolute folder other than the root, got ${shown(mountPath)}`, 'pass one such as /etc/shop');
    }
    this._mountPath = mountPath;
    this._object = object;
    this._source = source;
  }
}

function itemsOf(kind: ReadKind, name: string, { items }: VolumeMountOptions): KeyPlan[] | undefined {
  if (!items) return undefined;
  if (Object.keys(items).length === 0) refuse('CDI334', `the ${kind} '${name}' is mounted without any key`, 'leave items out for every key');
  return Object.entries(items).map(([key, path]) => {
    if (!/^[-._a-zA-Z0-9]+$/.test(key)) refuse('CDI334', `a ${kind} has no key ${shown(key)}`, 'use letters, digits, dots, hyphens and underscores');
    if (path === '' || path.startsWith('/') || path.split('/').includes('..')) {
      refuse('CDI334', `the key '${key}' of the ${kind} '${name}' must become a file below the folder, got ${shown(path)}`, 'pass a relative path, as in app.yaml');
    }
    return { key, path };
  });
}
