import { scopesOf, scopesOfService } from './scopes';
import { analyzedHost, HostIndex, isWildcard, isWithin, pushTo, serviceHost } from '../../model/hosts';
import { hostsAlike, nameOf } from '../../model/look-alikes';
import { hasUnknownPorts, namesNamespace } from '../../model/manifest-objects';
import type { Field } from '../objects/field';
import { NamedHost } from '../objects/named-host';
import type { Subject } from '../objects/subject';

/** What is behind a host. */
export interface Behind {
  readonly subject: Subject;
  /** Nothing where nobody knows them. */
  readonly ports: readonly number[] | undefined;
  /** Labels that its pods have in any case: those of the workloadSelector of a ServiceEntry. */
  readonly labels: Readonly<Record<string, string>>;
}

interface Scoped {
  readonly scope: string;
  readonly behind: Behind;
}

/** The namespace and name of a service by its host. */
export function serviceOf(host: string, namespace: string, domain: string): string {
  const end = `.svc.${domain}`;
  const dot = host.endsWith(end) ? host.lastIndexOf('.', host.length - end.length - 2) : -1;
  return dot < 1 ? `${namespace}/${host}` : `${host.slice(dot + 1, -end.length)}/${host.slice(0, dot)}`;
}

/** The host that a DestinationRule is for. */
export function hostOfRule(rule: Subject): NamedHost {
  return rule.spec.once(hostOfRule, () => new NamedHost(rule.spec.get('host'), rule));
}

/** Services and ServiceEntries by host, and who sees them. */
export class Hosts {
  private readonly byHost = new Map<string, Map<string, Behind>>();
  private readonly wildcards = new HostIndex<Scoped[]>();

  constructor(services: readonly Subject[], entries: readonly Subject[]) {
    entries.forEach(subject => this.addEntry(subject));
    services.forEach(subject => this.addService(subject));
  }

  /** What a host means to the object that names it, which is itself seen from some namespaces: without any, from its own. */
  find({ text, namespace, analyzed }: NamedHost, exportTo: readonly string[] = []): Behind | undefined {
    const scopes = this.byHost.get(analyzed);
    const everywhere = scopes?.get('*');
    if (everywhere) return everywhere;
    const seenFrom = exportTo.length === 0 ? [namespace] : exportTo.map(scope => scope === '.' ? namespace : scope);
    const scope = seenFrom.find(one => scopes?.has(one));
    if (scope !== undefined) return scopes?.get(scope);
    return this.wildcards.covering(text).flat().find(one => one.scope === '*' || one.scope === namespace)?.behind;
  }

  /** What is behind the hosts of a wildcard. */
  within(wildcard: string): readonly Behind[] {
    if (!isWildcard(wildcard)) return [];
    return [...this.byHost].flatMap(([host, scopes]) => isWithin(host, wildcard) ? [...scopes.values()] : []);
  }

  /** Whether somebody has written this very host, and no wildcard that it is within. */
  isWritten({ analyzed }: NamedHost): boolean {
    return this.byHost.has(analyzed);
  }

  /** Hosts that an object may mean by one that nobody has, the likest first. */
  alike({ analyzed }: NamedHost): readonly string[] {
    return hostsAlike(analyzed, this.byHost.keys());
  }

  /** Hosts of Services that have the name of one that nobody has, in namespaces that somebody has written. */
  elsewhere(host: NamedHost): readonly string[] {
    const isWritten = ({ subject }: Behind) => subject !== undefined && namesNamespace(subject.object);
    return this.alike(host).filter(other => nameOf(other) === nameOf(host.analyzed) && [...this.byHost.get(other)!.values()].some(isWritten));
  }

  private addEntry(subject: Subject): void {
    const { object, spec, domain } = subject;
    const ports = hasUnknownPorts(object) ? undefined : spec.get('ports').items().map(port => port.get('number').number);
    const behind = { subject, ports, labels: spec.at('workloadSelector', 'labels').labels };
    for (const host of spec.get('hosts').texts) this.add(scopesOf(subject), analyzedHost(host, object.namespace, domain), behind);
  }

  private addService(subject: Subject): void {
    const { object: { namespace, name }, domain } = subject;
    const behind = { subject, ports: hasUnknownPorts(subject.object) ? undefined : servicePorts(subject.spec).map(({ port }) => port), labels: {} };
    this.add(scopesOfService(subject), serviceHost(name, namespace, domain), behind);
  }

  private add(scopes: ReadonlySet<string>, host: string, behind: Behind): void {
    const known = this.byHost.get(host) ?? new Map<string, Behind>();
    this.byHost.set(host, known);
    for (const scope of scopes) {
      known.set(scope, behind);
      if (isWildcard(host)) pushTo(this.wildcards, host, { scope, behind });
    }
  }
}

/** A port of a Service, with what the API server fills in. */
export interface Port {
  readonly field: Field;
  readonly port: number;
  readonly name: string;
  readonly protocol: string;
  readonly appProtocol: string | undefined;
  /** A number, or the name of a container port. */
  readonly target: number | string;
}

/** The ports of a Service. */
export function servicePorts(spec: Field): readonly Port[] {
  return spec.once(servicePorts, () => spec.get('ports').items().map(portOf));
}

function portOf(field: Field): Port {
  const { number: port } = field.get('port');
  const { value: target } = field.get('targetPort');
  return {
    field,
    port,
    name: field.get('name').text,
    protocol: field.get('protocol').text || 'TCP',
    appProtocol: field.get('appProtocol').isSet ? field.get('appProtocol').text : undefined,
    target: typeof target === 'string' && target !== '' || typeof target === 'number' && target !== 0 ? target : port,
  };
}
