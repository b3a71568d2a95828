import { httpPorts } from '../../composition/host/http-ports';
import type { Problem } from '../../refusals/refusal';
import type { Check, PortCheck } from '../check';

/** Asks a question of every HTTP port. What is wrong on several is said once: most wishes are about all of them. */
export function onEveryPort(check: PortCheck): Check {
  return (facts, plan) => {
    const byText = new Map<string, Problem>();
    for (const problem of httpPorts(plan).flatMap(port => check(facts, port))) {
      if (!byText.has(problem.problem)) byText.set(problem.problem, problem);
    }
    return [...byText.values()];
  };
}
