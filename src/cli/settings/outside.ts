import * as path from 'node:path';
import type { SettingsFile } from './settings';
import type { SaidOutside } from '../../analysis/outside/besides';

/** What is outside of the manifests for a call: what it says itself, and what its settings say. */
export function outsideOf(flags: SaidOutside, { folder, settings }: SettingsFile): SaidOutside {
  const { with: snapshots = [], knownServices = [], knownGateways = [], clusterDomain } = settings;
  return {
    with: [...flags.with, ...snapshots.map(one => path.join(path.relative('', folder), one))],
    knownService: [...flags.knownService, ...knownServices.map(text => outsideNames().knownServiceIn(text))],
    knownGateway: [...flags.knownGateway, ...knownGateways.map(text => outsideNames().knownGatewayIn(text))],
    clusterDomain: flags.clusterDomain ?? clusterDomain,
  };
}

/** What is wrong with the name of something outside; nothing if there may be such a thing. */
export function problemOfOutside(what: 'service' | 'gateway' | 'domain'): (text: string) => string | undefined {
  return text => {
    const { knownServiceIn, knownGatewayIn, clusterDomainIn } = outsideNames();
    try {
      ({ service: knownServiceIn, gateway: knownGatewayIn, domain: clusterDomainIn })[what](text);
      return undefined;
    } catch (error) {
      return (error as Error).message;
    }
  };
}

/** Loaded by whoever says a name. */
export function outsideNames(): typeof import('../../analysis/outside/names') {
  return require('../../analysis/outside/names') as typeof import('../../analysis/outside/names');
}
