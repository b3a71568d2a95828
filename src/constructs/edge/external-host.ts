import { isIP } from 'node:net';
import { refuse, shown } from '../refusals/refusal';
import { isDomain } from '../values/names';

/** Refuses a host that Istio's webhook rejects on a gateway: a short name, or a wildcard that is not the whole first label. */
export function checkExternalHost(path: string, host: string): void {
  if (host === '*') return;
  const valid = typeof host === 'string' && host.length <= 253 && host.includes('.') && isDomain(host.replace(/^\*\./, ''));
  if (!valid) {
    refuse('CDI504', `'${path}' listens to the host ${shown(host)}, which is not a full host name`, 'pass one in lower case, such as shop.example.com, *.example.com or *');
  }
}

/** Refuses a host that no client can ask for in a TLS handshake. */
export function checkServerName(path: string, host: string): void {
  checkExternalHost(path, host);
  if (isIP(host)) refuse('CDI504', `'${path}' listens to the address ${shown(host)}, which no client asks for in a TLS handshake`, 'pass a host name');
}

/** The name of the VirtualService of a host of a gateway. */
export function rulesName(gateway: string, host: string): string {
  return `${gateway}-${host.replace(/^\*/, 'any')}`;
}
