import { fullHost, serviceHost } from '../../model/hosts';
import type { ManifestObject, Manifests } from '../../model/manifest';
import { gathered } from '../../model/maps';
import { textAt, textMapAt, textsAt } from '../../routing/fields/fields';
import { MESH } from '../../routing/fields/gateway-names';
import { virtualServiceOf, idOf, type VirtualService } from '../../routing/rules/virtual-service';
import { has, podsOf } from '../../routing/services/pods';

const ISTIO = 'networking.istio.io';

/** A name that ties objects together: a host, or `gateway namespace/name`, or `delegate namespace/name`. */
export type Tie = string;

/** What an object has to do with requests. */
export interface Touch {
  /** Hosts that clients ask for by it. */
  readonly asked: readonly Tie[];
  /** Hosts and others to which it leads, or of which it says something. */
  readonly about: readonly Tie[];
}

const NOTHING: Touch = { asked: [], about: [] };

/** Knows which hosts an object is about, among the objects of both states of a change. */
export class Touching {
  private readonly services: ReadonlyMap<string, readonly ManifestObject[]>;
  private readonly known = new Map<ManifestObject, Touch>();

  constructor(states: readonly Manifests[]) {
    const all = states.flatMap(({ objects }) => objects.filter(one => one.kind === 'Service' && one.group === ''));
    this.services = gathered(all.map(service => [service.namespace, service] as const));
  }

  of(object: ManifestObject): Touch {
    let known = this.known.get(object);
    if (known === undefined) this.known.set(object, known = this.made(object));
    return known;
  }

  private made(object: ManifestObject): Touch {
    if (object.group === ISTIO) return ofIstio(object);
    if (object.group === '' && object.kind === 'Service') return { asked: [serviceHost(object.name, object.namespace)], about: [] };
    if (object.group === '' && object.kind === 'Endpoints') return { asked: [], about: [serviceHost(object.name, object.namespace)] };
    if (object.kind === 'EndpointSlice') return { asked: [], about: [serviceHost(object.labels['kubernetes.io/service-name'] ?? '', object.namespace)] };
    const pods = podsOf(object, true);
    return pods === undefined ? NOTHING : { asked: [], about: this.servicesOf(pods) };
  }

  private servicesOf({ namespace, labels }: { readonly namespace: string; readonly labels: Readonly<Record<string, string>> }): readonly Tie[] {
    return (this.services.get(namespace) ?? []).filter(({ spec }) => {
      const selector = textMapAt(spec, 'selector');
      return Object.keys(selector).length > 0 && has(labels, selector);
    }).map(({ name }) => serviceHost(name, namespace));
  }
}

function ofIstio(object: ManifestObject): Touch {
  const { kind, namespace, name, spec } = object;
  switch (kind) {
    case 'VirtualService': return ofVirtualService(virtualServiceOf(object));
    case 'DestinationRule': return { asked: [], about: [fullHost(textAt(spec, 'host'), namespace)] };
    case 'ServiceEntry': return { asked: textsAt(spec, 'hosts'), about: [] };
    case 'Gateway': return { asked: [], about: [`gateway ${namespace}/${name}`] };
    default: return NOTHING;
  }
}

function ofVirtualService(virtualService: VirtualService): Touch {
  const { hosts, gateways, http, tls, tcp } = virtualService;
  const targets = [
    ...http.flatMap(route => [...route.targets, ...route.mirrors]).map(({ target }) => target),
    ...http.flatMap(({ mirror }) => mirror === undefined ? [] : [mirror]),
    ...[...tls, ...tcp].flatMap(route => route.targets.map(one => one.target)),
  ].map(({ host }) => host);
  const delegates = http.flatMap(({ delegate }) => delegate === undefined ? [] : [`delegate ${idOf(delegate)}`]);
  const own = hosts.length === 0 ? [`delegate ${idOf(virtualService)}`] : [];
  const bound = gateways.filter(gateway => gateway !== MESH).map(gateway => `gateway ${gateway}`);
  return { asked: [...hosts, ...own], about: [...targets, ...bound, ...delegates] };
}
