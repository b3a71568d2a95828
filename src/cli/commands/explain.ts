import type { Command } from 'commander';
import { helpOf } from './options';
import type { ExplainSettings } from '../explain/explain-command';
import type { ExitCode, Output } from '../terminal/process';

/** Adds `explain`, which is loaded when it is called. */
export function addExplain(program: Command, stdout: Output, end: (code: ExitCode) => void): void {
  program.command('explain')
    .showHelpAfterError(helpOf('explain '))
    .description('say what a code means')
    .argument('[code]', 'such as MAN101, IST0101, KIA1101 or CDI404; without a code all are listed')
    .option('--json', 'print JSON')
    .action((code: string | undefined, settings: ExplainSettings) =>
      end((require('../explain/explain-command') as typeof import('../explain/explain-command')).explainCommand(code, settings, stdout)));
}
