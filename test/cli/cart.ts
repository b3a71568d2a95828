import { ran, type Ran, scratch } from './support';

const istio = (kind: string, name: string, spec: object) => ({ apiVersion: 'networking.istio.io/v1', kind, metadata: { name, namespace: 'shop' }, spec });
const to = (subset: string, weight?: number) => ({ destination: { host: 'cart', subset }, weight });

/** A cart of which v1 has pods, v2 has none, and v3 is no subset. */
const OBJECTS = [
  { apiVersion: 'v1', kind: 'Service', metadata: { name: 'cart', namespace: 'shop' }, spec: { selector: { app: 'cart' }, ports: [{ name: 'http', port: 8080 }] } },
  { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'cart', namespace: 'shop', labels: { app: 'cart', version: 'v1' } } },
  istio('DestinationRule', 'cart', {
    host: 'cart',
    trafficPolicy: { connectionPool: { tcp: { maxConnections: 5 } }, loadBalancer: { simple: 'RANDOM' } },
    subsets: [{ name: 'v1', labels: { version: 'v1' } }, { name: 'v2', labels: { version: 'v2' }, trafficPolicy: { loadBalancer: { simple: 'LEAST_REQUEST' } } }],
  }),
  istio('VirtualService', 'cart', {
    hosts: ['cart'],
    http: [
      { match: [{ headers: { 'end-user': { exact: 'jason' } } }], route: [to('v2')], timeout: '2s', headers: { request: { set: { 'x-a': '1' } } } },
      { match: [{ uri: { prefix: '/lost' } }], route: [to('v3')] },
      { match: [{ uri: { prefix: '/gone' } }], directResponse: { status: 410, body: { string: 'gone' } } },
      { match: [{ uri: { prefix: '/moved' } }], redirect: { uri: '/here', redirectCode: 308 } },
      {
        match: [{ uri: { prefix: '/split' } }],
        route: [to('v1', 90), { ...to('v2', 10), headers: { response: { add: { 'x-v': '2' } } } }],
        mirrors: [{ destination: { host: 'cart', subset: 'v2' }, percentage: { value: 10 } }],
        fault: { delay: { percentage: { value: 5 }, fixedDelay: '1s' } },
        rewrite: { uri: '/parts' },
        retries: { attempts: 0 },
      },
      { name: 'rest', match: [{ method: { exact: 'GET' } }], route: [to('v1')], corsPolicy: { allowMethods: ['POST', 'GET'], maxAge: '1h' } },
    ],
  }),
];

interface Cart {
  readonly files: ReturnType<typeof scratch>;
  readonly manifests: () => string;
  readonly ranOf: (file: unknown, ...words: string[]) => Ran;
}

/** Tests about the cart, in a file of their own. */
export function cart(): Cart {
  const files = scratch();
  const manifests = () => files.written('manifests.yaml', OBJECTS.map(one => JSON.stringify(one)).join('\n---\n'));
  const ranOf = (file: unknown, ...words: string[]) => ran('test', files.written('a.test.yaml', asYaml(file)), ...words, '--', manifests());
  return { files, manifests, ranOf };
}

/** JSON is YAML too. */
export function asYaml(file: unknown): string {
  return typeof file === 'string' ? file : JSON.stringify(file);
}
