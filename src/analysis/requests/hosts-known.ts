import { portsByHost, portsOf, type PortsByHost } from './ports';
import { CLUSTER_DOMAIN, fullHost, HostIndex } from '../model/hosts';
import { itemsIn, textIn } from '../model/json';
import type { Manifests } from '../model/manifest';

/** Knows the hosts that somebody has, or has rules for. */
export class HostsKnown {
  private readonly services: PortsByHost;
  private readonly ruled = new HostIndex<true>();

  /** In which the cluster has its Services. */
  private readonly domain: string;

  constructor(manifests: Manifests) {
    this.domain = manifests.clusterDomain ?? CLUSTER_DOMAIN;
    this.services = portsByHost(manifests);
    for (const { group, kind, namespace, spec } of manifests.objects) {
      if (kind !== 'VirtualService' || group !== 'networking.istio.io') continue;
      for (const host of itemsIn(spec.hosts).map(textIn)) if (host !== undefined) this.ruled.set(fullHost(host, namespace, this.domain), true);
    }
  }

  /** Whether somebody has a host, as a client of a namespace names it. */
  has(host: string, namespace = ''): boolean {
    const isRuled = [host, fullHost(host, namespace, this.domain)].some(one => this.ruled.mostSpecific(one) !== undefined);
    return isRuled || portsOf(this.services, host, namespace, this.domain) !== undefined;
  }
}
