import type { ObjectChange } from './change';
import { type Tie, Touching } from './touched-hosts';
import { isWildcard, overlaps } from '../../model/hosts';
import type { ManifestObject, Manifests } from '../../model/manifest';
import { gathered } from '../../model/maps';

/** Changes that concern the same requests, with all objects of both states that have to do with these. */
export interface Slice {
  readonly changes: readonly ObjectChange[];
  readonly before: Manifests;
  readonly after: Manifests;
  /** The hosts whose requests may be concerned. */
  readonly hosts: readonly string[];
}

/** The parts of a change that have nothing to do with each other. Each is looked at by itself, so that a mesh is never larger than what changes in it. */
export function slicesOf(before: Manifests, after: Manifests, changes: readonly ObjectChange[]): readonly Slice[] {
  const graph = new Graph(before, after);
  if (changes.some(isOfSidecar)) return [{ changes, before, after, hosts: graph.askable() }];
  for (const change of changes) graph.join(tiesOf(change, graph.touching));
  graph.joinByRoutes(new Set(changes.flatMap(change => tiesOf(change, graph.touching))));
  const parts = gathered(changes.map(change => [graph.partOf(tiesOf(change, graph.touching)), change] as const));
  return [...parts.values()].map(part => sliceOf(part, graph));
}

/** What ties a change to others. Many routes share a Gateway, so that ties only what changes it itself. */
function tiesOf({ before, after }: ObjectChange, touching: Touching): readonly Tie[] {
  return [before, after].filter(one => one !== undefined).flatMap(object => {
    const { asked, about } = touching.of(object);
    return object.kind === 'VirtualService' ? [...asked, ...about.filter(tie => !tie.startsWith('gateway '))] : [...asked, ...about];
  });
}

/** Ties that belong together. */
class Graph {
  readonly touching: Touching;
  readonly all: readonly ManifestObject[];
  readonly byTie: ReadonlyMap<Tie, readonly ManifestObject[]>;
  /** What counts for all requests, or for none. */
  readonly forAll: readonly ManifestObject[];
  readonly services: readonly ManifestObject[];
  readonly gateways: readonly ManifestObject[];
  private readonly parents = new Map<Tie, Tie>();
  private readonly places: Readonly<Record<'before' | 'after', ReadonlyMap<ManifestObject, number>>>;

  constructor(readonly before: Manifests, readonly after: Manifests) {
    this.touching = new Touching([before, after]);
    this.all = [...before.objects, ...after.objects];
    this.byTie = gathered(this.all.flatMap(object => {
      const { asked, about } = this.touching.of(object);
      return [...new Set([...asked, ...about])].map(tie => [tie, object] as const);
    }));
    this.forAll = this.all.filter(object => isForAll(object, this.touching));
    this.services = this.all.filter(isService);
    this.gateways = this.all.filter(isGatewayOfIstio);
    const placesIn = ({ objects }: Manifests) => new Map(objects.map((object, at) => [object, at]));
    this.places = { before: placesIn(before), after: placesIn(after) };
  }

  /** All hosts that somebody may ask for. */
  askable(): readonly string[] {
    return [...new Set(this.all.flatMap(object => this.touching.of(object).asked))].filter(isHost);
  }

  /** Some objects of a state, in its order. */
  only(state: 'before' | 'after', some: ReadonlySet<ManifestObject>): Manifests {
    const places = this.places[state];
    const objects = [...some].filter(object => places.has(object)).sort((one, other) => places.get(one)! - places.get(other)!);
    return { ...this[state], objects };
  }

  join(ties: readonly Tie[]): void {
    for (const tie of ties.slice(1)) this.parents.set(this.root(tie), this.root(ties[0]));
  }

  /** A VirtualService that leads to several hosts that change ties them, and a wildcard ties what it stands for. */
  joinByRoutes(changing: ReadonlySet<Tie>): void {
    for (const object of this.all.filter(({ kind }) => kind === 'VirtualService')) {
      const { asked, about } = this.touching.of(object);
      this.join([...[...asked, ...about].filter(tie => changing.has(tie)), ...standingFor(asked, changing)]);
    }
    for (const wildcard of [...changing].filter(isWildcard)) this.join([wildcard, ...standingFor([wildcard], changing)]);
  }

  /** A name for all that belongs together; what has no ties belongs together, too. */
  partOf([first]: readonly Tie[]): Tie {
    return first === undefined ? '' : this.root(first);
  }

  private root(tie: Tie): Tie {
    let root = tie;
    for (let parent = this.parents.get(root); parent !== undefined && parent !== root; parent = this.parents.get(root)) root = parent;
    if (root !== tie) this.parents.set(tie, root);
    return root;
  }
}

