import type { IConstruct } from 'constructs';

/** The owner of each name of an app. Keyed by the root of the tree, so that apps do not know of each other. */
const OWNERS = new WeakMap<IConstruct, Map<string, string>>();

/** Claims a name of the app; returns the path of the owner that already has it. */
export function firstOwner(within: IConstruct, name: string, owner = within.node.path): string | undefined {
  const { root } = within.node;
  const owners = OWNERS.get(root) ?? new Map<string, string>();
  OWNERS.set(root, owners);
  const first = owners.get(name);
  if (first === undefined) owners.set(name, owner);
  return first;
}
