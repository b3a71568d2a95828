import type { Construct, IConstruct } from 'constructs';
import { refuse } from '../diagnostics/refusal';

/** The owner of each host of an app. Keyed by the root of the tree, so that apps do not know of each other. */
const OWNERS = new WeakMap<IConstruct, Map<string, string>>();

/**
 * Claims a host for one construct of the app.
 *
 * Istio takes only one VirtualService for a host inside the mesh, appends several for a gateway's host by their age, and drops parts of a second
 * DestinationRule in silence.
 */
export function claim(owner: Construct, host: string): void {
  const root = owner.node.root;
  const owners = OWNERS.get(root) ?? new Map<string, string>();
  OWNERS.set(root, owners);
  const first = owners.get(host);
  if (first !== undefined) {
    refuse('CDI209', `'${first}' already owns the host '${host}', so '${owner.node.path}' cannot`,
      'share the construct that owns it, or give the two charts namespaces of their own');
  }
  owners.set(host, owner.node.path);
}
