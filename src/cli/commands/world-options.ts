import { type Command, InvalidArgumentError } from 'commander';
import { collected, listOption } from './options';
import type { KnownGateway, KnownService } from '../../analysis/outside/names';

/** Adds the options that say what is outside the manifests. */
export function addWorldOptions(command: Command): Command {
  return command
    .addOption(listOption('--with <file>', 'a snapshot by kubectl get -o yaml, or other manifests: known, and not checked; may be given again').argParser(collected))
    .addOption(listOption('--known-service <host>', 'a service that is there, as reviews.bookinfo or api.example.com:443; may be given again').argParser(knownService))
    .addOption(listOption('--known-gateway <labels>', 'pods of a gateway that are there, as istio=ingress@istio-ingress; may be given again').argParser(knownGateway))
    .option('--cluster-domain <domain>', 'the domain of the cluster, if it is not cluster.local', clusterDomain);
}

function knownService(text: string, before: readonly KnownService[]): KnownService[] {
  return [...before, said(() => names().knownServiceIn(text))];
}

function knownGateway(text: string, before: readonly KnownGateway[]): KnownGateway[] {
  return [...before, said(() => names().knownGatewayIn(text))];
}

function clusterDomain(text: string): string {
  return said(() => names().clusterDomainIn(text));
}

/** Loaded by whoever says a name. */
function names(): typeof import('../../analysis/outside/names') {
  return require('../../analysis/outside/names') as typeof import('../../analysis/outside/names');
}

function said<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new InvalidArgumentError(`${(error as Error).message}.`);
  }
}
