import { resultsOf, type TestResult } from './run-tests';
import { testsIn } from './test-files';
import type { Manifests } from '../../analysis/model/manifest';
import { cached } from '../../analysis/model/maps';
import { FIELDS } from '../../analysis/requests/asked-request';
import { Requests } from '../../analysis/requests/requests';
import type { Routing } from '../../testing/routing';
import { type Reading, readingOf, type ReadingFlags } from '../settings/reading';
import type { ExitCode, Output } from '../terminal/process';
import { Answers } from '../worlds/answers';
import { type RenderingFlags, worldsAt } from '../worlds/worlds-at';

/** The options of `test`. */
export interface TestFlags extends ReadingFlags, RenderingFlags {
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
  const results = resultsOf(tests, routingAt(reading, flags));
  output.write(`${printed(results, json ? 'json' : format, output)}\n`);
  return results.some(({ failures }) => failures.length > 0) ? 1 : 0;
}

function routingAt({ paths, options }: Reading, flags: TestFlags): Routing {
  const { namespace = 'default' } = options;
  const worlds = worldsAt(paths, flags, options);
  const [unread] = worlds.manifests.unreadable;
  if (unread) throw new Error(`${unread.file}:${unread.line} cannot be read, so it is unknown what becomes of a request: ${unread.problem}`);
  const requests = new Map<Manifests, Requests>();
  const answers = new Answers(worlds);
  const requestsIn = (manifests: Manifests) => cached(requests, manifests, () => new Requests(manifests, { namespace, words: FIELDS }));
  return { route: asked => answers.to(manifests => requestsIn(manifests).requestOf(asked)) };
}

/** Loads only the printer that is asked for. */
function printed(results: readonly TestResult[], format: TestFlags['format'], output: Output): string {
  switch (format) {
    case 'text': return (require('./report-text') as typeof import('./report-text')).asText(results, output);
    case 'json': return (require('./report-json') as typeof import('./report-json')).asJson(results);
    case 'junit': return (require('./report-junit') as typeof import('./report-junit')).asJunit(results);
  }
}
