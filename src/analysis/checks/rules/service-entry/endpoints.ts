import { resolutionOf } from './object';
import type { Field } from '../../objects/field';
import { ofEach, type Say } from '../../rule/rule';
import { hostProblem, isAddress } from '../../values/host';
import { wantDnsLabel, wantLabels, wantPort } from '../demands';

const SOCKET = 'unix://';

/** Where the hosts of a ServiceEntry are. */
export const endpoints = ofEach('ServiceEntry', ({ spec }, say) => {
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
});

function wantFullHosts(hosts: readonly Field[], say: Say): void {
  for (const host of hosts) {
    const problem = hostProblem(host.text);
    if (problem) say('MAN406', host, problem);
  }
}

function wantName(address: Field, say: Say): void {
  if (!isAddress(address.text) && hostProblem(address.text)) say('MAN407', address, `'${address.text}' is neither an address nor a host`);
}

/** Tells whether the rest of the endpoint is worth to look at. */
function wantAddress(endpoint: Field, ports: ReadonlySet<string>, say: Say): boolean {
  const address = endpoint.get('address');
  if (address.text === '') {
    const elsewhere = endpoint.get('network').text !== '';
    if (elsewhere) say('MAN409', endpoint, `an endpoint of the network '${endpoint.get('network').text}' has no address`);
    else say('MAN407', address, 'an endpoint has no address');
    return elsewhere;
  }
  if (address.text.startsWith(SOCKET)) wantSocket(endpoint, ports, say);
  else if (!isAddress(address.text)) say('MAN407', address, `'${address.text}' is no address`);
  return true;
}

function wantSocket(endpoint: Field, ports: ReadonlySet<string>, say: Say): void {
  const address = endpoint.get('address');
  const path = address.text.slice(SOCKET.length);
  if (!path.startsWith('@') && (!path.startsWith('/') || path.endsWith('/'))) say('MAN407', address, `'${path}' is no absolute path of a file`);
  if (endpoint.get('ports').entries().length > 0) say('MAN408', endpoint.get('ports'), 'a socket has ports');
  if (ports.size !== 1) say('MAN408', address, `a socket is behind ${ports.size} ports`);
}

function wantPorts(all: Field, known: ReadonlySet<string>, say: Say): void {
  for (const [name, port] of all.entries()) {
    if (!known.has(name)) say('MAN408', port, `the ServiceEntry has no port '${name}'`);
    wantDnsLabel(port, say, 'port', name);
    wantPort(port, say);
  }
}
