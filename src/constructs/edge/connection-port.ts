import type { MeshService } from '../mesh/mesh-service';
import { refuse } from '../refusals/refusal';
import { checkedPort, PROXY_PORTS } from '../values/mesh-port';

/** The one port of a service whose connections are let out. */
export function connectionPort(path: string, service: MeshService, port: number | undefined): number {
  const ports = service.ports.filter(({ _routed }) => _routed !== 'http').map(({ number }) => number);
  const shown = ports.join(', ') || 'none';
  if (port !== undefined && !ports.includes(port)) {
    refuse('CDI516', `'${path}' lets out port ${port} of '${service.name}', whose ports for TCP and TLS are ${shown}`,
      'pass one of them; an HTTP port is let out by a GatewayRoute');
  }
  if (port === undefined && ports.length !== 1) {
    refuse('CDI516', `'${path}' lets out '${service.name}', whose ports for TCP and TLS are ${shown}, without naming one`,
      ports.length === 0 ? 'declare one; an HTTP port is let out by a GatewayRoute' : 'pass one of them as port');
  }
  return port ?? ports[0];
}

/** Refuses a port on which a gateway cannot listen. */
export function gatewayPort(path: string, port: number): number {
  if (PROXY_PORTS.includes(port)) {
    refuse('CDI517', `'${path}' listens on port ${port} of the gateway, which its proxy has for itself`, 'pass another port as listenOn');
  }
  return checkedPort(port, 'the port of a gateway');
}
