import { document, SELECTED } from './common';
import { among, type Demand, fields, list, names, TEXT, TEXTS, UINT, UINT32 } from './shape';
import { objectIn } from '../../model/json';

const SOCKET = 'unix://';
const PORT = { is: 'whole', least: 1, most: 65535 } as const;
const MANY_LABELS = names(TEXT, { longest: 256 });

const WORKLOAD = fields({
  address: { is: 'text', longest: 256 },
  labels: MANY_LABELS,
  locality: { is: 'text', longest: 2048 },
  network: { is: 'text', longest: 2048 },
  ports: names(PORT, { longest: 128 }),
  serviceAccount: { is: 'text', longest: 253 },
  weight: UINT32,
});

/** Where nothing runs nothing can be reached, unless another network is asked. */
const placed: Demand = value => {
  const { address, network, ports } = objectIn(value) ?? {};
  if (address === undefined && network === undefined) return 'an address is missing';
  if (typeof address !== 'string' || !address.startsWith(SOCKET)) return undefined;
  if (ports !== undefined) return 'a socket has no ports';
  return /^[/@].*[^/]$/.test(address.slice(SOCKET.length)) ? undefined : `'${address}' is not the absolute path of a socket`;
};

export const WORKLOAD_ENTRY = document({ ...WORKLOAD, must: placed }, ['spec']);

const PROBE = fields({
  exec: fields({ command: TEXTS }, { required: ['command'] }),
  failureThreshold: UINT,
  grpc: fields({ port: PORT, service: TEXT }),
  httpGet: fields({ host: TEXT, httpHeaders: list(fields({ name: TEXT, value: TEXT })), path: TEXT, port: PORT, scheme: among('', 'HTTP', 'HTTPS') }, { required: ['port'] }),
  initialDelaySeconds: UINT,
  periodSeconds: UINT,
  successThreshold: UINT,
  tcpSocket: fields({ host: TEXT, port: PORT }, { required: ['port'] }),
  timeoutSeconds: UINT,
}, { oneOf: [['httpGet', 'tcpSocket', 'exec', 'grpc']] });

export const WORKLOAD_GROUP = document(fields({
  metadata: fields({ annotations: MANY_LABELS, labels: MANY_LABELS }), probe: PROBE, template: WORKLOAD,
}, { required: ['template'] }), ['spec']);

export const PROXY_CONFIG = document(fields({
  concurrency: { is: 'whole', least: 0, nullable: true },
  environmentVariables: names({ is: 'text', longest: 2048 }),
  image: fields({ imageType: TEXT }),
  selector: fields({ matchLabels: SELECTED }),
}));
