import { listed, shown } from '../../refusals/refusal';
import type { Check } from '../check';

/** Is the version in charge one of the service's versions? */
export const stableIsDeclared: Check = ({ path, host, stable, versions }) => {
  const names = versions.map(({ name }) => name);
  if (names.includes(stable)) return [];
  return [{ code: 'CDI212', ...problemOf({ path, host, stable: stable as string | undefined, names }) }];
};

interface Named {
  readonly path: string;
  readonly host: string;
  /** Whoever writes JavaScript may leave it out. */
  readonly stable: string | undefined;
  readonly names: readonly string[];
}

function problemOf({ path, host, stable, names: [first, ...others] }: Named): { readonly problem: string; readonly remedy: string } {
  if (stable === undefined) {
    return { problem: `'${path}' names no stable version of '${host}'`, remedy: `pass the version that takes all requests, as in stable: '${first ?? 'v1'}'` };
  }
  const names = `'${path}' names ${shown(stable)} as the stable version of '${host}'`;
  if (first === undefined) return { problem: `${names}, but declares no version`, remedy: `declare it with addVersion(${shown(stable)}, …)` };
  return { problem: `${names}, but declares ${listed([first, ...others])}`, remedy: `declare it beside them, or make one of them the stable version, as in stable: '${first}'` };
}
