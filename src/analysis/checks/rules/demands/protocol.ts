import { protocolOf } from '../../../model/protocol';
import type { Field } from '../../objects/field';
import { either, serverWith, HOSTS } from '../../rule/example';
import { demand, type Say } from '../../rule/rule';
import { quoted } from '../../values/quoted';

/** Protocols of ports. */
export const PROTOCOL = demand({
  finds: {
    MAN306: { level: 'error', istio: 'webhook', kiali: null, title: 'the protocol of a port must be one that Istio knows', remedy: 'write HTTP, HTTPS, GRPC, HTTP2, TLS, TCP or MONGO' },
  },
  examples: () => ({
    MAN306: either(protocol => serverWith(`port: { number: 80, name: http, protocol: ${protocol} }, ${HOSTS}`), 'WEB', 'HTTP'),
  }),
});

/** A protocol of a port. */
export function wantProtocol(field: Field, say: Say<'MAN306'>): void {
  if (!protocolOf(field.text)) say('MAN306', field, `${quoted(field.text)} is not a protocol`);
}
