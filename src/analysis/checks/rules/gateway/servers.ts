import { isHttp, isTls, protocolOf } from '../../../model/protocol';
import type { Field } from '../../objects/field';
import { either, serverWith, HOSTS, PORT_80 } from '../../rule/example';
import { ofEach, type Say } from '../../rule/rule';
import { isAddress, isPartialWildcard, wildcardHostProblem } from '../../values/host';
import { isDnsLabel } from '../../values/label';
import { quoted } from '../../values/quoted';
import { PORT, wantPort } from '../demands/port';
import { PORT_NAME, wantPortName } from '../demands/port-name';
import { PROTOCOL, wantProtocol } from '../demands/protocol';

const SOCKET = 'unix://';
const PASSTHROUGH = new Set(['', 'PASSTHROUGH', 'AUTO_PASSTHROUGH']);

/** Where a Gateway listens, and for which hosts. */
export const servers = ofEach('Gateway', {
  finds: {
    MAN304: { level: 'error', istio: 'webhook', kiali: null, title: 'a server of a Gateway must have hosts', remedy: 'write its hosts, or * for every host' },
    MAN305: {
      level: 'error', istio: 'webhook', kiali: null, title: 'a host of a server must be a full name, * or *.domain, with or without a namespace', remedy: 'write host or namespace/host',
    },
    MAN307: { level: 'error', istio: 'webhook', kiali: null, title: 'the port of a Gateway must not have a targetPort', remedy: 'write it into the Service of the gateway' },
    MAN308: { level: 'error', istio: 'webhook', kiali: null, title: 'a server must be bound to an address, or to a socket without a port', remedy: 'leave bind out to listen on all addresses' },
    MAN309: {
      level: 'error', istio: 'webhook', kiali: null, title: 'a server of HTTPS or TLS must have tls, and no other server may', remedy: 'write tls, or another protocol; a server of HTTP may have httpsRedirect alone',
    },
  },
  says: [PORT, PORT_NAME, PROTOCOL],
  visit: ({ spec }, say) => {
    for (const server of spec.get('servers').items()) {
      const hosts = server.get('hosts').items();
      if (hosts.length === 0) say('MAN304', server.get('hosts'), 'a server has no hosts');
      hosts.forEach(host => wantServerHost(host, say));
      const before = wantServerPort(server, say);
      wantBind(server, say);
      if (before) wantTlsWhereItIs(server, say);
    }
  },
  examples: () => ({
    MAN304: either(hosts => serverWith(`${PORT_80}, hosts: [${hosts}]`), '', 'shop.example.com'),
    MAN305: either(host => serverWith(`${PORT_80}, hosts: ["${host}"]`), 'shop', 'shop.example.com'),
    MAN307: either(more => serverWith(`port: { number: 80, name: http, protocol: HTTP${more} }, ${HOSTS}`), ', targetPort: 8080', ''),
    MAN308: either(bound, 'localhost', '127.0.0.1'),
    MAN309: either(more => serverWith(`port: { number: 443, name: https, protocol: HTTPS }, ${HOSTS}${more}`), '', ', tls: { mode: SIMPLE, credentialName: shop }'),
  }),
});

function wantServerHost(field: Field, say: Say<'MAN305'>): void {
  const slash = field.text.indexOf('/');
  const [namespace, host] = slash < 0 ? [undefined, field.text] : [field.text.slice(0, slash), field.text.slice(slash + 1)];
  if (namespace !== undefined && !['*', '.'].includes(namespace) && !isDnsLabel(namespace)) say('MAN305', field, `${quoted(namespace)} is not a namespace`);
  const problem = serverHostProblem(host);
  if (problem) say('MAN305', field, problem);
}

function serverHostProblem(host: string): string | undefined {
  if (host !== '*' && !host.includes('.')) return `${quoted(host)} is a short name`;
  if (isPartialWildcard(host)) return `${quoted(host)} has a wildcard that is not a whole part`;
  return isAddress(host) ? undefined : wildcardHostProblem(host);
}

/** Tells whether the port itself is right. */
function wantServerPort(server: Field, say: Say<'MAN021' | 'MAN303' | 'MAN306' | 'MAN307'>): boolean {
  const port = server.get('port');
  let right = true;
  const tell: Say<'MAN021' | 'MAN303' | 'MAN306' | 'MAN307'> = (code, field, message) => {
    right = false;
    say(code, field, message);
  };
  wantProtocol(port.get('protocol'), tell);
  if (port.get('number').number > 0 || !server.get('bind').text.startsWith(SOCKET)) wantPort(port.get('number'), tell);
  if (port.get('targetPort').number > 0) tell('MAN307', port.get('targetPort'), 'a port of a Gateway has a targetPort');
  wantPortName(port, tell);
  return right;
}

function wantBind(server: Field, say: Say<'MAN308'>): void {
  const bind = server.get('bind');
  if (!bind.text.startsWith(SOCKET)) {
    if (bind.text !== '' && !isAddress(bind.text)) say('MAN308', bind, `${quoted(bind.text)} is not an address`);
    return;
  }
  const path = bind.text.slice(SOCKET.length);
  if (!path.startsWith('@') && (!path.startsWith('/') || path.endsWith('/'))) say('MAN308', bind, `${quoted(path)} is not an absolute path of a file`);
  const { number } = server.at('port', 'number');
  if (number !== 0) say('MAN308', bind, `a socket has the port ${number}`);
}

function wantTlsWhereItIs(server: Field, say: Say<'MAN309'>): void {
  const protocol = protocolOf(server.at('port', 'protocol').text);
  const tls = server.get('tls');
  if (isTls(protocol) === tls.isSet) return;
  if (isTls(protocol)) say('MAN309', server.get('tls'), `a server of ${server.at('port', 'protocol').text} has no tls`);
  else if (!isHttp(protocol) || !isRedirectAlone(tls)) say('MAN309', tls, `a server of ${server.at('port', 'protocol').text || 'no protocol'} has tls`);
}

function isRedirectAlone(tls: Field): boolean {
  return PASSTHROUGH.has(tls.get('mode').text) && !['caCertificates', 'privateKey', 'serverCertificate'].some(name => tls.get(name).text);
}

const bound = (bind: string): string => serverWith(`${PORT_80}, ${HOSTS}, bind: "${bind}"`);
