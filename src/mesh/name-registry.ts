import type { IConstruct } from 'constructs';

/** A name that is taken. */
interface Claim {
  readonly owner: string;
  /** How many names were taken before. */
  readonly at: number;
}

/** Who has each name of an app. Keyed by the root of the tree, so that apps do not know of each other. */
const CLAIMS = new WeakMap<IConstruct, Map<string, Claim>>();

/** Takes a name of the app, or calls `refused` with the one who already has it. Of two constructs the older one has the smaller number. */
export function claim(within: IConstruct, name: string, owner: string, refused: (first: string) => never): number {
  const { root } = within.node;
  const claims = CLAIMS.get(root) ?? new Map<string, Claim>();
  CLAIMS.set(root, claims);
  const first = claims.get(name);
  if (first) refused(first.owner);
  const at = claims.size;
  claims.set(name, { owner, at });
  return at;
}
