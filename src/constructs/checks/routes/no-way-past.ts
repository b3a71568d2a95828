import { ofKind } from '../../composition/contribution';
import type { Check } from '../check';

/** Is there no way to the pods that passes the rules by? A node port leads straight to the pods of every version. */
export const noWayPast: Check = ({ host, service, contributions }) => {
  const [first] = [...ofKind(contributions, 'split'), ...ofKind(contributions, 'route')];
  if (!service?.openedBy || !first) return [];
  return [{
    code: 'CDI411',
    problem: `the Service '${service.path}' is a ${service.openedBy}, which reaches the pods of every version of '${host}' past the rules of '${first.source}'`,
    remedy: 'make it a ClusterIP and let requests in with a GatewayRoute, or an NginxRoute',
  }];
};
