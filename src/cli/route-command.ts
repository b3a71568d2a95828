import * as fs from 'node:fs';
import { answerOf, type Answer } from './answer';
import type { Output } from './check-command';
import type { ExitCode } from './program';
import { requestOf, requestsIn, type Wanted } from './requests';
import { readPaths } from '../analysis/reader/read-paths';
import { meshOf } from '../analysis/routing/mesh';

/** The options of `route`. */
export interface RouteSettings extends Wanted {
  readonly namespace: string;
  /** A file of requests, in place of the one that the other options say. */
  readonly requests?: string;
  readonly json?: boolean;
}

/** Says what becomes of a request, or of each of many. */
export function routeCommand(paths: readonly string[], settings: RouteSettings, output: Output): ExitCode {
  const manifests = readPaths(paths, { namespace: settings.namespace });
  const [unread] = manifests.unreadable;
  if (unread) throw new Error(`${unread.file}:${unread.line} cannot be read, so nobody can tell what becomes of a request: ${unread.problem}`);
  const mesh = meshOf(manifests);
  const { requests: file } = settings;
  const requests = file === undefined ? [requestOf(manifests, settings)] : requestsIn(fs.readFileSync(file, 'utf8'), file);
  const answers = requests.map(request => answerOf(mesh.route(request)));
  output.write(`${printed(answers, settings, output)}\n`);
  return 0;
}

function printed(answers: readonly Answer[], { json, requests }: RouteSettings, output: Output): string {
  if (json) return JSON.stringify(requests === undefined ? answers[0] : answers, undefined, 2);
  const { asText } = require('./report-route') as typeof import('./report-route');
  return answers.map(answer => asText(answer, output)).join('\n\n');
}
