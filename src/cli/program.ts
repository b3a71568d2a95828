import { readFileSync } from 'node:fs';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { CheckSettings } from './check-command';
import type { ExplainSettings } from './explain-command';
import type { ExitCode, Process } from './process';
import type { RouteSettings } from './route-command';
import { codesNamed } from '../analysis/checks/catalogue/entry-of';
import type { Ignored } from '../analysis/checks/suppression';

const OF_CHECK = `
Examples:
  cdk8s synth && cdk8s-istio check dist
  helm template shop | cdk8s-istio check -
  cdk8s-istio check dist --fail-on error
  cdk8s-istio check dist --ignore "MAN705=the job writes to itself"

Exits with 0 if nothing is found, with 1 if something is found, with 2 if
something cannot be read or has no object in it.`;

const OF_ROUTE = `
Examples:
  cdk8s-istio route dist --host reviews --header "end-user: jason"
  cdk8s-istio route dist --from gateway/edge --host shop.example.com --path /api
  cdk8s-istio route dist --requests requests.json --json`;

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
  program.command('check')
    .showHelpAfterError(helpOf('check '))
    .description('find what Istio would reject, ignore or misroute')
    .argument('<paths...>', 'files, folders, or - for the standard input')
    .addOption(namespaceOption())
    .addOption(listOption('--ignore <code=reason>', 'ignore a code, with the reason; may be given again').argParser(ignored))
    .addOption(new Option('--fail-on <level>', 'the mildest finding that fails').choices(['error', 'warning', 'info']).default('info'))
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json', 'sarif']).default('text'))
    .option('--json', 'short for --format json')
    .addHelpText('after', OF_CHECK)
    .action((paths: string[], settings: CheckSettings) => end((require('./check-command') as typeof import('./check-command')).checkCommand(paths, settings, stdout)));
  program.command('route')
    .showHelpAfterError(helpOf('route '))
    .description('say what becomes of a request')
    .argument('<paths...>', 'files, folders, or - for the standard input')
    .addOption(namespaceOption())
    .option('--from <proxy>', 'sidecar, sidecar/NAMESPACE, gateway/NAME or gateway/NAMESPACE/NAME', 'sidecar')
    .addOption(listOption('--label <name=value>', 'a label of the calling pod; may be given again').argParser(collected))
    .option('--host <host>', 'the host that the request goes to')
    .option('--port <port>', 'port of the service, or of the gateway\'s server; may be left out if there is only one', numbered)
    .option('--scheme <scheme>', 'http, https, tcp or tls')
    .option('--path <path>', 'path with the query', '/')
    .option('--method <method>', 'the HTTP method', 'GET')
    .addOption(listOption('--header <name: value>', 'a header; may be given again, also for one name').argParser(collected))
    .option('--requests <file>', 'a JSON list of requests, answered in one run')
    .option('--verbose', 'say what Istio does by itself too, as its default retries')
    .option('--json', 'print JSON')
    .addHelpText('after', OF_ROUTE)
    .action((paths: string[], settings: RouteSettings) => end((require('./route-command') as typeof import('./route-command')).routeCommand(paths, settings, stdout)));
  program.command('explain')
    .showHelpAfterError(helpOf('explain '))
    .description('say what a code means')
    .argument('[code]', 'such as MAN101, IST0101, KIA1101 or CDI404; without a code all are listed')
    .option('--json', 'print JSON')
    .action((code: string | undefined, settings: ExplainSettings) => end((require('./explain-command') as typeof import('./explain-command')).explainCommand(code, settings, stdout)));
  return program;
}

/** What to read after an error. */
function helpOf(command: string): string {
  return `see: cdk8s-istio ${command}--help`;
}

/** Read by whoever asks: every run pays for what is read at start. */
function versionOf(): string {
  return (JSON.parse(readFileSync(require.resolve('cdk8s-istio/package.json'), 'utf8')) as { version: string }).version;
}

function namespaceOption(): Option {
  return new Option('-n, --namespace <namespace>', 'namespace of documents that do not name one').default('default');
}

function listOption(flags: string, description: string): Option {
  return new Option(flags, description).default([], 'none');
}

function collected(value: string, before: readonly string[]): string[] {
  return [...before, value];
}

function numbered(value: string): number {
  if (!/^\d{1,5}$/.test(value)) throw new InvalidArgumentError('a port is a whole number from 1 to 65535.');
  return Number(value);
}

function ignored(value: string, before: readonly Ignored[]): Ignored[] {
  const [, code, reason] = /^([A-Z]{3}\d+)=(.*\S.*)$/.exec(value) ?? [];
  if (!code) throw new InvalidArgumentError('pass the code and the reason, as in "MAN101=the other team mends it".');
  if (codesNamed(code).length === 0) throw new InvalidArgumentError(`no finding has the code ${code}; 'cdk8s-istio explain' lists all codes.`);
  return [...before, { code, reason }];
}
