import { JsonPatch } from 'cdk8s';
import type { RoutePlan } from '../composition/host/port-plan';
import { nameOf } from '../composition/route-name';
import type { Problem } from '../refusals/refusal';
import { httpSpec } from '../rendering/http-route';

/** Changes to rendered routes that the library has no words for, by the construct that asked for the route. */
export class RoutePatches {
  private readonly patches = new Map<string, JsonPatch[]>();

  add(source: string, patches: readonly JsonPatch[]): void {
    this.patches.set(source, [...this.patches.get(source) ?? [], ...patches]);
  }

  /** The constructs named. */
  get sources(): string[] {
    return [...this.patches.keys()];
  }

  /** What is wrong with the patches of these routes. */
  problems(routes: readonly RoutePlan[]): Problem[] {
    return routes.filter(({ id }) => this.patches.has(id.source)).flatMap(route => this.problemOf(route));
  }

  /** What is written for a route, with the patches of the construct that asked for it. */
  applied({ id }: RoutePlan, spec: object): object {
    const patches = this.patches.get(id.source);
    return patches ? JsonPatch.apply(spec, ...patches) as object : spec;
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
