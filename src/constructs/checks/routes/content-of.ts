import type { PortPlan } from '../../composition/host/port-plan';

/** What comes to a port, in words. */
export function contentOf({ protocol }: PortPlan): 'requests' | 'connections' {
  return protocol === 'http' ? 'requests' : 'connections';
}
