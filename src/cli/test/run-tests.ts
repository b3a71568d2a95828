import type { WrittenTest } from './test-files';
import { meets } from '../../testing/meets';
import type { AskedRequest, Routing } from '../../testing/routing';

/** What became of a test. */
export interface TestResult {
  readonly test: WrittenTest;
  /** What to read of each request that did not fare as expected; nothing where all did. */
  readonly failures: readonly string[];
}

/** Asks what becomes of the requests of tests. */
export function resultsOf(tests: readonly WrittenTest[], routing: Routing): TestResult[] {
  return tests.map(test => ({ test, failures: test.requests.flatMap(request => failureOf(test, request, routing)) }));
}

/** A request that the manifests have no place for fails its test: it may be what somebody has taken away. */
function failureOf({ expectation }: WrittenTest, request: AskedRequest, routing: Routing): string[] {
  try {
    const { holds, says } = meets(routing, request, expectation);
    return holds ? [] : [says()];
  } catch (error) {
    return [(error as Error).message];
  }
}
