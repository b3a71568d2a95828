import { servicePorts } from './hosts';
import type { Pods } from './pods';
import { scopesOf, scopesOfService } from './scopes';
import { fullHost, HostIndex, isWildcard, serviceHost } from '../../model/hosts';
import { isNamedAlone } from '../../model/manifest';
import { cached } from '../../model/maps';
import type { Field } from '../objects/field';
import type { Objects } from '../objects/objects';
import type { Subject } from '../objects/subject';
import { isSelectedBy } from '../values/label';

/** The namespace of Istio itself: what is for everyone there counts where no other rule does. */
const ROOT = 'istio-system';

/** What is behind a host, and the DestinationRules beside it. */
interface Plain {
  readonly owner: Subject;
  /** Those of TCP. */
  readonly ports: readonly number[];
  readonly rules: Subject[];
  /** The namespaces that see all of this: `*` for all. */
  seenFrom: ReadonlySet<string>;
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
  private readonly answered = new Map<string, boolean>();

  constructor(private readonly objects: Objects & { readonly pods: Pods; readonly domain: string }) {
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
  hasSubset(host: string, subset: string, clients: ReadonlySet<string>): boolean {
    const found = this.plainAt(host);
    if (found === undefined || !found.seenFrom.has('*') && ![...clients].every(name => found.seenFrom.has(name))) return false;
    return subset === '' || this.hasPods(host, found, subset);
  }

  /** Whether a DestinationRule stands beside a plain host, and pods answer for a subset that it writes once. */
  isAnswered({ object, spec, root }: Subject, subset: string): boolean {
    const host = fullHost(spec.get('host').text, object.namespace, this.objects.domain);
    const found = this.plainAt(host);
    return found?.rules[0]?.root === root && this.hasPods(host, found, subset);
  }

  private plainAt(host: string): Plain | undefined {
    return this.hiding.covering(host).length > 0 ? undefined : this.plain.get(host);
  }

  private hasPods(host: string, plain: Plain, subset: string): boolean {
    return cached(this.answered, `${host} ${subset}`, () => this.lookForPods(plain, subset));
  }

  private lookForPods({ owner: { object, spec }, rules }: Plain, subset: string): boolean {
    const written = rules.flatMap(rule => rule.spec.get('subsets').items()).filter(one => one.get('name').text === subset);
    if (written.length !== 1 || object.kind !== 'Service') return false;
    const labels = { ...written[0].get('labels').labels, ...spec.get('selector').labels };
    if (!isSelectedBy(written[0].get('labels').labels, labels)) return false;
    const pods = this.objects.pods.selectedBy(labels).filter(pod => pod.subject !== undefined && pod.namespace === object.namespace);
    return pods.some(pod => servicePorts(spec).every(({ target }) => typeof target === 'number' || hasPort(pod.spec, target)));
  }

  private addService(owner: Subject): void {
    const { object, spec } = owner;
    if (spec.get('type').text === 'ExternalName') return this.add(serviceHost(object.name, object.namespace, this.objects.domain), undefined);
    const ports = servicePorts(spec).filter(({ protocol }) => protocol !== 'UDP').map(({ port }) => port);
    this.add(serviceHost(object.name, object.namespace, this.objects.domain), { owner, ports, rules: [], seenFrom: scopesOfService(owner) });
  }

  private addEntry(owner: Subject): void {
    const { spec } = owner;
    const ports = spec.get('ports').items().filter(port => port.get('protocol').text.toUpperCase() !== 'UDP').map(port => port.get('number').number);
    const isPlain = spec.get('resolution').value !== 'DYNAMIC_DNS' && !spec.get('workloadSelector').isSet;
    for (const host of spec.get('hosts').texts) this.add(host, isPlain && !isWildcard(host) ? { owner, ports, rules: [], seenFrom: scopesOf(owner) } : undefined);
  }

  /** A host of several owners is not plain. */
  private add(host: string, plain: Plain | undefined): void {
    if (plain !== undefined && this.known.get(host) === undefined) this.plain.set(host, plain);
    else this.plain.delete(host);
    this.known.set(host, true);
  }

  private addRule(rule: Subject): void {
    const { object, spec } = rule;
    const host = fullHost(spec.get('host').text, object.namespace, this.objects.domain);
    const scopes = scopesOf(rule);
    const isForWorkloads = spec.get('workloadSelector').isSet;
    const known = this.plain.get(host);
    if (!isForWorkloads && known?.owner.object.namespace === object.namespace && known.rules.length === 0) {
      known.rules.push(rule);
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

function hasPort(pod: Field, name: string): boolean {
  return pod.get('containers').items().some(container => container.get('ports').items().some(port => port.get('name').text === name));
}
