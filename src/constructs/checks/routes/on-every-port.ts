import { httpPorts } from '../../composition/host/http-ports';
import type { PortPlan } from '../../composition/host/port-plan';
import type { Problem } from '../../refusals/refusal';
import type { Check, PortCheck } from '../check';

/** Asks a question of every port. */
export function onEveryPort(check: PortCheck<PortPlan>): Check {
  return (facts, { ports }) => once(ports.flatMap(port => check(facts, port)));
}

/** Asks a question of every HTTP port. */
export function onHttpPorts(check: PortCheck): Check {
  return (facts, plan) => once(httpPorts(plan).flatMap(port => check(facts, port)));
}

/** What is wrong on several ports is said once: most wishes are about all of them. */
function once(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map(problem => [problem.problem, problem])).values()];
}
