import { type Command, InvalidArgumentError, Option } from 'commander';
import { helpOf, listOption, readingOptions } from './options';
import { addOutside } from './outside-options';
import { addWorlds } from './worlds-options';
import { codesNamed } from '../../analysis/checks/catalogue/entry-of';
import type { Ignored } from '../../analysis/checks/suppression';
import { problemOfIstioVersion } from '../../analysis/checks/values/istio-version';
import type { CheckFlags } from '../check/check-command';
import type { ExitCode, Output } from '../terminal/process';

const EXAMPLES = `
Examples:
  cdk8s synth && cdk8s-istio check dist
  helm template shop | cdk8s-istio check -
  cdk8s-istio check dist --fail-on error
  cdk8s-istio check clusters --changed-since origin/main
  cdk8s-istio check dist --ignore "MAN705=the job writes to itself"

Without paths it reads those of .cdk8s-istio.yaml, which is looked for here and
above. Exits with 0 if nothing is found that fails, with 1 if something is, with
2 if something cannot be read or has no object in it. In a folder, what is no
object (settings, templates, files of kustomize) is passed over.`;

/** Adds `check`, which is loaded when it is called. */
export function addCheck(program: Command, stdout: Output, end: (code: ExitCode) => void): void {
  const command = program.command('check')
    .showHelpAfterError(helpOf('check '))
    .description('find what Istio would reject, ignore or misroute')
    .argument('[paths...]', 'files, folders, or - for the standard input');
  for (const option of readingOptions()) command.addOption(option);
  addOutside(addWorlds(command));
  for (const option of resultOptions()) command.addOption(option);
  command
    .addHelpText('after', EXAMPLES)
    .action((paths: string[], flags: CheckFlags) => end((require('../check/check-command') as typeof import('../check/check-command')).checkCommand(paths, flags, stdout)));
}

/** What counts as a result, and how it is printed. */
function resultOptions(): Option[] {
  return [
    listOption('--ignore <code=reason>', 'ignore a code, with the reason; may be given again').argParser(ignored),
    new Option('--fail-on <level>', 'the mildest finding that fails (default: warning)').choices(['error', 'warning', 'info']),
    new Option('--istio-version <version>', 'what came later than this version is found, as in 1.24').argParser(istioVersion),
    new Option('--baseline <file>', 'a report of before (--json > FILE): only what is new is reported'),
    new Option('--changed-since <ref>', 'only findings in files that git says have changed; all are read'),
    new Option('--format <format>', 'how to print').choices(['text', 'json', 'sarif', 'github', 'junit']).default('text'),
    new Option('--json', 'short for --format json'),
  ];
}

function istioVersion(value: string): string {
  const problem = problemOfIstioVersion(value);
  if (problem !== undefined) throw new InvalidArgumentError(`${problem}.`);
  return value;
}

function ignored(value: string, before: readonly Ignored[]): Ignored[] {
  const [, code, reason] = /^([A-Z]{3}\d+)=(.*\S.*)$/.exec(value) ?? [];
  if (!code) throw new InvalidArgumentError('pass the code and the reason, as in "MAN101=the other team mends it".');
  if (codesNamed(code).length === 0) throw new InvalidArgumentError(`no finding has the code ${code}; 'cdk8s-istio explain' lists all codes.`);
  return [...before, { code, reason }];
}
