import { makesPods, mayHave } from './pods';
import { CLUSTER_DOMAIN, fullHost, serviceHost } from '../../model/hosts';
import type { ManifestObject, Manifests } from '../../model/manifest';
import { cached, gathered } from '../../model/maps';
import { objectAt, textAt, textMapAt, textsAt } from '../../routing/fields/fields';
import { MESH } from '../../routing/fields/gateway-names';
import { virtualServiceOf, idOf, type VirtualService } from '../../routing/rules/virtual-service';
import { has } from '../../routing/services/pods';

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

type Labels = Readonly<Record<string, string>>;

/** What finds pods by their labels. */
interface Selecting {
  readonly selector: Labels;
  readonly hosts: readonly Tie[];
}

/** Knows which hosts an object is about, among the objects of both states of a change. */
export class Touching {
  private readonly selecting: ReadonlyMap<string, readonly Selecting[]>;
  private readonly known = new Map<ManifestObject, Touch>();
  private readonly domain: string;

  constructor(states: readonly Manifests[]) {
    this.domain = states[0]?.clusterDomain ?? CLUSTER_DOMAIN;
    const all = states.flatMap(({ objects }) => objects);
    this.selecting = gathered(all.flatMap(object => selectingOf(object, this.domain).map(one => [object.namespace, one] as const)));
  }

  of(object: ManifestObject): Touch {
    return cached(this.known, object, () => this.made(object));
  }

  private made(object: ManifestObject): Touch {
    const { group, kind, namespace, labels, spec } = object;
    if (group === ISTIO && kind === 'WorkloadEntry') {
      const carried = { ...labels, ...textMapAt(spec, 'labels') };
      return { asked: [], about: this.hostsOf(namespace, selector => has(carried, selector)) };
    }
    if (group === ISTIO) return ofIstio(object, this.domain);
    const service = serviceNamed(object);
    if (service !== undefined) {
      const host = serviceHost(service, namespace, this.domain);
      return kind === 'Service' ? { asked: [host], about: [] } : { asked: [], about: [host] };
    }
    return makesPods(object) ? { asked: [], about: this.hostsOf(namespace, selector => mayHave(object, selector)) } : NOTHING;
  }

  private hostsOf(namespace: string, isSelected: (selector: Labels) => boolean): readonly Tie[] {
    return (this.selecting.get(namespace) ?? []).filter(({ selector }) => isSelected(selector)).flatMap(({ hosts }) => hosts);
  }
}

/** The Service that an object is, or whose endpoints it lists. */
function serviceNamed({ group, kind, name, labels }: ManifestObject): string | undefined {
  if (kind === 'EndpointSlice') return labels['kubernetes.io/service-name'];
  return group === '' && (kind === 'Service' || kind === 'Endpoints') ? name : undefined;
}

function selectingOf({ group, kind, name, namespace, spec }: ManifestObject, domain: string): readonly Selecting[] {
  const isService = group === '' && kind === 'Service';
  const isEntry = group === ISTIO && kind === 'ServiceEntry';
  if (!isService && !isEntry) return [];
  const selector = isService ? textMapAt(spec, 'selector') : textMapAt(objectAt(spec, 'workloadSelector'), 'labels');
  return Object.keys(selector).length === 0 ? [] : [{ selector, hosts: isService ? [serviceHost(name, namespace, domain)] : textsAt(spec, 'hosts') }];
}

function ofIstio(object: ManifestObject, domain: string): Touch {
  const { kind, namespace, name, spec } = object;
  switch (kind) {
    case 'VirtualService': return ofVirtualService(virtualServiceOf(object, domain));
    case 'DestinationRule': return { asked: [], about: [fullHost(textAt(spec, 'host'), namespace, domain)] };
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
