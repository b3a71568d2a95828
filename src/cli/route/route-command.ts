import * as fs from 'node:fs';
import { requestOf, requestsIn, type Wanted } from './requests';
import type { Manifests } from '../../analysis/model/manifest';
import { readPaths } from '../../analysis/reader/read-paths';
import { meshOf, type ExplainedOutcome } from '../../analysis/routing/mesh';
import type { Request } from '../../analysis/routing/traffic/request';
import { answerOf } from '../../report/answer';
import { readingOf, type ReadingFlags } from '../settings/reading';
import type { ExitCode, Output } from '../terminal/process';

/** The options of `route`. */
export interface RouteFlags extends ReadingFlags, Omit<Wanted, 'namespace'> {
  /** A file of requests, in place of the one that the other options say. */
  readonly requests?: string;
  readonly json?: boolean;
  readonly verbose?: boolean;
}

/** Says what becomes of a request, or of each of many. */
export function routeCommand(paths: readonly string[], flags: RouteFlags, output: Output): ExitCode {
  const reading = readingOf('route', paths, flags);
  const manifests = readPaths(reading.paths, { ...reading.options, wantsObjects: true });
  const [unread] = manifests.unreadable;
  if (unread) throw new Error(`${unread.file}:${unread.line} cannot be read, so it is unknown what becomes of a request: ${unread.problem}`);
  const mesh = meshOf(manifests);
  const outcomes = requestsBy({ ...flags, namespace: reading.options.namespace ?? 'default' }, manifests).map(request => mesh.route(request));
  output.write(`${printed(outcomes, flags, output)}\n`);
  return 0;
}

function requestsBy(wanted: Wanted & Pick<RouteFlags, 'requests'>, manifests: Manifests): Request[] {
  const { requests: file, namespace } = wanted;
  return file === undefined ? [requestOf(manifests, wanted)] : requestsIn(fs.readFileSync(file, 'utf8'), file, manifests, namespace);
}

function printed(outcomes: readonly ExplainedOutcome[], { json, verbose, requests }: RouteFlags, output: Output): string {
  if (json) {
    const answers = outcomes.map(answerOf);
    return JSON.stringify(requests === undefined ? answers[0] : answers, undefined, 2);
  }
  const { asText } = require('./report-route') as typeof import('./report-route');
  return outcomes.map(outcome => asText(outcome, verbose ? 'verbose' : 'brief', output)).join('\n\n');
}
