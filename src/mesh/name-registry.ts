import type { Construct, IConstruct } from 'constructs';

/** The owner of each name of an app. Keyed by the root of the tree, so that apps do not know of each other. */
const OWNERS = new WeakMap<IConstruct, Map<string, string>>();

/** Claims a name for a construct of the app; returns the path of the construct that already has it. */
export function firstOwner(owner: Construct, name: string): string | undefined {
  const root = owner.node.root;
  const owners = OWNERS.get(root) ?? new Map<string, string>();
  OWNERS.set(root, owners);
  const first = owners.get(name);
  if (first === undefined) owners.set(name, owner.node.path);
  return first;
}
