import type { TestResult } from './run-tests';

/** Of the contract. A field that is added keeps it; one that goes, or means something else, does not. */
const VERSION = 1;

/** What became of tests: a contract, held by `schema/test-results.json`. */
export function asJson(results: readonly TestResult[]): string {
  const failed = results.filter(({ failures }) => failures.length > 0).length;
  const tests = results.map(({ test: { file, line, name, requests }, failures }) => (
    { file, line, name, passed: failures.length === 0, requests: requests.length, failures }
  ));
  return JSON.stringify({ version: VERSION, tests, summary: { tests: results.length, passed: results.length - failed, failed } }, undefined, 2);
}
