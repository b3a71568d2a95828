import { isReply } from '../../composition/answer';
import { ofKind, type Contribution } from '../../composition/contribution';
import { httpPorts } from '../../composition/host/http-ports';
import type { HttpPortPlan } from '../../composition/host/port-plan';
import { namesOf, portNamed, type RouteId } from '../../composition/route-name';
import { listed } from '../../refusals/refusal';
import type { Check } from '../check';

/** Does every patch find a route? */
export const patchesHaveRoutes: Check = ({ path, host, patchedRoutes, contributions }, plan) => {
  const ports = httpPorts(plan);
  const names = new Set(ports.flatMap(({ routes }) => routes.flatMap(({ id }) => namesOf(id))));
  const expected = new Set([...names, ...waitingOn(ports, contributions).flatMap(namesOf)]);
  return patchedRoutes.filter(name => !expected.has(name)).map(name => ({
    code: 'CDI214',
    problem: `'${path}' patches the routes of '${name}', but '${host}' has only routes of ${listed(names)}`,
    remedy: ports.length > 0 ? 'use one of these names, or drop the patch with the construct that it was for'
      : 'patch the object itself, with virtualService.addJsonPatch, as connections have no routes with names',
  }));
};

/** A release that has taken over, or is rolled back, may have no route of its own, and nor may a rule behind a reply; their patches wait. */
function waitingOn(ports: readonly HttpPortPlan[], contributions: readonly Contribution[]): RouteId[] {
  const overlays = [undefined, ...ofKind(contributions, 'overlay').map(({ source }) => source)];
  const releases = ofKind(contributions, 'split').map(({ source }) => source);
  return ports.flatMap(({ number, rules }) => {
    const hidden = rules.some(({ answer }) => isReply(answer)) ? rules.map(({ source }) => source) : [];
    return [...releases, ...hidden].flatMap(source => overlays.map(overlay => ({ source, with: overlay, port: portNamed(ports, number) })));
  });
}
