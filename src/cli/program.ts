import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { addCheck } from './commands/check';
import { addExplain } from './commands/explain';
import { helpOf } from './commands/options';
import { addPlan } from './commands/plan';
import { addRoute } from './commands/route';
import { addTest } from './commands/tests';
import type { ExitCode, Process } from './terminal/process';

/** The command line. Each command loads what it needs when it is called: every CI run pays for what is loaded. */
export function programOf(process: Process): Command {
  const { stdout, stderr } = process;
  const end = (code: ExitCode): void => {
    process.exitCode = code;
  };
  const program = new Command('cdk8s-istio')
    .description('Read any Istio YAML, and say what is wrong with it and what becomes of every request')
    .configureOutput({ writeOut: text => stdout.write(text), writeErr: text => stderr.write(text) })
    .option('-V, --version', 'print the version')
    .showHelpAfterError(helpOf(''))
    .exitOverride();
  program.on('option:version', () => {
    stdout.write(`${versionOf()}\n`);
    throw new CommanderError(0, 'commander.version', 'the version');
  });
  for (const add of [addCheck, addRoute, addTest, addPlan, addExplain]) add(program, stdout, end);
  return program;
}

/** Read by whoever asks: every run pays for what is read at start. */
function versionOf(): string {
  return (JSON.parse(readFileSync(require.resolve('cdk8s-istio/package.json'), 'utf8')) as { version: string }).version;
}
