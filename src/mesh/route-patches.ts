import { JsonPatch } from 'cdk8s';
import type { RoutePlan } from '../composition/host-plan';
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

  /** A route as it is written, with its patches. */
  rendered(route: RoutePlan): object {
    const patches = this.patches.get(route.source);
    return patches ? JsonPatch.apply(httpSpec(route), ...patches) as object : httpSpec(route);
  }
}
