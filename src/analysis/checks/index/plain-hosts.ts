import { hostOfRule, servicePorts } from './hosts';
import { hasPort, type Pod } from './pod';
import type { Pods } from './pods';
import { scopesOf, scopesOfService } from './scopes';
import { HostIndex, isWildcard, serviceHost } from '../../model/hosts';
import { lazy } from '../../model/lazy';
import { isNamedAlone } from '../../model/manifest-objects';
import { gathered } from '../../model/maps';
import type { Objects } from '../objects/objects';
import type { Subject } from '../objects/subject';
import { isSelectedBy } from '../values/label';

/** The namespace of Istio itself: what is for everyone there counts where no other rule does. */
const ROOT = 'istio-system';

/** What is behind a host, and the DestinationRule beside it. */
interface Plain {
  readonly owner: Subject;
  /** Those of TCP. */
  readonly ports: readonly number[];
  rule: Subject | undefined;
  /** The namespaces that see all of this: `*` for all. */
  seenFrom: ReadonlySet<string>;
  /** The subsets that the rule writes once, and for which pods answer. */
  readonly answered: () => ReadonlySet<string>;
}

/**
 * Hosts that are the same to all clients that see them: their DestinationRules stand beside them, and are hidden by no others. Most hosts are plain, and what
 * leads to them need not be asked for from each client.
 */
export class PlainHosts {
  private readonly known = new HostIndex<true>();
  private readonly plain = new Map<string, Plain>();
  /** Wildcards of rules that may hide others. */
  private readonly hiding = new HostIndex<true>();

  constructor(private readonly objects: Objects & { readonly pods: Pods }) {
    for (const service of objects.of('Service').filter(isWritten)) this.addService(service);
    for (const entry of objects.of('ServiceEntry').filter(isWritten)) this.addEntry(entry);
    for (const rule of objects.of('DestinationRule')) this.addRule(rule);
  }

  /** Whether somebody has written a host, or a wildcard that it is within. */
  knows(host: string): boolean {
    return this.known.mostSpecific(host) !== undefined;
  }

  /** The ports of a plain host. */
  portsOf(host: string): readonly number[] | undefined {
    return this.plainAt(host)?.ports;
  }

  /** Whether clients of some namespaces, `*` for all, surely find what a subset of a plain host asks for; nothing is asked for where it is empty. */
  hasSubset(host: string, subset: string, clients: () => ReadonlySet<string>): boolean {
    const found = this.plainAt(host);
    if (found === undefined || !found.seenFrom.has('*') && ![...clients()].every(name => found.seenFrom.has(name))) return false;
    return subset === '' || found.answered().has(subset);
  }

  /** The subsets that a DestinationRule beside a plain host writes once, and for which pods answer. */
  answeredBy(rule: Subject): ReadonlySet<string> {
    const found = this.plainAt(hostOfRule(rule).full);
    return found?.rule === rule ? found.answered() : new Set();
  }

  private plainAt(host: string): Plain | undefined {
    return this.hiding.covering(host).length > 0 ? undefined : this.plain.get(host);
  }

  private plainOf(owner: Subject, ports: readonly number[], seenFrom: ReadonlySet<string>): Plain {
    const plain: Plain = { owner, ports, rule: undefined, seenFrom, answered: lazy(() => this.answeredOf(plain)) };
    return plain;
  }

  private answeredOf({ owner, rule }: Plain): ReadonlySet<string> {
    if (rule === undefined) return new Set();
    const pods = this.podsOf(owner);
    const written = gathered(rule.spec.get('subsets').items().map(one => [one.get('name').text, one.get('labels').labels] as const));
    const answered = [...written].filter(([, [labels, ...others]]) => others.length === 0 && pods.some(pod => isSelectedBy(labels, pod.labels)));
    return new Set(answered.map(([name]) => name));
  }

  /** The pods of a Service that have all of its ports. */
  private podsOf({ object, spec }: Subject): readonly Pod[] {
    if (object.kind !== 'Service' || Object.keys(spec.get('selector').labels).length === 0) return [];
    const names = servicePorts(spec).map(({ target }) => target).filter(target => typeof target === 'string');
    return this.objects.pods.selectedBy(spec.get('selector').labels)
      .filter(pod => pod.subject !== undefined && pod.namespace === object.namespace && names.every(name => hasPort(pod, name)));
  }

  private addService(owner: Subject): void {
    const { object, spec, domain } = owner;
    if (spec.get('type').text === 'ExternalName') return this.add(serviceHost(object.name, object.namespace, domain), undefined);
    const ports = servicePorts(spec).filter(({ protocol }) => protocol !== 'UDP').map(({ port }) => port);
    this.add(serviceHost(object.name, object.namespace, domain), this.plainOf(owner, ports, scopesOfService(owner)));
  }

  private addEntry(owner: Subject): void {
    const { spec } = owner;
    const ports = spec.get('ports').items().filter(port => port.get('protocol').text.toUpperCase() !== 'UDP').map(port => port.get('number').number);
    const isPlain = spec.get('resolution').value !== 'DYNAMIC_DNS' && !spec.get('workloadSelector').isSet;
    for (const host of spec.get('hosts').texts) this.add(host, isPlain && !isWildcard(host) ? this.plainOf(owner, ports, scopesOf(owner)) : undefined);
  }

  /** A host of several owners is not plain. */
  private add(host: string, plain: Plain | undefined): void {
    if (plain !== undefined && this.known.get(host) === undefined) this.plain.set(host, plain);
    else this.plain.delete(host);
    this.known.set(host, true);
  }

  private addRule(rule: Subject): void {
    const { object, spec } = rule;
    const host = hostOfRule(rule).full;
    const scopes = scopesOf(rule);
    const isForWorkloads = spec.get('workloadSelector').isSet;
    const known = this.plain.get(host);
    if (!isForWorkloads && known?.owner.object.namespace === object.namespace && known.rule === undefined) {
      known.rule = rule;
      known.seenFrom = both(known.seenFrom, scopes);
    } else if (isForWorkloads || !scopes.has('*') || object.namespace !== ROOT) {this.hide(host);}
  }

  private hide(host: string): void {
    if (isWildcard(host)) this.hiding.set(host, true);
    else this.plain.delete(host);
  }
}

/** What is only said to be there is not known well enough. */
function isWritten({ object }: Subject): boolean {
  return !isNamedAlone(object);
}

function both(some: ReadonlySet<string>, others: ReadonlySet<string>): ReadonlySet<string> {
  if (some.has('*')) return others;
  return others.has('*') ? some : new Set([...some].filter(name => others.has(name)));
}
