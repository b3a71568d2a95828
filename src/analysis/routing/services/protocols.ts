import { protocolOf, protocolOfPort, type Protocol, type ServicePort } from '../../model/protocol';

/** What Istio takes the traffic of a port for; `sniffed` where the port does not say. */
export type Traffic = 'http' | 'http2' | 'tls' | 'tcp' | 'database' | 'udp' | 'sniffed';

const TRAFFIC: Readonly<Record<Protocol, Traffic>> = {
  'tcp': 'tcp',
  'udp': 'udp',
  'grpc': 'http2',
  'grpc-web': 'http2',
  'http': 'http',
  'http_proxy': 'http',
  'http2': 'http2',
  'https': 'tls',
  'tls': 'tls',
  'mongo': 'database',
  'mysql': 'database',
  'redis': 'tcp',
};

/** By the name of a protocol. */
export function trafficNamed(name: string): Traffic {
  return trafficOf(protocolOf(name));
}

/** On a port of a Service of Kubernetes. */
export function trafficOn(port: ServicePort): Traffic {
  return trafficOf(protocolOfPort(port));
}

function trafficOf(protocol: Protocol | undefined): Traffic {
  return protocol === undefined ? 'sniffed' : TRAFFIC[protocol];
}

/** Whether http routes apply. */
export function takesHttp(traffic: Traffic): boolean {
  return isHttpTraffic(traffic) || traffic === 'sniffed';
}

/** Whether a port is plain HTTP by its own word. */
export function isHttpTraffic(traffic: Traffic): boolean {
  return traffic === 'http' || traffic === 'http2';
}