/** The hosts that have names in common with the wildcards among some hosts. */
function standingFor(hosts: readonly Tie[], others: Iterable<Tie>): readonly Tie[] {
  const wildcards = hosts.filter(isWildcard);
  return wildcards.length === 0 ? [] : [...others].filter(other => isHost(other) && wildcards.some(wildcard => overlaps(other, wildcard)));
}

function isHost(tie: Tie): boolean {
  return !tie.includes(' ');
}

function sliceOf(changes: readonly ObjectChange[], graph: Graph): Slice {
  const changing = new Set(changes.flatMap(change => {
    const own = [change.before, change.after].filter(one => one !== undefined).map(object => graph.touching.of(object));
    return own.flatMap(({ asked, about }) => [...asked, ...about.filter(tie => !tie.startsWith('gateway ') || isGateway(change))]);
  }));
  const routes = leadingTo(changing, graph);
  const hosts = new Set([...changing, ...routes.flatMap(route => graph.touching.of(route).asked)].filter(isHost));
  const within = standingFor([...hosts], graph.byTie.keys());
  const ties = new Set([...changing, ...within, ...routes.flatMap(route => [...graph.touching.of(route).asked, ...graph.touching.of(route).about])]);
  const named = new Set([...ties].flatMap(tie => graph.byTie.get(tie) ?? []));
  const changed = new Set(changes.flatMap(one => [one.before, one.after]));
  const led = new Set(routes);
  // A host that no service has at a port is known there if any other service has the port.
  const hasAllServices = [...named].some(isOfListeners) || [...changed].some(one => one !== undefined && isService(one)) ||
    [...hosts].some(host => isAskable(host, graph) && !hasService(host, graph));
  const hasGateways = [...ties].some(tie => tie.startsWith('gateway '));
  const beside = [...graph.forAll, ...hasAllServices ? graph.services : [], ...hasGateways ? graph.gateways : []];
  const part = new Set([...named, ...led, ...changed, ...beside].filter(one => one !== undefined));
  return { changes, before: graph.only('before', part), after: graph.only('after', part), hosts: [...hosts].filter(host => isAskable(host, graph)) };
}

/** What a Sidecar lets through concerns requests to every host. */
function isOfSidecar({ before, after }: ObjectChange): boolean {
  return (after ?? before)?.kind === 'Sidecar';
}

function isGateway({ before, after }: ObjectChange): boolean {
  return (before ?? after)?.kind === 'Gateway';
}

/** Gateways of the same pods share listeners. */
function isGatewayOfIstio({ kind, group }: ManifestObject): boolean {
  return kind === 'Gateway' && group === 'networking.istio.io';
}

/** The VirtualServices by which requests get to something, through delegates as well, and those that may have its hosts by a wildcard, or names within one. */
function leadingTo(ties: ReadonlySet<Tie>, { byTie, touching, all }: Graph): readonly ManifestObject[] {
  const found = new Set<ManifestObject>();
  const open = new Set(ties);
  const routes = all.filter(({ kind }) => kind === 'VirtualService');
  const withWildcards = routes.filter(object => touching.of(object).asked.some(isWildcard));
  for (const tie of open) {
    const candidates = !isHost(tie) ? [] : isWildcard(tie) ? routes : withWildcards;
    const overlapping = candidates.filter(object => touching.of(object).asked.some(asked => overlaps(asked, tie)));
    for (const object of [...byTie.get(tie) ?? [], ...overlapping]) {
      if (object.kind !== 'VirtualService' || found.has(object)) continue;
      found.add(object);
      for (const asked of touching.of(object).asked) open.add(asked);
    }
  }
  return [...found];
}

/** What has no ties counts for all requests, or for none; and so may what has a wildcard. */
function isForAll(object: ManifestObject, touching: Touching): boolean {
  const { asked, about } = touching.of(object);
  return asked.length + about.length === 0 || [...asked, ...about].some(tie => isHost(tie) && isWildcard(tie));
}

/** What has no address of its own shares its listener with others. */
function isOfListeners(object: ManifestObject): boolean {
  return object.kind === 'ServiceEntry' || object.kind === 'Service' && (object.spec.clusterIP === 'None' || object.spec.type === 'ExternalName');
}

function isService({ kind, group }: ManifestObject): boolean {
  return kind === 'ServiceEntry' || kind === 'Service' && group === '';
}

function hasService(host: string, { byTie }: Graph): boolean {
  return (byTie.get(host) ?? []).some(isService);
}

/** Whether somebody may ask for a host: a service has it, or a VirtualService. */
function isAskable(host: string, { byTie, touching }: Graph): boolean {
  return (byTie.get(host) ?? []).some(object => touching.of(object).asked.includes(host));
}
