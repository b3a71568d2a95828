import type { MeshGateway } from './mesh-gateway';
import { tlsOf } from '../composition/gateway/tls-plan';

/** The beginning of the URLs of a host. Where TLS ends at the gateway for some host, the node port is one of TLS. */
export function originOf({ _install: install, _tls: tls, hosts }: MeshGateway, host: string): string {
  const isEncrypted = tlsOf(tls, host) !== undefined;
  const [scheme, own, usual] = isEncrypted ? ['https', install._httpsPort, 443] : ['http', 80, 80];
  const isNodePort = isEncrypted || !hosts.some(one => tlsOf(tls, one));
  const port = (isNodePort ? install._nodePort : undefined) ?? own;
  return `${scheme}://${host}${port === usual ? '' : `:${port}`}`;
}
