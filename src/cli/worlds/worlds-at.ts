import type { Tool } from './tools';
import type { Manifests } from '../../analysis/model/manifest';
import { besides, type SaidOutside } from '../../analysis/outside/besides';
import { readWorlds, type ReadWorldsOptions } from '../../analysis/worlds/read-worlds';
import type { Worlds } from '../../analysis/worlds/world';

/** The options that say which objects are applied together, and what is there besides. */
export interface WorldsSettings extends SaidOutside {
  readonly namespace: string;
  /** How many levels below each path folders are worlds. */
  readonly each?: number;
  /** Programs that make objects of folders. */
  readonly render: readonly Tool[];
}

/** The worlds of what is named on the command line. What runs programs is loaded where one is asked for. */
export function worldsAt(paths: readonly string[], settings: WorldsSettings, options: Pick<ReadWorldsOptions, 'onStream'> = {}): Worlds {
  const { namespace, each, render } = settings;
  const renderers = render.length === 0 ? {} : (require('./renderers') as typeof import('./renderers')).renderersOf(render, namespace);
  const beside = (manifests: Manifests) => besides(manifests, settings, namespace);
  return readWorlds(paths, { ...options, namespace, each, render: renderers, beside, wantsObjects: true });
}
