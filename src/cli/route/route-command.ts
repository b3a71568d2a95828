import * as fs from 'node:fs';
import { requestOf, requestsIn, type Wanted } from './requests';
import type { Manifests } from '../../analysis/model/manifest';
import { besides, type SaidOutside } from '../../analysis/outside/besides';
import { readPaths } from '../../analysis/reader/read-paths';
import { meshOf, type ExplainedOutcome } from '../../analysis/routing/mesh';
import type { Request } from '../../analysis/routing/traffic/request';
import { answerOf } from '../../report/answer';
import { passedOverIn } from '../../report/passed-over';
import type { ExitCode, Output } from '../terminal/process';

/** The options of `route`. */
export interface RouteSettings extends Wanted, SaidOutside {
  readonly namespace: string;
  /** A file of requests, in place of the one that the other options say. */
  readonly requests?: string;
  readonly json?: boolean;
  readonly verbose?: boolean;
}

/** Says what becomes of a request, or of each of many. */
export function routeCommand(paths: readonly string[], settings: RouteSettings, output: Output): ExitCode {
  const read = readPaths(paths, { namespace: settings.namespace, wantsObjects: true });
  const [unread] = read.unreadable;
  const passed = passedOverIn(read);
  if (unread) throw new Error([`${unread.file}:${unread.line} cannot be read, so it is unknown what becomes of a request: ${unread.problem}`, ...passed].join('\n'));
  const manifests = besides(read, settings, settings.namespace);
  const mesh = meshOf(manifests);
  const outcomes = requestsBy(settings, manifests).map(request => mesh.route(request));
  output.write(`${[printed(outcomes, settings, output), ...settings.json ? [] : passed].join('\n')}\n`);
  return 0;
}

function requestsBy(settings: RouteSettings, manifests: Manifests): Request[] {
  const { requests: file, namespace } = settings;
  return file === undefined ? [requestOf(manifests, settings)] : requestsIn(fs.readFileSync(file, 'utf8'), file, manifests, namespace);
}

function printed(outcomes: readonly ExplainedOutcome[], { json, verbose, requests }: RouteSettings, output: Output): string {
  if (json) {
    const answers = outcomes.map(answerOf);
    return JSON.stringify(requests === undefined ? answers[0] : answers, undefined, 2);
  }
  const { asText } = require('./report-route') as typeof import('./report-route');
  return outcomes.map(outcome => asText(outcome, verbose ? 'verbose' : 'brief', output)).join('\n\n');
}
