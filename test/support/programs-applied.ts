import { INSTALLED } from './calls';
import { TCP_PORTS } from './connections-random';
import { objectsOf, type Manifest } from './manifests';
import type { GatewayProgram, Program, ServiceProgram } from './programs';
import { built } from './programs-built';
import { CREDENTIALS } from './tls-random';
import { CERTIFICATE } from '../../src/analysis/checks/rule/certificate';

/** Everything that runs once a program is applied. */
export function applied(program: Program): Manifest[] {
  const written = built(program);
  return [...written, ...alreadyThere(program, written)];
}

/** What a program finds in the cluster: the pods that it does not write, and those of its gateways. */
export function alreadyThere({ services, gateways }: Program, written: readonly Manifest[]): Manifest[] {
  const own = new Set(objectsOf(written, 'Deployment').map(({ name, namespace }) => `${namespace}/${name}`));
  const pods = services.flatMap(service => service.versions.map(version => podsOf(service, version)));
  return [...pods.filter(({ metadata }) => !own.has(`${metadata.namespace}/${metadata.name}`)), ...gateways.flatMap(installed), ...CREDENTIALS.map(secretOf)];
}

/** A certificate of gateways, which vouches for those of clients too. */
function secretOf(name: string): Manifest & { readonly data: object } {
  const certificate = btoa(CERTIFICATE.replaceAll('\\n', '\n'));
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace: INSTALLED }, data: { 'tls.crt': certificate, 'tls.key': btoa('key'), 'ca.crt': certificate } };
}

/** The pods of a gateway and their Service, as an install writes them. */
function installed({ name }: GatewayProgram): Manifest[] {
  const labels = { istio: name };
  const metadata = { name: `${name}-installed`, namespace: INSTALLED, labels };
  const ports = [
    { name: 'http', port: 80, targetPort: 8080 },
    ...[443, ...TCP_PORTS].map(port => ({ name: `tcp-${port}`, port, targetPort: port })),
  ];
  const template = { metadata: { labels: { ...labels, 'sidecar.istio.io/inject': 'false' } }, spec: { containers: [{ name: 'istio-proxy', image: 'proxyv2:1.31.0' }] } };
  return [
    { apiVersion: 'v1', kind: 'Service', metadata, spec: { selector: labels, ports } },
    { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: { selector: { matchLabels: labels }, template } },
  ];
}

/** A Deployment that is written elsewhere. */
function podsOf({ name, namespace, ports }: ServiceProgram, version: string): Manifest {
  const labels = { app: name, version };
  const containers = [{ name, image: `${name}:${version}`, ports: ports.map(containerPort => ({ containerPort })) }];
  const spec = { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers } } };
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: `${name}-${version}`, namespace, labels }, spec };
}
