import type { IConstruct } from 'constructs';

/** Where the root of an app keeps who has each name. A registered symbol, so that two copies of this package in one program know of each other. */
const CLAIMS = Symbol.for('cdk8s-istio.claims');

/** Where it keeps how many had claimed a name before each of them. */
const AGES = Symbol.for('cdk8s-istio.ages');

interface Root extends IConstruct {
  [CLAIMS]?: Map<string, { readonly owner: string }>;
  [AGES]?: Map<string, number>;
}

/** Takes a name of the app, or calls `refused` with the one who already has it. */
export function claim(within: IConstruct, name: string, owner: string, refused: (first: string) => never): void {
  const root: Root = within.node.root;
  const claims = root[CLAIMS] ??= new Map<string, { readonly owner: string }>();
  const first = claims.get(name);
  if (first) refused(first.owner);
  claims.set(name, { owner });
  const ages = root[AGES] ??= new Map<string, number>();
  if (!ages.has(owner)) ages.set(owner, ages.size);
}

/** Whether one construct claimed its first name before the other. */
export function isOlder(one: IConstruct, other: IConstruct): boolean {
  const ages = (one.node.root as Root)[AGES];
  return (ages?.get(one.node.path) ?? Infinity) < (ages?.get(other.node.path) ?? Infinity);
}
