import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { answersOf, exampleOf, expected, label, routesOf, type Match, type Route } from './outputs';
import { run } from '../../examples/runner/run';
import { summaryOf } from '../../examples/runner/summary';
import type { JsonObject } from '../../src/analysis/model/json';
import { meshOf } from '../../src/analysis/routing/mesh';
import type { Request } from '../../src/analysis/routing/traffic/request';
import { manifestsIn } from '../analysis/support/manifests';
import { find } from '../support/manifests';

/** A route without what may differ between the mesh and a gateway: its name. */
const unnamed = ({ name: _, ...route }: Route) => route;

const byText = (a: Match, b: Match) => JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
const sorted = (matches: Match[]) => [...matches].sort(byText);

/** The mesh's routes as a gateway has to have them: each match once under each path, and nothing else changed but for a rewrite. */
const under = (uris: Match['uri'][], mesh: Route[], rewrite?: string) => mesh.map(route => ({
  ...unnamed(route),
  match: sorted(uris.flatMap(uri => (route.match ?? [{}]).map(match => ({ ...match, uri })))),
  ...(rewrite ? { rewrite: { uri: rewrite } } : {}),
}));

/** The routes of an external host. */
const outside = (example: string, name: string) => routesOf(expected(example), name)
  .map(route => ({ ...unnamed(route), match: sorted(route.match ?? []) }));

/** What a program prints. */
async function printed(name: string): Promise<string[]> {
  const before = process.env.CDK8S_OUTDIR;
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'examples-'));
  try {
    const result = await run(exampleOf(name), outdir, program => jest.requireActual<object>(program));
    expect(summaryOf(exampleOf(name), result).split('\n').slice(4)).toEqual(result.printed.map(line => `  ${line}`));
    return result.printed;
  } finally {
    fs.rmSync(outdir, { recursive: true });
    if (before === undefined) delete process.env.CDK8S_OUTDIR;
    else process.env.CDK8S_OUTDIR = before;
  }
}

describe('gateway-canary', () => {
  const HOST = 'productpage.demo-project.192.168.0.8.nip.io';
  const PATHS = [{ exact: '/productpage' }, { prefix: '/static' }, { exact: '/login' }, { exact: '/logout' }, { prefix: '/api/v1/products' }];

  test('splits what enters through the gateway as it splits inside the mesh', () => {
    const mesh = routesOf(expected('gateway-canary'), 'productpage');
    expect(mesh.map(answersOf)).toEqual([{ v2: 100 }, { v1: 50, v2: 50 }]);
    expect(outside('gateway-canary', `bookinfo-${HOST}`)).toEqual(under(PATHS, mesh));
  });

  test('binds the host of nip.io to the gateway, and leaves the Service without a way past it', () => {
    const manifests = expected('gateway-canary');
    expect(find(manifests, 'Gateway', 'bookinfo').spec).toEqual({
      selector: { istio: 'ingressgateway' },
      servers: [{ hosts: [HOST], port: { number: 8080, name: 'http', protocol: 'HTTP' } }],
    });
    expect(find(manifests, 'VirtualService', `bookinfo-${HOST}`).spec).toMatchObject({ hosts: [HOST], gateways: ['bookinfo'] });
    expect(find(manifests, 'Service', 'productpage').spec).not.toHaveProperty('type');
  });

  test('shows its URL with the node port', async () => {
    expect(await printed('gateway-canary')).toEqual([`http://${HOST}:31680/productpage`]);
  });
});

describe('shared-host', () => {
  const [API, MODERN, LEGACY] = [{ exact: '/api' }, [{ exact: '/api/v2' }, { prefix: '/api/v2/' }], { prefix: '/api/' }];

  test('tries exact paths, then the longer prefix, whichever service they belong to, with each service\'s own routes', () => {
    const manifests = expected('shared-host');
    const [legacy, modern] = ['legacy', 'modern'].map(name => routesOf(manifests, name));
    expect(modern.map(answersOf)).toEqual([{ v2: 100 }, { v1: 90, v2: 10 }]);
    expect(outside('shared-host', 'api-api.example.com')).toEqual([...under([API], legacy), ...under(MODERN, modern, '/'), ...under([LEGACY], legacy)]);
  });

  test('has one VirtualService for the host', () => {
    expect(expected('shared-host').map(label).filter(text => text.startsWith('VirtualService '))).toEqual([
      'VirtualService legacy', 'VirtualService modern', 'VirtualService api-api.example.com',
    ]);
  });

  test('shows where both are reached', async () => {
    expect(await printed('shared-host')).toEqual(['/api', '/api/', '/api/v2', '/api/v2/'].map(at => `http://api.example.com${at}`));
  });
});

