/** What is routed on a port: requests, connections, or encrypted connections by the name that they ask for. Istio has routes for each. */
export type RoutedProtocol = 'http' | 'tcp' | 'tls';

/** What Istio makes of a port: which routes apply, or that it has to look at the first bytes to know. */
export type PortProtocol = RoutedProtocol | 'sniffed';

const HTTP = ['http', 'http2', 'grpc', 'http_proxy'];
const TLS = ['tls', 'https'];
const TCP = ['tcp', 'udp', 'mongo', 'redis', 'mysql'];

/** Well-known ports on which a server speaks first, so that Istio does not sniff. */
const SERVER_SPEAKS_FIRST = [25, 53, 3306, 27017];

/** The protocol that Istio reads from a port's name (`pkg/config/kube/conversion.go`): what stands before the first hyphen, `grpc-web` apart. */
export function protocolOfPort(name: string | undefined, number: number): PortProtocol {
  const lower = (name ?? '').toLowerCase();
  const prefix = lower.startsWith('grpc-web') ? 'grpc' : lower.split('-')[0];
  if (HTTP.includes(prefix)) return 'http';
  if (TLS.includes(prefix)) return 'tls';
  if (TCP.includes(prefix) || SERVER_SPEAKS_FIRST.includes(number)) return 'tcp';
  return 'sniffed';
}
