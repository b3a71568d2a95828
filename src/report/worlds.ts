import type { Report, ReportedFinding } from './report';

/** How many worlds are named. */
const MOST_NAMES = 8;

/** Where something is found, if that is not everywhere where its object is. */
export function worldsOf({ worlds = [], ofWorlds = 0 }: ReportedFinding): string {
  return worlds.length === ofWorlds ? '' : `, in ${listed(worlds)}`;
}

/** What was looked at together, and what cannot be found of it, in lines. */
export function worldsIn({ worlds = [], brokenReferences = [] }: Report): string[] {
  return [
    ...worlds.length === 0 ? [] : [`looked at as ${worlds.length} worlds: ${listed(worlds)}`],
    ...brokenReferences.map(({ file, line, problem }) => `${file}:${line} ${problem}`),
  ];
}

function listed(names: readonly string[]): string {
  if (names.length === 1) return names[0];
  const [shown, rest] = names.length <= MOST_NAMES ? [names.slice(0, -1), names[names.length - 1]] : [names.slice(0, MOST_NAMES), `${names.length - MOST_NAMES} more`];
  return `${shown.join(', ')} and ${rest}`;
}
