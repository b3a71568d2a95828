import * as path from 'node:path';
import { findSettings } from './find-settings';
import { Glob, isAmong } from './globs';
import { outsideOf } from './outside';
import { readSettings } from './read-settings';
import type { Settings, SettingsFile } from './settings';
import { besides, type SaidOutside } from '../../analysis/outside/besides';
import type { ReadWorldsOptions } from '../../analysis/worlds/read-worlds';

/** The flags that say what is read, and what is there besides. */
export interface ReadingFlags extends SaidOutside {
  readonly namespace?: string;
  readonly exclude: readonly string[];
  /** How many levels below each path folders are worlds. */
  readonly each?: number;
  /** A file of settings, or false where none is to be read. */
  readonly config?: string | false;
}

/** What a call reads: what its words say, and where they are silent its settings. */
export interface Reading {
  readonly paths: readonly string[];
  readonly options: ReadWorldsOptions;
  readonly settings: Settings;
  /** A glob of the settings. */
  readonly globOf: (text: string) => Glob;
  /** Whether the settings are about just this call: what they leave without use is no mistake where only a part is read. */
  readonly isWhole: boolean;
  /** Globs that mean nothing, in words; known when everything is read. */
  readonly idle: () => string[];
}

/** What there is to say where neither a call nor its settings name anything to read. */
export function missingPaths(command: string): string {
  return `error: missing argument 'paths': pass files, folders or -, or write paths into .cdk8s-istio.yaml\nsee: cdk8s-istio ${command} --help`;
}

/** What is read for the words of a call; what is said where there is nothing to read. */
export function readingOf(given: readonly string[], flags: ReadingFlags, missing: string): Reading {
  const found = settingsBy(flags.config);
  const { folder, settings } = found;
  const paths = given.length > 0 ? given : (settings.paths ?? []).map(one => path.join(path.relative('', folder), one));
  if (paths.length === 0) throw new Error(missing);
  const isWhole = given.length === 0;
  const globs = globsOf(flags, found);
  const options = { ...optionsOf(flags, found, globs), each: flags.each ?? (isWhole ? settings.each : undefined) };
  return { paths, settings, isWhole, options, globOf: text => new Glob(text, folder), idle: () => idleIn(globs, found, isWhole) };
}

/** The globs of a call and of its settings. */
interface Globs {
  readonly flagged: readonly Glob[];
  readonly excluded: readonly Glob[];
  readonly namespaces: readonly { readonly glob: Glob; readonly namespace: string }[];
}

function globsOf({ namespace: flag, exclude }: ReadingFlags, { folder, settings }: SettingsFile): Globs {
  // A namespace of the call holds for all documents.
  const namespaces = flag === undefined ? Object.entries(settings.namespaces ?? {}) : [];
  return {
    flagged: exclude.map(text => new Glob(text, path.resolve())),
    excluded: (settings.exclude ?? []).map(text => new Glob(text, folder)),
    namespaces: namespaces.map(([text, namespace]) => ({ glob: new Glob(text, folder), namespace })),
  };
}

function optionsOf(flags: ReadingFlags, found: SettingsFile, { flagged, excluded, namespaces }: Globs): ReadWorldsOptions {
  const { file, settings } = found;
  const namespace = flags.namespace ?? settings.namespace;
  const outside = outsideOf(flags, found);
  // What is known is not checked, also where it lies among the rest.
  const own = new Set([...file === '' ? [] : [file], ...outside.with].map(one => path.resolve(one)));
  return {
    namespace,
    beside: manifests => besides(manifests, outside, namespace ?? 'default'),
    namespaceOf: one => namespaces.find(({ glob }) => glob.matches(one))?.namespace,
    isExcluded: one => own.has(path.resolve(one)) || isAmong([...flagged, ...excluded], one),
  };
}

function idleIn({ flagged, excluded, namespaces }: Globs, { file }: SettingsFile, isWhole: boolean): string[] {
  const said = (globs: readonly Glob[], word: string, effect: string) => globs.filter(({ isIdle }) => isIdle).map(({ text }) => `${word} '${text}' ${effect}`);
  const ofCall = said(flagged, '--exclude', 'leaves nothing out');
  if (!isWhole) return ofCall;
  return [...ofCall, ...said(excluded, `${file}: exclude`, 'leaves nothing out'), ...said(namespaces.map(({ glob }) => glob), `${file}: namespaces`, 'means no file')];
}

function settingsBy(config: string | false | undefined): SettingsFile {
  const file = config === false ? undefined : config ?? findSettings(path.resolve());
  return file === undefined ? { file: '', folder: path.resolve(), settings: {} } : readSettings(file);
}
