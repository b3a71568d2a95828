import { type Command, InvalidArgumentError, Option } from 'commander';
import { collected, helpOf, listOption, readingOptions } from './options';
import { addOutside } from './outside-options';
import { addWorlds } from './worlds-options';
import type { Ignored } from '../../analysis/checks/suppression';
import type { PlanFlags } from '../plan/plan-command';
import type { ExitCode, Output } from '../terminal/process';

const EXAMPLES = `
Examples:
  cdk8s-istio plan --base-ref origin/main dist
  cdk8s-istio plan --base old.yaml new.yaml --applied-by argocd
  cdk8s-istio plan --base-ref HEAD~1 dist --write steps

Exits with 0 if no request is lost, with 1 if some are or a hazard is found,
with 2 if something cannot be read.`;

const TOOLS = ['kubectl', 'kubectl-prune', 'helm', 'argocd', 'flux', 'kapp'];

/** Adds `plan`, which is loaded when it is called. */
export function addPlan(program: Command, stdout: Output, end: (code: ExitCode) => void): void {
  const command = program.command('plan')
    .showHelpAfterError(helpOf('plan '))
    .description('say which requests a change moves, and in which order it is safe')
    .argument('[paths...]', 'files and folders of the later state');
  for (const option of readingOptions()) command.addOption(option);
  addOutside(addWorlds(command))
    .addOption(listOption('--base <path>', 'a file or folder of the earlier state; may be given again').argParser(collected))
    .option('--base-ref <commit>', 'take the earlier state of the paths from git')
    .addOption(new Option('--applied-by <tool>', 'the tool that applies the change as one commit').choices(TOOLS))
    .option('--max-step <per cent>', 'the most by which a share may be raised at once', perCent)
    .addOption(listOption('--ignore <code=reason>', 'ignore a hazard, with the reason; may be given again').argParser(ignored))
    .addOption(new Option('--fail-on <level>', 'the mildest hazard that fails').choices(['error', 'warning', 'info']).default('warning'))
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json', 'markdown']).default('text'))
    .option('--json', 'short for --format json')
    .option('--witnesses', 'show a request of each class, as route takes it')
    .option('--write <folder>', 'write the steps as folders')
    .addHelpText('after', EXAMPLES)
    .action((paths: string[], flags: PlanFlags) => end((require('../plan/plan-command') as typeof import('../plan/plan-command')).planCommand(paths, flags, stdout)));
}

function perCent(value: string): number {
  const number = Number(value);
  if (!/^\d+(\.\d+)?$/.test(value) || number <= 0 || number > 100) throw new InvalidArgumentError('a step is a number above 0 and up to 100.');
  return number;
}

function ignored(value: string, before: readonly Ignored[]): Ignored[] {
  const [, code, reason] = /^(PLN\d+)=(.*\S.*)$/.exec(value) ?? [];
  if (!code) throw new InvalidArgumentError('pass the code and the reason, as in "PLN203=the testers know it".');
  const { HAZARDS } = require('../../analysis/changes/hazards/catalogue') as typeof import('../../analysis/changes/hazards/catalogue');
  if (!Object.hasOwn(HAZARDS, code)) throw new InvalidArgumentError(`no hazard has the code ${code}; 'cdk8s-istio explain' lists all codes.`);
  return [...before, { code, reason }];
}
