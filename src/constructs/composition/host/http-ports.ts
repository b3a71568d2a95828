import type { HostPlan } from './host-plan';
import type { HttpPortPlan } from './port-plan';

/** The ports of a host whose requests are routed. */
export function httpPorts({ ports }: HostPlan): HttpPortPlan[] {
  return ports.filter(port => port.protocol === 'http');
}
