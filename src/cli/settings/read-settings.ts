import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Settings, SettingsFile } from './settings';
import { SETTINGS } from './shape';
import { Field } from '../../analysis/checks/objects/field';
import { walk } from '../../analysis/checks/schema/walk';
import { fieldOf } from '../../analysis/model/field-path';
import type { Json } from '../../analysis/model/json';
import { type Chunk, documentsIn } from '../../analysis/reader/documents';
import { linesOf } from '../../analysis/reader/lines';
import { parsedAll } from '../../analysis/reader/parse';

/** The settings in a file. What is wrong is refused with its lines: a setting that is passed over in silence is worse than none. */
export function readSettings(file: string): SettingsFile {
  const text = textOf(file);
  return { file, folder: path.resolve(path.dirname(file)), settings: settingsIn(text, file) };
}

function textOf(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    throw new Error(`the settings cannot be read: ${(error as Error).message}`);
  }
}

function settingsIn(text: string, file: string): Settings {
  const chunks = documentsIn(text.startsWith('\uFEFF') ? text.slice(1) : text);
  const written = chunks.flatMap((chunk, at) => valuesOf(chunk, at === 0 ? file : `${file} (document ${at + 1})`).map(value => ({ chunk, value })));
  const [first, second] = written;
  if (first === undefined) return {};
  if (second !== undefined) throw new Error(`${file}:${second.chunk.line}: settings are one document, and this is another`);
  const problems = problemsOf(first.value, first.chunk, file);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return first.value as Settings;
}

/** A part that says nothing has no value. */
function valuesOf(chunk: Chunk, file: string): readonly Json[] {
  const [parsed] = parsedAll([chunk]);
  if ('problem' in parsed) throw new Error(`${file}:${parsed.line}: ${parsed.problem}`);
  return parsed.values.filter(value => value !== null && value !== undefined);
}

function problemsOf(value: Json, chunk: Chunk, file: string): string[] {
  const problems: string[] = [];
  const lineOf = linesOf(chunk);
  walk(SETTINGS, new Field(value), (_, field, message) => {
    const name = fieldOf(field.path);
    problems.push(`${file}:${lineOf(field.path)}: ${name === '' ? '' : `${name}: `}${message}`);
  });
  return problems;
}
