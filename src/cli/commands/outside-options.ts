import { type Command, InvalidArgumentError } from 'commander';
import { collected, listOption } from './options';
import type { KnownGateway, KnownService } from '../../analysis/outside/names';
import { outsideNames } from '../settings/outside';

/** Adds the options that say what is outside the manifests. */
export function addOutside(command: Command): Command {
  return command
    .addOption(listOption('--with <file>', 'a snapshot by kubectl get -o yaml, or other manifests: known, and not checked; may be given again').argParser(collected))
    .addOption(listOption('--known-service <host>', 'a service that is there, as reviews.bookinfo or api.example.com:443; may be given again').argParser(knownService))
    .addOption(listOption('--known-gateway <labels>', 'pods of a gateway that are there, as istio=ingress@istio-ingress; may be given again').argParser(knownGateway))
    .option('--cluster-domain <domain>', 'the domain of the cluster, if it is not cluster.local', clusterDomain);
}

function knownService(text: string, before: readonly KnownService[]): KnownService[] {
  return [...before, said(() => outsideNames().knownServiceIn(text))];
}

function knownGateway(text: string, before: readonly KnownGateway[]): KnownGateway[] {
  return [...before, said(() => outsideNames().knownGatewayIn(text))];
}

function clusterDomain(text: string): string {
  return said(() => outsideNames().clusterDomainIn(text));
}

function said<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new InvalidArgumentError(`${(error as Error).message}.`);
  }
}
