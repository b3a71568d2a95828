import { ofKind, type Policy } from '../../composition/contribution';
import type { Problem } from '../../refusals/refusal';
import type { Check } from '../check';

/** Is no limit of a version looser than the same limit of its service? More of any of these is looser. */
export const policyOnlyTightens: Check = ({ host, contributions }) => {
  const policies = ofKind(contributions, 'policy');
  const service = policies.find(({ version }) => version === undefined);
  return service ? policies.filter(({ version }) => version !== undefined).flatMap(policy => loosened(host, service, policy)) : [];
};

function loosened(host: string, service: Policy, policy: Policy): Problem[] {
  // Where a service leaves pods out, Envoy counts to 5 unless it is told otherwise.
  const outlierDetection = service.outlierDetection && { consecutive5xxErrors: 5, ...service.outlierDetection };
  const [broad, narrow] = [limitsOf({ ...service, outlierDetection }), limitsOf(policy)];
  return Object.entries(narrow).filter(([name, value]) => value > broad[name]).map(([name, value]) => ({
    code: 'CDI408',
    problem: `'${policy.source}' gives version '${policy.version}' of '${host}' ${name} ${Number.isFinite(value) ? value : 0},`
      + ` but '${service.source}' gives the service no more than ${broad[name]}`,
    remedy: 'lower the version\'s limit, or set limits on each version instead of the service',
  }));
}

/** Durations are not limits, and how many pods may be left out is a floor to some and a ceiling to others. */
function limitsOf({ connectionPool, outlierDetection }: Policy): Record<string, number> {
  const { connectTimeout: _, ...counts } = connectionPool ?? {};
  const { consecutive5xxErrors, consecutiveGatewayErrors } = outlierDetection ?? {};
  return Object.fromEntries(Object.entries({ ...counts, consecutive5xxErrors, consecutiveGatewayErrors })
    .filter((limit): limit is [string, number] => limit[1] !== undefined)
    // To count no error is the loosest of all.
    .map(([name, value]) => [name, value || Infinity]));
}
