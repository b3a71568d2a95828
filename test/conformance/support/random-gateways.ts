import * as fc from 'fast-check';
import { ages, outerHosts, rarely, wildcardHosts, written } from './random-names';

const hosts = fc.tuple(
  fc.constantFrom('', '', '', '', '', './', '*/', 'shop/', 'default/'),
  fc.oneof({ weight: 4, arbitrary: outerHosts }, { weight: 2, arbitrary: wildcardHosts }, { weight: 4, arbitrary: fc.constant('*') }, { weight: 1, arbitrary: fc.constant('a.shop.svc.cluster.local') }),
).map(([owner, host]) => owner + host);

const servers = fc.record({
  hosts: fc.uniqueArray(hosts, { minLength: 1, maxLength: 3 }),
  kind: fc.oneof(
    fc.constantFrom<object>({ port: { number: 80, name: 'http', protocol: 'HTTP' } }, { port: { number: 80, name: 'a', protocol: 'HTTP' } },
      { port: { number: 80, name: 'b', protocol: 'HTTP' } }, { port: { number: 80, name: 'http2', protocol: 'HTTP2' } },
      { port: { number: 80, name: 'redirect', protocol: 'HTTP' }, tls: { httpsRedirect: true } }, { port: { number: 8080, name: 'web', protocol: 'HTTP' } },
      { port: { number: 443, name: 'https', protocol: 'HTTPS' }, tls: { mode: 'SIMPLE', credentialName: 'cert' } },
      { port: { number: 443, name: 'mutual', protocol: 'HTTPS' }, tls: { mode: 'MUTUAL', credentialName: 'cert' } },
      { port: { number: 443, name: 'mesh', protocol: 'HTTPS' }, tls: { mode: 'ISTIO_MUTUAL' } },
      { port: { number: 443, name: 'pass', protocol: 'TLS' }, tls: { mode: 'PASSTHROUGH' } },
      { port: { number: 443, name: 'passed', protocol: 'HTTPS' }, tls: { mode: 'PASSTHROUGH' } },
      { port: { number: 443, name: 'auto', protocol: 'TLS' }, tls: { mode: 'AUTO_PASSTHROUGH' } },
      { port: { number: 443, name: 'ends', protocol: 'TLS' }, tls: { mode: 'SIMPLE', credentialName: 'cert' } },
      { port: { number: 5000, name: 'tcp', protocol: 'TCP' } }, { port: { number: 80, name: 'tcp', protocol: 'TCP' } }),
  ),
  bind: rarely(fc.constantFrom('0.0.0.0', '10.9.9.9'), 12),
}).map(({ kind, ...rest }) => ({ ...kind, ...rest }));

export const gateways = fc.record({
  id: fc.constantFrom({ name: 'one', namespace: 'default' }, { name: 'one', namespace: 'istio-system' }, { name: 'two', namespace: 'shop' }),
  creationTimestamp: ages,
  selector: fc.constantFrom({ istio: 'ingressgateway' }, { istio: 'ingressgateway' }, { istio: 'ingressgateway' }, { istio: 'other' }, undefined),
  servers: fc.uniqueArray(servers, { minLength: 1, maxLength: 3, selector: one => JSON.stringify((one as { port?: { name: string } }).port?.name) }),
}).map(({ id, creationTimestamp, ...spec }) => written({ apiVersion: 'networking.istio.io/v1', kind: 'Gateway', metadata: { ...id, creationTimestamp }, spec }));

/** The Service before the pods of a gateway, which may listen elsewhere. */
export const installed = fc.record({
  namespace: fc.constantFrom('istio-system', 'edge'),
  ports: fc.uniqueArray(fc.constantFrom<{ readonly name: string; readonly port: number; readonly targetPort?: number }>(
    { name: 'http', port: 80, targetPort: 8080 }, { name: 'http', port: 80 }, { name: 'https', port: 443, targetPort: 8443 }, { name: 'tcp', port: 5000, targetPort: 5001 },
  ), { minLength: 1, maxLength: 3, selector: ({ port }) => port }),
}).map(({ namespace, ports }) => ({
  apiVersion: 'v1', kind: 'Service', metadata: { name: 'gateway', namespace }, spec: { selector: { istio: 'ingressgateway' }, ports },
}));
