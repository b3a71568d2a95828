import { EXAMPLES } from '../../examples/outputs';

/** Commits that follow each other, by the names of their examples. */
export interface Series {
  /** The last commit, which tells one series from another. */
  readonly name: string;
  readonly commits: readonly string[];
}

const PREVIOUS = new Map(EXAMPLES.map(({ name, previous }) => [name, previous]));

function upTo(name: string): string[] {
  const previous = PREVIOUS.get(name);
  return previous === undefined ? [name] : [...upTo(previous), name];
}

/** Every series among the examples, from its first commit to its last. */
export const SERIES: readonly Series[] = EXAMPLES
  .filter(({ name, previous }) => previous !== undefined && ![...PREVIOUS.values()].includes(name))
  .map(({ name }) => ({ name, commits: upTo(name) }));
