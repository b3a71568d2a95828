import { isDeepStrictEqual } from 'node:util';
import type { JsonPatch } from 'cdk8s';
import { factsOfService, type DeclaredService } from './facts-of-service';
import { RoutePatches } from './route-patches';
import { checkHost } from '../checks/check-host';
import type { Contribution } from '../composition/contribution';
import { composeHost } from '../composition/host/compose-host';
import type { HostPlan } from '../composition/host/host-plan';
import { httpPorts } from '../composition/host/http-ports';
import type { RoutePlan } from '../composition/host/port-plan';
import type { HostFacts } from '../composition/host-facts';
import { textOf } from '../refusals/refusal';
import { destinationRuleSpec } from '../rendering/destination-rule';
import { httpSpec } from '../rendering/http-route';
import { portsSpec, virtualServiceSpec } from '../rendering/virtual-service';

/**
 * The rules of one host: what is wished for, the plan that comes of it, what is wrong with that, and how it is written.
 *
 * What is checked is what is rendered: both read the same plan. It is made of what our own constructs say and kept until one of them adds
 * something, or an object that was brought in turns out to select other pods. What is wrong depends on others too: they may patch a Service or a Deployment between two runs. cdk8s validates once for the
 * app and once more for each chart, so a clean answer is kept as well, until it is written or something is added.
 */
export class HostRules {
  private readonly contributions: Contribution[] = [];
  private readonly patches = new RoutePatches();
  private composed?: HostPlan;
  private isClean = false;

  constructor(private readonly declared: () => DeclaredService) {}

  /** Hears what strategies wish for. */
  add(...contributions: readonly Contribution[]): void {
    this.contributions.push(...contributions);
    this.forget();
  }

  /** Changes what is written for the routes of a construct, or for one route. */
  patch(name: string, patches: readonly JsonPatch[]): void {
    this.patches.add(name, patches);
    this.forget();
  }

  /** Drops what is no longer true once something more is declared. */
  forget(): void {
    this.composed = undefined;
    this.isClean = false;
  }

  /** The one plan; the same object as long as nothing is added. */
  plan(): HostPlan {
    return this.composed ??= composeHost(this.facts());
  }

  /** Everything that is wrong with the host. What is refused may be mended from outside before the next try, so only a clean answer is kept. */
  problems(): string[] {
    if (this.isClean) return [];
    const facts = this.facts();
    const plan = this.composed = this.composed && picksAlike(facts, this.composed) ? this.composed : composeHost(facts);
    const problems = [...checkHost(facts, plan), ...this.patches.problems(httpPorts(plan).flatMap(({ routes }) => routes))];
    this.isClean = problems.length === 0;
    return problems.map(textOf);
  }

  /** The DestinationRule as it is written. */
  destinationRule(): object {
    return destinationRuleSpec(this.plan());
  }

  /** The VirtualService as it is written. */
  virtualService(): object {
    const { names, ports } = this.plan();
    this.isClean = false;
    return virtualServiceSpec({ hosts: names }, portsSpec(ports, (route, port) => this.routeSpec(route, port)));
  }

  /** A route as it is written, in the mesh or at a gateway. */
  routeSpec(route: RoutePlan, port?: number): object {
    return this.patches.applied(route, httpSpec(route, port));
  }

  private facts(): HostFacts {
    return factsOfService(this.declared(), { contributions: this.contributions, patchedRoutes: this.patches.names });
  }
}

/** Whether a plan picks the pods of each version by the labels that they have now. */
function picksAlike({ versions }: HostFacts, { subsets }: HostPlan): boolean {
  return versions.every(({ labels }, at) => isDeepStrictEqual(labels, subsets[at].labels));
}
