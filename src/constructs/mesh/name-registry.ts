import type { IConstruct } from 'constructs';

/** A name that is taken. */
interface Claim {
  readonly owner: string;
  /** How many names were taken before. */
  readonly at: number;
}

/** Where the root of an app keeps who has each name. A registered symbol, so that two copies of this package in one program know of each other. */
const CLAIMS = Symbol.for('cdk8s-istio.claims');

interface Root extends IConstruct {
  [CLAIMS]?: Map<string, Claim>;
}

/** Takes a name of the app, or calls `refused` with the one who already has it. Of two constructs the older one has the smaller number. */
export function claim(within: IConstruct, name: string, owner: string, refused: (first: string) => never): number {
  const root: Root = within.node.root;
  const claims = root[CLAIMS] ??= new Map<string, Claim>();
  const first = claims.get(name);
  if (first) refused(first.owner);
  const at = claims.size;
  claims.set(name, { owner, at });
  return at;
}
