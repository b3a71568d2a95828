import { resolutionOf } from './parts';
import type { Field } from '../../objects/field';
import { either, serviceEntry, TLS_PORT } from '../../rule/example';
import { ofEach, type Say } from '../../rule/rule';
import { hostProblem, isAddress } from '../../values/host';
import { quoted } from '../../values/quoted';
import { DNS_LABEL, wantDnsLabel } from '../demands/dns-label';
import { LABELS, wantLabels } from '../demands/labels';
import { PORT, wantPort } from '../demands/port';

const SOCKET = 'unix://';

/** Where the hosts of a ServiceEntry are. */
export const endpoints = ofEach('ServiceEntry', {
  finds: {
    MAN406: { level: 'error', istio: 'webhook', kiali: null, title: 'a host that is looked up in DNS must be a full name', remedy: 'write the name, or endpoints' },
    MAN407: {
      level: 'error', istio: 'webhook', kiali: null, title: 'an endpoint must have an address that its resolution takes', remedy: 'write an IP address for STATIC, an IP address or a host for DNS',
    },
    MAN408: { level: 'error', istio: 'webhook', kiali: null, title: 'the ports of an endpoint must be ports of its ServiceEntry', remedy: 'write the names of its ports; an endpoint at a socket has no ports, and its ServiceEntry exactly one' },
    MAN409: { level: 'warning', istio: 'IST0133', kiali: null, title: 'an endpoint of another network must have an address', remedy: 'write the address' },
  },
  says: [DNS_LABEL, LABELS, PORT],
  visit: ({ spec }, say) => {
    const resolution = resolutionOf(spec);
    if (!['STATIC', 'DNS', 'DNS_ROUND_ROBIN'].includes(resolution)) return;
    const ports = new Set(spec.get('ports').items().map(port => port.get('name').text));
    const all = spec.get('endpoints').items();
    if (resolution !== 'STATIC' && all.length === 0) wantFullHosts(spec.get('hosts').items(), say);
    for (const endpoint of all) {
      if (resolution !== 'STATIC') wantName(endpoint.get('address'), say);
      else if (!wantAddress(endpoint, ports, say)) continue;
      wantLabels(endpoint.get('labels'), say);
      wantPorts(endpoint.get('ports'), ports, say);
    }
  },
  examples: () => ({
    MAN406: either(host => serviceEntry(`{ hosts: ["${host}"], ${TLS_PORT}, resolution: DNS }`), '*.example.com', 'api.example.com'),
    MAN407: either(address => withEndpoints('STATIC', `{ address: ${address} }`), 'api.internal', '10.0.0.1'),
    MAN408: either(name => withEndpoints('STATIC', `{ address: 10.0.0.1, ports: { ${name}: 8443 } }`), 'https', 'tls'),
    MAN409: either(address => withEndpoints('STATIC', `{ network: other${address} }`), '', ', address: 10.0.0.1'),
  }),
});

function wantFullHosts(hosts: readonly Field[], say: Say<'MAN406'>): void {
  for (const host of hosts) {
    const problem = hostProblem(host.text);
    if (problem) say('MAN406', host, problem);
  }
}

function wantName(address: Field, say: Say<'MAN407'>): void {
  if (!isAddress(address.text) && hostProblem(address.text)) say('MAN407', address, `${quoted(address.text)} is neither an address nor a host`);
}

/** Tells whether the rest of the endpoint is worth to look at. */
function wantAddress(endpoint: Field, ports: ReadonlySet<string>, say: Say<'MAN407' | 'MAN408' | 'MAN409'>): boolean {
  const address = endpoint.get('address');
  if (address.text === '') {
    const elsewhere = endpoint.get('network').text !== '';
    if (elsewhere) say('MAN409', endpoint, `an endpoint of the network ${quoted(endpoint.get('network').text)} has no address`);
    else say('MAN407', address, 'an endpoint has no address');
    return elsewhere;
  }
  if (address.text.startsWith(SOCKET)) wantSocket(endpoint, ports, say);
  else if (!isAddress(address.text)) say('MAN407', address, `${quoted(address.text)} is not an address`);
  return true;
}

function wantSocket(endpoint: Field, ports: ReadonlySet<string>, say: Say<'MAN407' | 'MAN408'>): void {
  const address = endpoint.get('address');
  const path = address.text.slice(SOCKET.length);
  if (!path.startsWith('@') && (!path.startsWith('/') || path.endsWith('/'))) say('MAN407', address, `${quoted(path)} is not an absolute path of a file`);
  if (endpoint.get('ports').entries().length > 0) say('MAN408', endpoint.get('ports'), 'a socket has ports');
  if (ports.size !== 1) say('MAN408', address, `a socket is behind ${ports.size} ports`);
}

function wantPorts(all: Field, known: ReadonlySet<string>, say: Say<'MAN021' | 'MAN023' | 'MAN408'>): void {
  for (const [name, port] of all.entries()) {
    if (!known.has(name)) say('MAN408', port, `the ServiceEntry has no port ${quoted(name)}`);
    wantDnsLabel(port, say, 'port', name);
    wantPort(port, say);
  }
}

const withEndpoints = (resolution: string, all: string): string => serviceEntry(`{ hosts: [api.example.com], ${TLS_PORT}, resolution: ${resolution}, endpoints: [${all}] }`);
