import type { Command } from 'commander';
import { collected, helpOf, listOption, numbered, readingOptions } from './options';
import { addOutside } from './outside-options';
import { addWorlds } from './worlds-options';
import type { RouteFlags } from '../route/route-command';
import type { ExitCode, Output } from '../terminal/process';

const EXAMPLES = `
Examples:
  cdk8s-istio route dist --host reviews --header "end-user: jason"
  cdk8s-istio route dist --from gateway/edge --host shop.example.com --path /api
  cdk8s-istio route dist --requests requests.json --json`;

/** Adds `route`, which is loaded when it is called. */
export function addRoute(program: Command, stdout: Output, end: (code: ExitCode) => void): void {
  const command = program.command('route')
    .showHelpAfterError(helpOf('route '))
    .description('say what becomes of a request')
    .argument('[paths...]', 'files, folders, or - for the standard input');
  for (const option of readingOptions()) command.addOption(option);
  addOutside(addWorlds(command))
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
    .addHelpText('after', EXAMPLES)
    .action((paths: string[], flags: RouteFlags) => end((require('../route/route-command') as typeof import('../route/route-command')).routeCommand(paths, flags, stdout)));
}
