import { NO_WILDCARD, document } from './common';
import { LABELS, TEXT, TEXTS, UINT32, among, fields, list, names, type Demand, type Scalar } from './shape';
import { itemsIn, objectIn, textIn, type Json } from '../../model/json';

const inRange: Demand = value => typeof value === 'number' && (value < 1 || value > 65535) ? `${value} is not a port` : undefined;
const PORT: Scalar = { ...UINT32, must: inRange };

const atMost = (longest: number): Scalar => ({ is: 'text', longest });
const isSocket = (address: string): boolean => address.startsWith('unix://');

const address: Demand = value => {
  const text = textIn(value) ?? '';
  if (!isSocket(text)) return undefined;
  if (!/^[/@]/.test(text.slice(7))) return `'${text}' is neither an absolute path nor abstract`;
  return text.endsWith('/') ? `'${text}' is a folder` : undefined;
};

const endpoint: Demand = value => {
  const object = objectIn(value) ?? {};
  if (!Object.hasOwn(object, 'address') && !Object.hasOwn(object, 'network')) return 'it has no address';
  return isSocket(textIn(object.address) ?? '') && Object.hasOwn(object, 'ports') ? 'a socket has no ports' : undefined;
};

const portNames: Demand = value => {
  const wrong = Object.keys(value as object).find(name => name.length >= 63 || !/^[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?$/.test(name));
  return wrong === undefined ? undefined : `'${wrong}' is not a name of a port`;
};

const numbersDiffer: Demand = value => {
  const numbers = itemsIn(value).map(item => objectIn(item)?.number);
  const twice = numbers.find((number, index) => numbers.indexOf(number) !== index);
  return twice === undefined ? undefined : `the port ${String(twice)} is there twice`;
};

/** What the definition of a ServiceEntry says of several fields. */
const together: Demand = value => {
  const { resolution = 'NONE', addresses, endpoints, workloadSelector } = objectIn(value) ?? {};
  if (workloadSelector !== undefined && endpoints !== undefined) return 'it has both endpoints and a workloadSelector';
  const hasBlock = itemsIn(addresses).some(one => textIn(one)?.includes('/'));
  return hasBlock && resolution !== 'STATIC' && resolution !== 'NONE'
    ? `a block of addresses needs the resolution NONE or STATIC, got ${String(resolution)}` : endpointsProblem(resolution, endpoints);
};

function endpointsProblem(resolution: Json, endpoints: Json | undefined): string | undefined {
  if (resolution === 'NONE' && endpoints !== undefined) return 'it has endpoints, which the resolution NONE has not';
  return resolution === 'DNS_ROUND_ROBIN' && itemsIn(endpoints).length > 1 ? 'DNS_ROUND_ROBIN has more than one endpoint' : undefined;
}

const ENDPOINT = fields({
  address: { is: 'text', longest: 256, must: address },
  labels: names(TEXT, { longest: 256 }),
  locality: atMost(2048),
  network: atMost(2048),
  ports: names(PORT, { longest: 128, must: portNames }),
  serviceAccount: atMost(253),
  weight: UINT32,
}, { must: endpoint });

const SELECTOR = fields({ labels: { ...LABELS, of: { is: 'text', longest: 63, must: NO_WILDCARD }, longest: 256 } });

export const SERVICE_ENTRY = document(fields({
  addresses: list(atMost(64), { longest: 256 }),
  endpoints: list(ENDPOINT, { longest: 4096 }),
  exportTo: TEXTS,
  hosts: list({ is: 'text', must: value => value === '*' ? 'it is a wildcard for everything' : undefined }, { fewest: 1, longest: 256 }),
  location: among('MESH_EXTERNAL', 'MESH_INTERNAL'),
  ports: list(fields({ name: atMost(256), number: PORT, protocol: atMost(256), targetPort: PORT }, { required: ['name', 'number'] }), {
    longest: 256, key: 'name', must: numbersDiffer,
  }),
  resolution: among('NONE', 'STATIC', 'DNS', 'DNS_ROUND_ROBIN', 'DYNAMIC_DNS'),
  subjectAltNames: TEXTS,
  workloadSelector: SELECTOR,
}, { required: ['hosts'], must: together }), ['spec']);
