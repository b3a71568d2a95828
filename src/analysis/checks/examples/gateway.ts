import type { GATEWAY } from '../catalogue/gateway';
import { either, gateway, httpsServer, server, type Example } from '../rule/example';

const HOSTS = 'hosts: [shop.example.com]';
const HTTP = 'port: { number: 80, name: http, protocol: HTTP }';
const named = (name: string): string => gateway(`{ servers: [{ ${HTTP}, ${HOSTS} }] }`).replace('name: edge', `name: ${name}`);
const two = (name: string): string => gateway(`{ servers: [{ ${HTTP}, ${HOSTS} }, { port: { number: 81, name: ${name}, protocol: HTTP }, ${HOSTS} }] }`);
const bound = (bind: string): string => server(`${HTTP}, ${HOSTS}, bind: "${bind}"`);

/** A Gateway by itself. */
export const GATEWAY_EXAMPLES: Readonly<Record<keyof typeof GATEWAY, Example>> = {
  MAN301: either(named, 'edge.shop', 'edge-shop'),
  MAN302: either(servers => gateway(`{ servers: [${servers}] }`), '', `{ ${HTTP}, ${HOSTS} }`),
  MAN303: either(two, 'http', 'http-more'),
  MAN304: either(hosts => server(`${HTTP}, hosts: [${hosts}]`), '', 'shop.example.com'),
  MAN305: either(host => server(`${HTTP}, hosts: ["${host}"]`), 'shop', 'shop.example.com'),
  MAN306: either(protocol => server(`port: { number: 80, name: http, protocol: ${protocol} }, ${HOSTS}`), 'WEB', 'HTTP'),
  MAN307: either(more => server(`port: { number: 80, name: http, protocol: HTTP${more} }, ${HOSTS}`), ', targetPort: 8080', ''),
  MAN308: either(bound, 'localhost', '127.0.0.1'),
  MAN309: either(more => server(`port: { number: 443, name: https, protocol: HTTPS }, ${HOSTS}${more}`), '', ', tls: { mode: SIMPLE, credentialName: shop }'),
  MAN310: either(more => httpsServer(`mode: SIMPLE, credentialName: shop${more}`), ', httpsRedirect: true', ''),
  MAN311: either(version => httpsServer(`mode: SIMPLE, credentialName: shop, minProtocolVersion: ${version}`), 'TLSV1_1', 'TLSV1_2'),
  MAN312: either(more => httpsServer(`mode: ISTIO_MUTUAL${more}`), ', credentialName: shop', ''),
  MAN313: either(mode => httpsServer(`${mode}credentialName: shop`), '', 'mode: SIMPLE, '),
  MAN314: either(more => httpsServer(`mode: SIMPLE, credentialName: shop${more}`), ', serverCertificate: /a.pem, privateKey: /a.key', ''),
  MAN315: either(more => httpsServer(`mode: SIMPLE${more}`), '', ', credentialName: shop'),
  MAN316: either(more => httpsServer(`mode: SIMPLE, serverCertificate: /a.pem, privateKey: /a.key${more}`), ', caCrl: /a.crl', ''),
  MAN317: either(cipher => httpsServer(`mode: SIMPLE, credentialName: shop, cipherSuites: [${cipher}]`), 'AES512-SHA', 'AES256-SHA'),
};
