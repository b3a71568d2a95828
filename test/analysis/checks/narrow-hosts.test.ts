import { check } from '../../../src/analysis/checks/check';
import { readText } from '../../../src/analysis/reader/read-text';

const gateway = (host: string) => `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: door, namespace: shop }
spec: { selector: { istio: ingressgateway }, servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: ["${host}"] }] }
`;

const routes = (name: string, host: string, path: string) => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: ${name}, namespace: shop }
spec: { hosts: ["${host}"], gateways: [door], http: [{ match: [{ uri: { prefix: ${path} } }], route: [{ destination: { host: web } }] }] }
`;

function codesWith(host: string): readonly string[] {
  const text = [gateway(host), routes('all', '*', '/front'), routes('one', 'shop.example', '/api')].join('---\n');
  return check(readText(text, 'door.yaml')).map(({ code }) => code);
}

test('a narrow host without a last route is told where the Gateway serves the wildcard, too', () => {
  expect(codesWith('*')).toContain('MAN796');
});

test('the rules of a wildcard join those of the one host that the Gateway serves, so that nothing is lost', () => {
  expect(codesWith('shop.example')).not.toContain('MAN796');
});
