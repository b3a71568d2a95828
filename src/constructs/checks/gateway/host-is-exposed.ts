import type { GatewayCheck } from './gateway-check';

/** Is there anything behind the host? */
export const hostIsExposed: GatewayCheck = ({ gateway, host, exposures }) => exposures.length > 0 ? [] : [{
  code: 'CDI508',
  problem: `'${gateway}' listens to '${host}', but nothing is exposed on it`,
  remedy: 'expose a service with a GatewayRoute, or drop the host',
}];
