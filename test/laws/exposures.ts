import type { Arrival } from '../support/arrival';
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

/** Whether the gateway answers a request by itself. */
export function isGone({ gateways }: Program, { gateway, authority, path }: OutsideRequest): boolean {
  return gateways.some(({ name, namespace, hosts, gone }) =>
    name === gateway.name && namespace === gateway.namespace && gone === path && hosts.some(pattern => covers(pattern, authority)));
}

/** The parts of an outcome that an exposure says nothing of; what a proxy answers by itself is answered alike in any case. */
export function unspoken({ timeout, retries, headers, rewrite }: ExposureProgram, arrived: Arrival | undefined): Partial<Arrival> {
  const said = Object.entries({ timeout, retries, headers, rewrite }).filter(([, word]) => word !== undefined).map(([name]) => name);
  return Object.fromEntries(Object.entries(arrived ?? {}).filter(([name]) => !said.includes(name)));
}
