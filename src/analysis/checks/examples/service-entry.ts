import type { SERVICE_ENTRY } from '../catalogue/service-entry';
import { either, serviceEntry, together, type Example } from '../rule/example';

const PORT = 'ports: [{ number: 443, name: tls, protocol: TLS }]';
const TCP = 'ports: [{ number: 5432, name: tcp, protocol: TCP }]';
const endpoints = (resolution: string, all: string): string => serviceEntry(`{ hosts: [api.example.com], ${PORT}, resolution: ${resolution}, endpoints: [${all}] }`);

/** A ServiceEntry by itself, and beside others. */
export const SERVICE_ENTRY_EXAMPLES: Readonly<Record<keyof typeof SERVICE_ENTRY, Example>> = {
  MAN401: either(host => serviceEntry(`{ hosts: ["${host}"], ${PORT} }`), '*-api.example.com', '*.example.com'),
  MAN402: either(resolution => serviceEntry(`{ hosts: [api.example.com], ${PORT}, resolution: ${resolution}, workloadSelector: { labels: { app: api } } }`), 'NONE', 'STATIC'),
  MAN403: either(addresses => serviceEntry(`{ hosts: [db.example.com], ${TCP}, resolution: NONE${addresses} }`), '', ', addresses: [10.0.0.1]'),
  MAN404: either(ports => serviceEntry(`{ hosts: [a.example.com, b.example.com], ${ports}, resolution: DNS }`), TCP, PORT),
  MAN405: either(more => serviceEntry(`{ hosts: [a.example.com${more}], ${PORT}, resolution: DNS, addresses: [10.0.0.1] }`), ', b.example.com', ''),
  MAN406: either(host => serviceEntry(`{ hosts: ["${host}"], ${PORT}, resolution: DNS }`), '*.example.com', 'api.example.com'),
  MAN407: either(address => endpoints('STATIC', `{ address: ${address} }`), 'api.internal', '10.0.0.1'),
  MAN408: either(name => endpoints('STATIC', `{ address: 10.0.0.1, ports: { ${name}: 8443 } }`), 'https', 'tls'),
  MAN409: either(address => endpoints('STATIC', `{ network: other${address} }`), '', ', address: 10.0.0.1'),
  MAN410: either(host => serviceEntry(`{ hosts: ["${host}"], ${PORT}, resolution: DYNAMIC_DNS }`), 'api.example.com', '*.example.com'),
  MAN411: either(addresses => serviceEntry(`{ hosts: [db.example.com], ${TCP}, resolution: DNS${addresses} }`), '', ', addresses: [10.0.0.1]'),
  MAN412: either(protocol => together(
    serviceEntry(`{ hosts: [api.example.com], ${PORT} }`),
    serviceEntry(`{ hosts: [api.example.com], ports: [{ number: 443, name: https, protocol: ${protocol} }] }`).replace('name: api', 'name: other'),
  ), 'HTTPS', 'TLS'),
};
