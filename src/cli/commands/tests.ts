import { type Command, Option } from 'commander';
import { helpOf, readingOptions } from './options';
import { addOutside } from './outside-options';
import { addWorlds } from './worlds-options';
import type { ExitCode, Output } from '../terminal/process';
import type { TestFlags } from '../test/test-command';

const EXAMPLES = `
Examples:
  cdk8s-istio test routes.test.yaml -- dist
  helm template shop | cdk8s-istio test tests -- -
  cdk8s-istio test tests --format junit -- dist > junit.xml

A test has a name, a request and what is expected of it:
  tests:
    - name: testers get v2
      request: { from: sidecar/shop, host: reviews, headers: { x-beta: "1" } }
      expect: { to: reviews/v2, timeout: 10s }

Exits with 0 if all tests pass, with 1 if one fails, with 2 if something cannot
be read, or is not what a test is made of.`;

/** Adds `test`, which is loaded when it is called. */
export function addTest(program: Command, stdout: Output, end: (code: ExitCode) => void): void {
  const command = program.command('test')
    .showHelpAfterError(helpOf('test '))
    .description('run tests of requests that are written in YAML')
    .usage('[options] <files...> -- <manifests...>')
    .argument('<files...>', 'files of tests, or folders with files named *.test.yaml')
    .addOption(new Option('--manifests <paths...>', 'files, folders, or - for the standard input; the same as behind --'));
  for (const option of readingOptions()) command.addOption(option);
  addOutside(addWorlds(command))
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json', 'junit']).default('text'))
    .option('--json', 'short for --format json')
    .addHelpText('after', EXAMPLES)
    .action((files: string[], flags: TestFlags) => end((require('../test/test-command') as typeof import('../test/test-command')).testCommand(files, flags, stdout)));
}

/** What stands behind `--` of `test` are its manifests, and no more files of tests. */
export function withManifestsNamed(words: readonly string[]): string[] {
  return words.map(word => words[0] === 'test' && word === '--' ? '--manifests' : word);
}
