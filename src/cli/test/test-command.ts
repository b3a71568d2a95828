import { resultsOf, type TestResult } from './run-tests';
import { testsIn } from './test-files';
import { readPaths } from '../../analysis/reader/read-paths';
import { FIELDS } from '../../analysis/requests/asked-request';
import { Requests } from '../../analysis/requests/requests';
import { meshOf } from '../../analysis/routing/mesh';
import type { Routing } from '../../testing/routing';
import { type Reading, readingOf, type ReadingFlags } from '../settings/reading';
import type { ExitCode, Output } from '../terminal/process';

/** The options of `test`. */
export interface TestFlags extends Omit<ReadingFlags, 'each'> {
  /** What the tests are about. */
  readonly manifests?: readonly string[];
  readonly format: 'text' | 'json' | 'junit';
  readonly json?: boolean;
}

/** Runs tests that are written in YAML, prints what became of them, and says how to exit. */
export function testCommand(files: readonly string[], flags: TestFlags, output: Output): ExitCode {
  const { manifests = [], format, json } = flags;
  const reading = readingOf(manifests, flags, 'the manifests are missing: write them behind --, as in cdk8s-istio test routes.test.yaml -- dist');
  const tests = testsIn(files);
  const results = resultsOf(tests, routingAt(reading));
  output.write(`${printed(results, json ? 'json' : format, output)}\n`);
  return results.some(({ failures }) => failures.length > 0) ? 1 : 0;
}

function routingAt({ paths, options }: Reading): Routing {
  const { namespace = 'default' } = options;
  const manifests = readPaths(paths, { ...options, wantsObjects: true });
  const [unread] = manifests.unreadable;
  if (unread) throw new Error(`${unread.file}:${unread.line} cannot be read, so it is unknown what becomes of a request: ${unread.problem}`);
  const requests = new Requests(manifests, { namespace, words: FIELDS });
  const mesh = meshOf(manifests);
  return { route: asked => mesh.route(requests.requestOf(asked)) };
}

/** Loads only the printer that is asked for. */
function printed(results: readonly TestResult[], format: TestFlags['format'], output: Output): string {
  switch (format) {
    case 'text': return (require('./report-text') as typeof import('./report-text')).asText(results, output);
    case 'json': return (require('./report-json') as typeof import('./report-json')).asJson(results);
    case 'junit': return (require('./report-junit') as typeof import('./report-junit')).asJunit(results);
  }
}
