import type { IConstruct } from 'constructs';

/** Where the root of an app keeps who has each name. A registered symbol, so that two copies of this package in one program know of each other. */
const CLAIMS = Symbol.for('cdk8s-istio.claims');

/** Where it keeps how many had claimed a name before each of them. */
const AGES = Symbol.for('cdk8s-istio.ages');

/** Who has a name. */
export interface Claim {
  readonly owner: string;
  /** What it is taken for, where others may take it for the same. */
  readonly use?: string;
}

interface Root extends IConstruct {
  [CLAIMS]?: Map<string, Claim>;
  [AGES]?: Map<string, number>;
}

/** Takes a name of the app, or calls `refused` with the one who already has it. */
export function claim(within: IConstruct, name: string, owner: string, refused: (first: string) => never): void {
  const own = { owner };
  const first = firstClaim(within, name, own);
  if (first !== own) refused(first.owner);
}

/** Whoever took a name of the app first; that is this one if nobody did. */
export function firstClaim(within: IConstruct, name: string, own: Claim): Claim {
  const root: Root = within.node.root;
  const claims = root[CLAIMS] ??= new Map<string, Claim>();
  const first = claims.get(name);
  if (first) return first;
  claims.set(name, own);
  const ages = root[AGES] ??= new Map<string, number>();
  if (!ages.has(own.owner)) ages.set(own.owner, ages.size);
  return own;
}

/** Whether one construct claimed its first name before the other. */
export function isOlder(one: IConstruct, other: IConstruct): boolean {
  const ages = (one.node.root as Root)[AGES];
  return (ages?.get(one.node.path) ?? Infinity) < (ages?.get(other.node.path) ?? Infinity);
}
