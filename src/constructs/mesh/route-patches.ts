import { JsonPatch } from 'cdk8s';
import type { RoutePlan } from '../composition/host-plan';
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
    return routes.filter(({ source }) => this.patches.has(source)).flatMap(route => this.problemOf(route));
  }

  /** A route as it is written, with its patches. */
  rendered(route: RoutePlan): object {
    const patches = this.patches.get(route.source);
    return patches ? JsonPatch.apply(httpSpec(route), ...patches) as object : httpSpec(route);
  }

  private problemOf(route: RoutePlan): Problem[] {
    try {
      this.rendered(route);
      return [];
    } catch {
      return [{
        code: 'CDI216',
        problem: `a patch of the routes of '${route.source}' cannot be applied to '${route.name}', which lacks the parent of the field`,
        remedy: 'add the parent first, with everything in it; the path starts at the route, as in /corsPolicy',
      }];
    }
  }
}
