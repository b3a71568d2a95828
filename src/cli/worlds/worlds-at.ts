import type { Tool } from './tools';
import { readWorlds, type ReadWorldsOptions } from '../../analysis/worlds/read-worlds';
import type { Worlds } from '../../analysis/worlds/world';

/** The options that say what is rendered. */
export interface RenderingFlags {
  /** Programs that make objects of folders. */
  readonly render: readonly Tool[];
}

/** The worlds of what a call reads. What runs programs is loaded where one is asked for. */
export function worldsAt(paths: readonly string[], { render }: RenderingFlags, options: ReadWorldsOptions): Worlds {
  const { namespace = 'default' } = options;
  const renderers = render.length === 0 ? {} : (require('./renderers') as typeof import('./renderers')).renderersOf(render, namespace);
  return readWorlds(paths, { wantsObjects: true, ...options, render: renderers });
}
