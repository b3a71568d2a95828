import { JsonPatch } from 'cdk8s';
import type { RoutePlan } from '../composition/host/port-plan';
import { nameOf, namesOf, type RouteId } from '../composition/route-name';
import type { Problem } from '../refusals/refusal';
import { httpSpec } from '../rendering/http-route';

/** Changes to rendered routes that the library has no words for, by the construct that asked for the route, or by the name of one route. */
export class RoutePatches {
  private readonly added: { readonly name: string; readonly patches: readonly JsonPatch[] }[] = [];

  add(name: string, patches: readonly JsonPatch[]): void {
    this.added.push({ name, patches });
  }

  /** What they are for. */
  get names(): string[] {
    return [...new Set(this.added.map(({ name }) => name))];
  }

  /** What is wrong with the patches of these routes. */
  problems(routes: readonly RoutePlan[]): Problem[] {
    return routes.filter(({ id }) => this.patchesOf(id).length > 0).flatMap(route => this.problemOf(route));
  }

  /** What is written for a route, with the patches of the construct that asked for it. */
  applied({ id }: RoutePlan, spec: object): object {
    const patches = this.patchesOf(id);
    return patches.length > 0 ? JsonPatch.apply(spec, ...patches) as object : spec;
  }

  private patchesOf(id: RouteId): JsonPatch[] {
    // Names are worked out for each route of each service, and most services have no patch.
    if (this.added.length === 0) return [];
    const names = namesOf(id);
    return this.added.filter(({ name }) => names.includes(name)).flatMap(({ patches }) => patches);
  }

  private problemOf(route: RoutePlan): Problem[] {
    try {
      this.applied(route, httpSpec(route));
      return [];
    } catch {
      return [{
        code: 'CDI216',
        problem: `a patch of the routes of '${route.id.source}' cannot be applied to '${nameOf(route.id)}', which lacks the parent of the field`,
        remedy: 'add the parent first, with everything in it; the path starts at the route, as in /corsPolicy',
      }];
    }
  }
}
