import { ofKind } from '../../composition/contribution';
import type { Check } from '../check';

/** Does no sidecar begin TLS on a port to which callers speak TLS themselves? The pods would get TLS within TLS. */
export const tlsIsBegunOnce: Check = ({ path, host, ports, contributions }) => {
  const mode = ofKind(contributions, 'policy').map(({ blocks }) => blocks.tls?.mode).find(one => one === 'SIMPLE' || one === 'MUTUAL');
  const port = ports.find(({ protocol }) => protocol === 'tls');
  return mode === undefined || port === undefined ? [] : [{
    code: 'CDI518',
    problem: `'${path}' has sidecars begin TLS of mode ${mode} to '${host}', to whose port ${port.number} callers speak TLS themselves, so the pods get TLS within TLS there`,
    remedy: 'leave tls out; where another port needs it, patch it into trafficPolicy.portLevelSettings of the DestinationRule, for that port alone',
  }];
};
