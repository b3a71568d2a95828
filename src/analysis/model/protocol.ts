/** What Istio speaks on a port. */
export type Protocol =
  'tcp' | 'udp' | 'grpc' | 'grpc-web' | 'http' | 'http_proxy' | 'http2' | 'https' | 'tls' | 'mongo' | 'redis' | 'mysql';

const KNOWN = new Set<string>(['tcp', 'udp', 'grpc', 'grpc-web', 'http', 'http_proxy', 'http2', 'https', 'tls', 'mongo', 'redis', 'mysql']);
const HTTP = new Set<string | undefined>(['http', 'http2', 'http_proxy', 'grpc', 'grpc-web']);
const TCP = new Set<string | undefined>(['tcp', 'https', 'tls', 'mongo', 'redis', 'mysql']);

/** Names that Kubernetes itself gives to protocols. */
const OF_KUBERNETES: Readonly<Record<string, Protocol>> = { 'kubernetes.io/h2c': 'http2', 'kubernetes.io/ws': 'http', 'kubernetes.io/wss': 'https' };

/** Ports whose protocol is never guessed. */
const PLAIN_TCP = new Set([25, 53, 3306, 27017]);

/** The protocol of a name. */
export function protocolOf(name: string): Protocol | undefined {
  const lower = name.toLowerCase();
  return KNOWN.has(lower) ? lower as Protocol : undefined;
}

export const isHttp = (protocol: Protocol | undefined): boolean => HTTP.has(protocol);
export const isTls = (protocol: Protocol | undefined): boolean => protocol === 'https' || protocol === 'tls';
export const isTcp = (protocol: Protocol | undefined): boolean => TCP.has(protocol);

/** The port of a Service, as far as its protocol is concerned. */
export interface ServicePort {
  readonly port: number;
  readonly name: string;
  readonly protocol: string;
  readonly appProtocol: string | undefined;
}

/** What Istio speaks on the port of a Service; nothing where it has to guess. */
export function protocolOfPort({ port, name, protocol, appProtocol }: ServicePort): Protocol | undefined {
  if (protocol === 'UDP') return 'udp';
  if (appProtocol !== undefined && Object.hasOwn(OF_KUBERNETES, appProtocol)) return OF_KUBERNETES[appProtocol];
  const said = appProtocol ?? name;
  if (said.toLowerCase().startsWith('grpc-web')) return 'grpc-web';
  return protocolOf(said.split('-', 1)[0]) ?? (PLAIN_TCP.has(port) ? 'tcp' : undefined);
}
