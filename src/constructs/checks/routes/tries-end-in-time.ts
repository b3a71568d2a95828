import type { RoutePlan } from '../../composition/host/port-plan';
import { nameOf } from '../../composition/route-name';
import type { Problem } from '../../refusals/refusal';
import type { PortCheck } from '../check';

/** Is a single try shorter than the request, where one comes from the service and the other from a pin? */
export const triesEndInTime: PortCheck = (_, { routes }) => routes.flatMap(tryProblems);

/** What is wrong with the tries of a route. */
export function tryProblems({ id, traits: { timeout, retries } }: RoutePlan): Problem[] {
  const single = retries?.perTryTimeout;
  return timeout && single !== undefined && single >= timeout ? [{
    code: 'CDI211',
    problem: `'${nameOf(id)}' gives a single try ${single} ms and the whole request ${timeout} ms, so there is no second try`,
    remedy: 'make perTryTimeout shorter than timeout',
  }] : [];
}
