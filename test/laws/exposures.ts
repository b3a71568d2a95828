import { covers, type OutsideRequest } from '../support/calls';
import { passes, type TestProgram } from '../support/match-programs';
import type { ExposureProgram, Program } from '../support/programs';

/** The exposures that admit a request, the most specific path first: an exact one, then the longest prefix. Shares no code with the library. */
export function admitting({ gateways }: Program, { gateway, authority, path }: OutsideRequest): ExposureProgram[] {
  const { hosts: all, exposures } = gateways.find(({ name, namespace }) => name === gateway.name && namespace === gateway.namespace)!;
  const rank = ({ kind, value }: TestProgram) => (kind === 'exact' ? 1000 : value.length);
  return exposures.filter(({ hosts = all }) => hosts.some(pattern => covers(pattern, authority)))
    .flatMap(exposure => exposure.paths.filter(test => passes(test, path)).map(test => ({ exposure, specificity: rank(test) })))
    .sort((a, b) => b.specificity - a.specificity)
    .map(({ exposure }) => exposure);
}
