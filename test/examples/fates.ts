import type { Promised } from './promises';
import { arrivalIn } from '../laws/situations';
import { destinationRuleOf } from '../support/istio-objects';
import type { Manifest } from '../support/manifests';
import type { Shares } from '../support/outcome';

/** What becomes of a request, as examples promise it. */
export type Fate = Omit<Promised, 'who' | 'call'>;

/** The fate of a request without what does not happen. */
export function fate(answers: Shares | undefined, copies: Shares | undefined, fault: Fate['fault']): Fate {
  const some = (shares: Shares = {}) => Object.keys(shares).length > 0 ? shares : undefined;
  return JSON.parse(JSON.stringify({ answers: some(answers), copies: some(copies), fault })) as Fate;
}

/** A fate and nothing else that is known of a request. */
export function onlyFate({ answers, copies, fault }: Fate): Fate {
  return fate(answers, copies, fault);
}

/** What the manifests alone say becomes of a request. */
export function evaluatedFate(manifests: readonly Manifest[], { call }: Promised): Fate {
  const arrived = arrivalIn(manifests, call);
  if (!arrived) return {};
  const { subsets } = destinationRuleOf(manifests, arrived.host);
  const versionOf = (pods: string) => subsets.find(({ labels }) => textOf(labels) === pods)?.name ?? pods;
  const byVersion = (shares: Shares = {}) => Object.fromEntries(Object.entries(shares).map(([pods, share]) => [versionOf(pods), share]));
  const { shares, mirrors, fault } = arrived.outcome;
  return fate(byVersion(shares), byVersion(mirrors), fault ? kindOf(fault as object) : undefined);
}

function kindOf(fault: object): Fate['fault'] {
  return 'delay' in fault ? 'delay' : 'abort';
}

/** Labels as shares of pods are named. */
function textOf(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels).map(([name, value]) => `${name}=${value}`).join(',');
}
