import { type ManifestSource, manifestsIn } from './routing';
import type { Verdict } from './verdicts';
import type { Hazard } from '../analysis/changes/hazards/hazard';
import { planOf } from '../analysis/changes/plan';
import { type Tool, TOOLS } from '../analysis/changes/tools/tools';

/** How a change is applied. */
export interface ChangeOptions {
  /**
   * The tool that applies the change as one commit: `kubectl`, `kubectl-prune`, `helm`, `argocd`, `flux` or `kapp`.
   *
   * @default - the steps of `cdk8s-istio plan` are taken one after another, with a wait behind each
   */
  readonly appliedBy?: Tool;
}

/** What happens to requests on the way, by the first digit of a code. */
const ON_THE_WAY = /^PLN1/;

/** Does a change lose no request, and lead none astray, while it is applied and after it? */
export function changesSafely(before: ManifestSource, after: ManifestSource, { appliedBy }: ChangeOptions = {}): Verdict {
  if (appliedBy !== undefined && !Object.hasOwn(TOOLS, appliedBy)) {
    throw new Error(`the tool '${String(appliedBy)}' is not known: pass one of ${Object.keys(TOOLS).join(', ')}`);
  }
  const { hazards } = planOf(manifestsIn(before), manifestsIn(after), { tool: appliedBy });
  const harms = hazards.filter(({ code }) => ON_THE_WAY.test(code));
  const how = appliedBy === undefined ? 'step by step' : `in one commit by ${appliedBy}`;
  return {
    holds: harms.length === 0,
    says: () => [`the change is not safe when it is applied ${how}:`, ...harms.map(lineOf)].join('\n'),
  };
}

function lineOf({ code, message }: Hazard): string {
  return `  ${code} ${message}`;
}