describe('everything', () => {
  test('has the same routes for the external host as inside the mesh', () => {
    const mesh = routesOf(expected('everything'), 'orders');
    expect(outside('everything', 'edge-orders.example.com')).toEqual(under([{ prefix: '/orders' }], mesh));
  });

  test('ends TLS at the gateway, and sends requests in the clear there', async () => {
    const { servers } = find(expected('everything'), 'Gateway', 'edge').spec as { servers: { port: object; tls: object }[] };
    expect(servers.map(({ port, tls }) => ({ port, tls }))).toEqual([
      { port: { number: 8080, name: 'http', protocol: 'HTTP' }, tls: { httpsRedirect: true } },
      { port: { number: 443, name: 'https', protocol: 'HTTPS' }, tls: { mode: 'SIMPLE', credentialName: 'orders-example-com' } },
    ]);
    expect(await printed('everything')).toEqual(['https://orders.example.com/orders']);
  });
});

describe('gateway-listeners', () => {
  const from = { kind: 'gateway', namespace: 'istio-system', labels: { istio: 'ingressgateway' } } as const;
  const mesh = meshOf(manifestsIn(expected('gateway-listeners') as unknown as JsonObject[]));
  const answers = (request: Omit<Request, 'from'>) =>
    Object.fromEntries(mesh.route({ from, ...request }).destinations.map(({ host, subset, share }) => [`${host.split('.')[0]} ${subset}`, share]));

  test('leads each way in where its page says', () => {
    expect(answers({ host: 'partners.example.com', port: 443, scheme: 'https' })).toEqual({ 'orders v1': 90, 'orders v2': 10 });
    expect(answers({ host: 'signing.example.com', port: 443, scheme: 'tls' })).toEqual({ 'signing v1': 100 });
    expect(answers({ host: 'any.example.com', port: 5432, scheme: 'tcp' })).toEqual({ 'orders v1': 100 });
    expect(answers({ host: 'status.example.com', port: 443, scheme: 'https' })).toEqual({});
  });

  test('asks partners alone for a certificate, and for TLS 1.3', () => {
    const { servers } = find(expected('gateway-listeners'), 'Gateway', 'edge').spec as { servers: { hosts: string[]; tls?: { mode?: string; minProtocolVersion?: string } }[] };
    const demanding = servers.filter(({ tls }) => tls?.mode === 'MUTUAL' || tls?.minProtocolVersion);
    expect(demanding).toMatchObject([{ hosts: ['partners.example.com'], tls: { mode: 'MUTUAL', minProtocolVersion: 'TLSV1_3' } }]);
  });

  test('shows where requests are answered', async () => {
    expect(await printed('gateway-listeners')).toEqual(['https://orders.example.com/', 'https://partners.example.com/', 'http://status.example.com/status']);
  });
});

describe('nginx', () => {
  test('has nginx call the Service by the host of the mesh, which alone splits', () => {
    const manifests = expected('nginx');
    const { metadata, spec } = find(manifests, 'Ingress', 'service-a');
    expect(metadata).toMatchObject({
      annotations: {
        'nginx.ingress.kubernetes.io/service-upstream': 'true',
        'nginx.ingress.kubernetes.io/upstream-vhost': 'service-a.demo-project.svc.cluster.local',
      },
    });
    expect(spec).toEqual({
      ingressClassName: 'nginx',
      rules: [{
        host: 'servicea.com',
        http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'service-a', port: { number: 7777 } } } }] },
      }],
    });
    expect(routesOf(manifests, 'service-a').map(answersOf)).toEqual([{ v1: 80, v2: 20 }]);
  });

  test('changes nothing of the service in own-service', () => {
    const ingress = (name: string) => expected(name).filter(({ kind }) => kind === 'Ingress').length;
    expect([ingress('own-service'), ingress('nginx')]).toEqual([0, 1]);
    expect(expected('nginx').filter(({ kind }) => kind !== 'Ingress')).toEqual(expected('own-service'));
  });
});
