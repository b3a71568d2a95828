/** What Istio takes the traffic of a port for; `sniffed` where the port does not say. */
export type Protocol = 'http' | 'http2' | 'tls' | 'tcp' | 'database' | 'udp' | 'sniffed';

const BY_NAME: Readonly<Record<string, Protocol>> = {
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

const OF_APPLICATIONS: Readonly<Record<string, Protocol>> = { 'kubernetes.io/h2c': 'http2', 'kubernetes.io/ws': 'http', 'kubernetes.io/wss': 'tls' };

/** Mail, names and databases speak first, so nothing can be sniffed there. */
const SERVER_FIRST: ReadonlySet<number> = new Set([25, 53, 3306, 27017]);

/** A protocol by the name that Istio has for it. */
export function protocolNamed(name: string): Protocol {
  return BY_NAME[name.toLowerCase()] ?? 'sniffed';
}

/** What a port of a Service says about itself. */
export interface NamedPort {
  readonly number: number;
  readonly name: string;
  /** Of the transport: TCP or UDP. */
  readonly transport: string;
  readonly application: string | undefined;
}

/** The protocol of a port of a Service of Kubernetes. */
export function protocolOf({ number, name, transport, application }: NamedPort): Protocol {
  if (transport === 'UDP') return 'udp';
  if (application !== undefined && OF_APPLICATIONS[application] !== undefined) return OF_APPLICATIONS[application];
  const said = application ?? name;
  if (said.toLowerCase().startsWith('grpc-web')) return 'http2';
  const [prefix] = said.split('-', 1);
  const found = protocolNamed(prefix);
  return found === 'sniffed' && SERVER_FIRST.has(number) ? 'tcp' : found;
}

/** Whether http routes apply. */
export function takesHttp(protocol: Protocol): boolean {
  return protocol === 'http' || protocol === 'http2' || protocol === 'sniffed';
}

/** Whether a port is plain HTTP by its own word. */
export function isHttp(protocol: Protocol): boolean {
  return protocol === 'http' || protocol === 'http2';
}
