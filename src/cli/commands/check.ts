import { type Command, InvalidArgumentError, Option } from 'commander';
import { helpOf, listOption, namespaceOption } from './options';
import { addWorldOptions } from './world-options';
import { codesNamed } from '../../analysis/checks/catalogue/entry-of';
import type { Ignored } from '../../analysis/checks/suppression';
import type { CheckSettings } from '../check/check-command';
import type { ExitCode, Output } from '../terminal/process';

const EXAMPLES = `
Examples:
  cdk8s synth && cdk8s-istio check dist
  helm template shop | cdk8s-istio check -
  cdk8s-istio check dist --fail-on error
  cdk8s-istio check dist --ignore "MAN705=the job writes to itself"

Exits with 0 if nothing is found, with 1 if something is found, with 2 if
something cannot be read or has no object in it. In a folder, what is no
object (settings, templates, files of kustomize) is passed over.`;

/** Adds `check`, which is loaded when it is called. */
export function addCheck(program: Command, stdout: Output, end: (code: ExitCode) => void): void {
  const command = program.command('check')
    .showHelpAfterError(helpOf('check '))
    .description('find what Istio would reject, ignore or misroute')
    .argument('<paths...>', 'files, folders, or - for the standard input')
    .addOption(namespaceOption())
    .addOption(listOption('--ignore <code=reason>', 'ignore a code, with the reason; may be given again').argParser(ignored))
    .addOption(new Option('--fail-on <level>', 'the mildest finding that fails').choices(['error', 'warning', 'info']).default('info'))
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json', 'sarif']).default('text'))
    .option('--json', 'short for --format json');
  addWorldOptions(command)
    .addHelpText('after', EXAMPLES)
    .action((paths: string[], settings: CheckSettings) => end((require('../check/check-command') as typeof import('../check/check-command')).checkCommand(paths, settings, stdout)));
}

function ignored(value: string, before: readonly Ignored[]): Ignored[] {
  const [, code, reason] = /^([A-Z]{3}\d+)=(.*\S.*)$/.exec(value) ?? [];
  if (!code) throw new InvalidArgumentError('pass the code and the reason, as in "MAN101=the other team mends it".');
  if (codesNamed(code).length === 0) throw new InvalidArgumentError(`no finding has the code ${code}; 'cdk8s-istio explain' lists all codes.`);
  return [...before, { code, reason }];
}
