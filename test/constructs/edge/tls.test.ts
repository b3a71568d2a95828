import type { Chart } from 'cdk8s';
import { GatewayInstall, GatewayRoute, GatewayTls, MeshGateway, MeshPort, MeshService, MeshWorkload, type MeshGatewayProps } from 'cdk8s-istio';
import { check } from '../../../src/analysis/checks/check';
import { CERTIFICATE } from '../../../src/analysis/checks/rule/certificate';
import type { JsonObject } from '../../../src/analysis/model/json';
import { meshOf } from '../../../src/analysis/routing/mesh';
import type { Outcome } from '../../../src/analysis/routing/traffic/outcome';
import { manifestsIn } from '../../analysis/support/manifests';
import { rendered, type Manifest } from '../../support/manifests';

const { simple, mutual, none, perHost } = GatewayTls;

function shop(chart: Chart): MeshService {
  const service = new MeshService(chart, 'Shop', { name: 'shop', ports: [MeshPort.http(80)], stable: 'v1' });
  service.addVersion('v1', MeshWorkload.container({ image: 'shop:1', runAsUser: 1000 }));
  return service;
}

/** A service behind the hosts of a gateway, and where it is reached. */
function letOut(props: Partial<MeshGatewayProps>): { readonly manifests: Manifest[]; readonly urls: string[] } {
  let urls: string[] = [];
  const manifests = rendered(chart => {
    const gateway = new MeshGateway(chart, 'Edge', { name: 'edge', ...props });
    ({ urls } = new GatewayRoute(chart, 'Outside', { gateway, service: shop(chart) }));
  });
  return { manifests, urls };
}

const CLEAR = 'clear.example.com';
const MIXED = { hosts: ['a.example.com', 'b.example.com', CLEAR], tls: perHost({ 'a.example.com': simple('a'), 'b.example.com': mutual('b'), [CLEAR]: none() }) };

const inCluster = (manifests: readonly Manifest[]) => manifestsIn(manifests as unknown as readonly JsonObject[]);

/** What becomes of a request to the ingress gateway. */
function asked(manifests: readonly Manifest[], host: string, scheme: 'http' | 'https'): Outcome {
  const from = { kind: 'gateway', namespace: 'istio-system', labels: { istio: 'ingressgateway' } } as const;
  return meshOf(inCluster(manifests)).route({ from, host, scheme, port: scheme === 'https' ? 443 : 8080 });
}

describe('TLS for each host', () => {
  const { manifests, urls } = letOut(MIXED);

  test.each(['a.example.com', 'b.example.com'])('ends for %s, and requests in the clear are redirected', host => {
    expect(asked(manifests, host, 'https')).toMatchObject({ outcome: 'routed', destinations: [{ subset: 'v1', share: 100 }] });
    expect(asked(manifests, host, 'http')).toMatchObject({ outcome: 'redirect' });
  });

  test('leaves alone a host whose requests come in the clear', () => {
    expect(asked(manifests, CLEAR, 'http')).toMatchObject({ outcome: 'routed' });
    expect(asked(manifests, CLEAR, 'https')).toMatchObject({ outcome: 'no-route' });
  });

  test('has the scheme of each host in its address', () => {
    expect(urls).toEqual(['https://a.example.com/', 'https://b.example.com/', 'http://clear.example.com/']);
  });

  test('has the node port in the addresses that it is a port of', () => {
    expect(letOut({ ...MIXED, install: GatewayInstall.ingressGateway({ nodePort: 31681 }) }).urls)
      .toEqual(['https://a.example.com:31681/', 'https://b.example.com:31681/', 'http://clear.example.com/']);
  });

  test('is nothing that the checks find fault with, once its Secrets are there', () => {
    const secrets = ['a', 'b'].map((name): JsonObject => ({
      apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace: 'istio-system' }, stringData: { 'tls.key': 'key', 'tls.crt': CERTIFICATE.replaceAll('\\n', '\n') },
    }));
    const { objects } = inCluster([...manifests, ...secrets as unknown as Manifest[]]);
    expect(check({ objects, unreadable: [] }).map(({ code, message }) => `${code} ${message}`)).toEqual([]);
  });

  test('is what it was when the settings were passed', () => {
    const settings: Record<string, GatewayTls> = { 'a.example.com': simple('a') };
    const tls = perHost(settings);
    settings['a.example.com'] = none();
    expect(letOut({ hosts: ['a.example.com'], tls }).urls).toEqual(['https://a.example.com/']);
  });
});

test('a gateway without TLS by word listens as one of which nothing is said', () => {
  const hosts = ['a.example.com'];
  expect(letOut({ hosts, tls: none() }).manifests).toEqual(letOut({ hosts }).manifests);
});
