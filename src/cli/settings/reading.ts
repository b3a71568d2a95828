import * as path from 'node:path';
import { findSettings } from './find-settings';
import { Glob, isAmong } from './globs';
import { readSettings } from './read-settings';
import type { Settings, SettingsFile } from './settings';
import type { ReadPathsOptions } from '../../analysis/reader/read-paths';

/** The flags that say what is read. */
export interface ReadingFlags {
  readonly namespace?: string;
  readonly exclude: readonly string[];
  /** A file of settings, or false where none is to be read. */
  readonly config?: string | false;
}

/** What a call reads: what its words say, and where they are silent its settings. */
export interface Reading {
  readonly paths: readonly string[];
  readonly options: ReadPathsOptions;
  readonly settings: Settings;
  /** A glob of the settings. */
  readonly globOf: (text: string) => Glob;
  /** Whether the settings are about just this call: what they leave without use is no mistake where only a part is read. */
  readonly isWhole: boolean;
  /** Globs that mean nothing, in words; known when everything is read. */
  readonly idle: () => string[];
}

/** What is read for the words of a call of a command. */
export function readingOf(command: string, given: readonly string[], { namespace, exclude, config }: ReadingFlags): Reading {
  const { file, folder, settings } = settingsBy(config);
  const paths = given.length > 0 ? given : (settings.paths ?? []).map(one => path.join(path.relative('', folder), one));
  if (paths.length === 0) throw new Error(`error: missing argument 'paths': pass files, folders or -, or write paths into .cdk8s-istio.yaml\nsee: cdk8s-istio ${command} --help`);
  const isWhole = given.length === 0;
  const globOf = (text: string) => new Glob(text, folder);
  const flagged = exclude.map(text => new Glob(text, path.resolve()));
  const excluded = (settings.exclude ?? []).map(globOf);
  const namespaces = namespace === undefined ? Object.entries(settings.namespaces ?? {}).map(([text, of]) => ({ glob: globOf(text), of })) : [];
  const own = file === '' ? undefined : path.resolve(file);
  const idleOf = (globs: readonly Glob[], word: string, effect: string) => globs.filter(({ isIdle }) => isIdle).map(({ text }) => `${word} '${text}' ${effect}`);
  return {
    paths,
    settings,
    globOf,
    isWhole,
    options: {
      namespace: namespace ?? settings.namespace,
      namespaceOf: one => namespaces.find(({ glob }) => glob.matches(one))?.of,
      isExcluded: one => path.resolve(one) === own || isAmong([...flagged, ...excluded], one),
    },
    idle: () => [
      ...idleOf(flagged, '--exclude', 'leaves nothing out'),
      ...isWhole ? idleOf(excluded, `${file}: exclude`, 'leaves nothing out') : [],
      ...isWhole ? idleOf(namespaces.map(({ glob }) => glob), `${file}: namespaces`, 'means no file') : [],
    ],
  };
}

function settingsBy(config: string | false | undefined): SettingsFile {
  const file = config === false ? undefined : config ?? findSettings(path.resolve());
  return file === undefined ? { file: '', folder: path.resolve(), settings: {} } : readSettings(file);
}
