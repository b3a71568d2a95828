import { portsByHost, portsOf, type PortsByHost } from './ports';
import { fullHost, HostIndex } from '../model/hosts';
import { itemsIn, textIn } from '../model/json';
import type { Manifests } from '../model/manifest';

/** Knows the hosts that somebody has, or has rules for. */
export class HostsKnown {
  private readonly services: PortsByHost;
  private readonly ruled = new HostIndex<true>();

  constructor(manifests: Manifests) {
    this.services = portsByHost(manifests);
    for (const { group, kind, namespace, spec } of manifests.objects) {
      if (kind !== 'VirtualService' || group !== 'networking.istio.io') continue;
      for (const host of itemsIn(spec.hosts).map(textIn)) if (host !== undefined) this.ruled.set(fullHost(host, namespace), true);
    }
  }

  /** Whether somebody has a host, as a client of a namespace names it. */
  has(host: string, namespace = ''): boolean {
    const isRuled = [host, fullHost(host, namespace)].some(one => this.ruled.mostSpecific(one) !== undefined);
    return isRuled || portsOf(this.services, host, namespace) !== undefined;
  }
}
