import { type Client, Clients } from './clients';
import { placesAtGateway, placesInMesh } from './places';
import { Proof } from './proof';
import { requestMeeting, type Tried } from './search';
import { rulesOf, type WrittenRule, type WrittenTarget } from './written';
import { lazy } from '../model/lazy';
import type { ManifestObject } from '../model/manifest';
import { cached } from '../model/maps';
import { MESH } from '../routing/fields/gateway-names';
import type { ExplainedOutcome, Mesh } from '../routing/mesh';
import type { Condition } from '../routing/rules/condition';
import { idOf, type VirtualService } from '../routing/rules/virtual-service';
import { reasonFor } from '../routing/services/why-clusters';
import type { Destination } from '../routing/traffic/outcome';
import type { Caller, Request } from '../routing/traffic/request';
import { type RuleOrigin, shownOrigin } from '../routing/traffic/route-origin';

/** A Gateway, and a proxy that it is for. */
export interface GatewayCaller {
  /** As `namespace/name`. */
  readonly gateway: string;
  readonly caller: Caller;
}

/** Who may send requests. */
export interface Senders {
  readonly inside: readonly Client[];
  readonly atGateways: readonly GatewayCaller[];
}

/** Where a destination is written. */
type Place = Pick<WrittenTarget, 'object' | 'path'>;

/** A destination at which nothing answers somebody. */
export interface DeadEnd extends Place {
  /** Whether copies of requests go there, and no requests. */
  readonly isMirror: boolean;
  readonly destination: Destination;
  /** What is missing. */
  readonly reason: string;
  /** The DestinationRules that count there. */
  readonly rules: readonly ManifestObject[];
  /** A request that gets there, and whose it is. */
  readonly request: Request;
  /** The Gateway that it comes in by; nothing if it comes from inside the mesh. */
  readonly gateway: string | undefined;
  /** Whether more clients may get there than are asked. */
  readonly hasMore: boolean;
}

/** A request, and what becomes of it. */
interface Probe {
  readonly request: Request;
  readonly outcome: ExplainedOutcome;
}

/** So many of those who see the same are named; and so many are asked before it counts as one that none of them meets. */
const MOST_NAMED = 3;
const MOST_ASKED = 20;

/** Asks a mesh for the destinations at which nothing answers. */
export class DeadEnds {
  private readonly clients = lazy(() => new Clients(this.senders.inside, this.mesh.indexes()));
  private readonly proof = lazy(() => new Proof(this.clients().services));
  private readonly conditions = new Map<string, ReadonlyMap<string, readonly Condition[]>>();

  constructor(private readonly mesh: Mesh, private readonly senders: Senders) {}

  /** Those of a VirtualService, among the destinations that are asked about. */
  of(virtualService: VirtualService, isAsked: (place: Place) => boolean): readonly DeadEnd[] {
    const rules = rulesOf(virtualService).filter(rule => [...rule.targets, ...rule.mirrors].some(isAsked));
    return rules.flatMap(rule => this.ofRule(rule)).filter(isAsked);
  }

  private ofRule(rule: WrittenRule): readonly DeadEnd[] {
    const { gateways } = rule.forProxy.gateways.length > 0 ? rule.forProxy : rule.virtualService;
    const hosts = [...rule.targets, ...rule.mirrors].map(({ target }) => target.host);
    const inside = gateways.includes(MESH) ? this.clients().meeting(rule.virtualService, rule.forProxy, hosts) : [];
    const atGateways = this.senders.atGateways.filter(({ gateway }) => gateways.includes(gateway));
    return [...inside.flatMap(alike => this.ofAlike(rule, alike)), ...atGateways.flatMap(one => this.atGateway(rule, one))];
  }

  /** From a few of those who see the same, one of each namespace, as far as they meet the rule. */
  private ofAlike(rule: WrittenRule, alike: readonly Client[]): readonly DeadEnd[] {
    const found: DeadEnd[] = [];
    const named = new Set<string>();
    for (const client of alike.slice(0, MOST_ASKED)) {
      if (named.has(client.namespace)) continue;
      if (named.size === MOST_NAMED) return found.map(end => ({ ...end, hasMore: true }));
      const probes = this.probed(rule, placesInMesh(rule, client, this.clients().services));
      const ends = probes.flatMap(probe => this.endsOf(rule, probe, undefined));
      // Who meets the rule speaks for all of them.
      if (probes.length > 0 && ends.length === 0) break;
      if (ends.length > 0) named.add(client.namespace);
      found.push(...ends);
    }
    return found;
  }

  private atGateway(rule: WrittenRule, { gateway, caller }: GatewayCaller): readonly DeadEnd[] {
    const servers = this.mesh.indexes().servers.flatMap(one => idOf(one.gateway) === gateway ? one.servers : []);
    const places = placesAtGateway(rule, caller, servers, this.mesh.proxyOf(caller).listeners());
    return this.probed(rule, places).flatMap(probe => this.endsOf(rule, probe, gateway));
  }

  private probed(rule: WrittenRule, places: readonly Request[]): readonly Probe[] {
    const tried = (request: Request): Tried<Probe> => {
      const outcome = this.mesh.route(request);
      if (isOf(outcome, rule)) return { found: { request, outcome } };
      return outcome.origin === null ? undefined : { inTheWay: this.conditionsAt(outcome.origin) };
    };
    return places.map(place => requestMeeting({ conditions: rule.conditions, tried }, place)).filter(probe => probe !== undefined);
  }

  private endsOf(rule: WrittenRule, { request, outcome }: Probe, gateway: string | undefined): readonly DeadEnd[] {
    const { clusters } = this.mesh.proxyOf(request.from);
    const endAt = (destination: Destination, { object, path }: Place, isMirror: boolean): DeadEnd => {
      const reason = reasonFor({ ...destination, subset: destination.subset ?? '' }, 'there', clusters);
      const rules = clusters.ruleFor(destination.host)?.rules ?? [];
      return { object, path, isMirror, destination, reason, rules, request, gateway, hasMore: false };
    };
    const isDead = (destination: Destination) => this.proof().isDead(destination, clusters);
    return [
      ...outcome.destinations.flatMap((one, at) => isDead(one) ? [endAt(one, rule.targets[at], false)] : []),
      ...rule.mirrors.flatMap(written => outcome.mirrors.filter(one => leadsTo(one, written) && isDead(one)).map(one => endAt(one, written, true))),
    ];
  }

  /** The conditions of a rule, by where it is written. */
  private conditionsAt(origin: RuleOrigin): readonly Condition[] {
    const { virtualService } = origin.delegatedBy ?? origin;
    const found = cached(this.conditions, virtualService, () => {
      const roots = this.mesh.indexes().virtualServices.all.filter(one => idOf(one) === virtualService);
      const matches = roots.flatMap(({ http }) => http.flatMap(one => one.matches));
      return new Map(matches.map(one => [textOf(shownOrigin(one.origin)), one.conditions] as const));
    });
    return found.get(textOf(origin)) ?? [];
  }
}

/** Whether a rule has made an outcome. Of one for connections nothing says so but the destinations. */
function isOf({ origin, destinations }: ExplainedOutcome, rule: WrittenRule): boolean {
  if (rule.kind === 'http') return origin !== null && textOf(origin) === textOf(shownOrigin(rule.origin));
  return destinations.length === rule.targets.length && rule.targets.every((written, at) => leadsTo(destinations[at], written));
}

function leadsTo({ host, subset }: Destination, { target }: WrittenTarget): boolean {
  return host === target.host && (subset ?? '') === target.subset;
}

function textOf(origin: RuleOrigin): string {
  return JSON.stringify(origin);
}
