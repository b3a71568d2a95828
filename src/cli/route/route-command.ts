import * as fs from 'node:fs';
import { asksIn, requestOf, type Wanted } from './requests';
import type { ExplainedOutcome } from '../../analysis/routing/mesh';
import { answerOf } from '../../report/answer';
import { passedOverIn } from '../../report/passed-over';
import { missingPaths, readingOf, type ReadingFlags } from '../settings/reading';
import type { ExitCode, Output } from '../terminal/process';
import { type Ask, Answers } from '../worlds/answers';
import { type RenderingFlags, worldsAt } from '../worlds/worlds-at';

/** The options of `route`. */
export interface RouteFlags extends ReadingFlags, RenderingFlags, Omit<Wanted, 'namespace'> {
  /** A file of requests, in place of the one that the other options say. */
  readonly requests?: string;
  readonly json?: boolean;
  readonly verbose?: boolean;
}

/** Says what becomes of a request, or of each of many. */
export function routeCommand(paths: readonly string[], flags: RouteFlags, output: Output): ExitCode {
  const reading = readingOf(paths, flags, missingPaths('route'));
  const worlds = worldsAt(reading.paths, flags, reading.options);
  const { manifests } = worlds;
  const [unread] = manifests.unreadable;
  const passed = passedOverIn(manifests);
  if (unread) throw new Error([`${unread.file}:${unread.line} cannot be read, so it is unknown what becomes of a request: ${unread.problem}`, ...passed].join('\n'));
  const answers = new Answers(worlds);
  const outcomes = asksOf({ ...flags, namespace: reading.options.namespace ?? 'default' }).map(ask => answers.to(ask));
  output.write(`${[printed(outcomes, flags, output), ...flags.json ? [] : passed].join('\n')}\n`);
  return 0;
}

function asksOf(wanted: Wanted & Pick<RouteFlags, 'requests'>): Ask[] {
  const { requests: file, namespace } = wanted;
  return file === undefined ? [manifests => requestOf(manifests, wanted)] : asksIn(fs.readFileSync(file, 'utf8'), file, namespace);
}

function printed(outcomes: readonly ExplainedOutcome[], { json, verbose, requests }: RouteFlags, output: Output): string {
  if (json) {
    const answers = outcomes.map(answerOf);
    return JSON.stringify(requests === undefined ? answers[0] : answers, undefined, 2);
  }
  const { asText } = require('./report-route') as typeof import('./report-route');
  return outcomes.map(outcome => asText(outcome, verbose ? 'verbose' : 'brief', output)).join('\n\n');
}
