import { ran, scratch } from './support';

const files = scratch();

const SERVICES = `apiVersion: v1
kind: Service
metadata: { name: a, namespace: shop }
spec: { selector: { app: a }, ports: [{ name: http, port: 80 }] }
---
apiVersion: v1
kind: Pod
metadata: { name: a, namespace: shop, labels: { app: a } }
`;
const istio = (kind: string, spec: object) => `---\n${JSON.stringify({ apiVersion: 'networking.istio.io/v1', kind, metadata: { name: 'a', namespace: 'shop' }, spec })}\n`;
const TO_A = { route: [{ destination: { host: 'a' } }] };

/** The lines that `route` prints of a route, without the reasons. */
function linesOf(route: object, policy?: object, ...words: string[]): string[] {
  const rules = [istio('VirtualService', { hosts: ['a'], http: [route] }), ...policy ? [istio('DestinationRule', { host: 'a', trafficPolicy: policy })] : []];
  const file = files.written('manifests.yaml', SERVICES + rules.join(''));
  const [, ...lines] = ran('route', file, '-n', 'shop', '--host', 'a', ...words).out.trimEnd().split('\n').filter(line => !/^ {2}\S/.test(line));
  return lines;
}

const SHARE = '      100 %  a.shop.svc.cluster.local:80';

describe('what a route does', () => {
  test.each<[what: string, route: object, lines: string[]]>([
    ['a timeout', { ...TO_A, timeout: '2s' }, [SHARE, 'timeout: 2s']],
    ['retries', { ...TO_A, retries: { attempts: 1, retryOn: '5xx,503' } }, [SHARE, 'retries: up to 1, on status 503, 5xx, retriable-status-codes']],
    ['retries with the default conditions', { ...TO_A, retries: { attempts: 3, perTryTimeout: '1s' } }, [SHARE, 'retries: up to 3, each try within 1s, where Istio does by default']],
    ['the default retries', { ...TO_A, retries: { attempts: 2 } }, [SHARE]],
    ['a delay and an abort', { ...TO_A, fault: { delay: { percentage: { value: 10 }, fixedDelay: '5s' }, abort: { percentage: { value: 0.5 }, httpStatus: 503 } } },
      [SHARE, 'fault: 10 % are delayed by 5s', 'fault: 0.5 % are aborted with HTTP status 503']],
    ['an abort of gRPC', { ...TO_A, fault: { abort: { percentage: { value: 100 }, grpcStatus: 'UNAVAILABLE' } } }, [SHARE, 'fault: 100 % are aborted with gRPC status 14']],
    ['a redirect', { redirect: { scheme: 'https', authority: 'b.com', port: 8443, uri: '/x', redirectCode: 302 } },
      ['redirect: status 302, to the same URL with scheme https and host b.com and port 8443 and path /x']],
    ['a direct response', { directResponse: { status: 404, body: { string: 'no' } } }, ["direct response: status 404, with the body 'no'"]],
    ['a direct response without a body', { directResponse: { status: 404 } }, ['direct response: status 404']],
    ['a rewrite', { ...TO_A, rewrite: { uri: '/x', authority: 'b.com' } }, [SHARE, 'rewrite: the destination gets host b.com and path /x']],
    ['CORS', { ...TO_A, corsPolicy: { allowOrigins: [{ prefix: 'https://a' }, { exact: 'https://b.com' }], allowMethods: ['POST', 'GET'], maxAge: '1h', allowCredentials: true } },
      [SHARE, 'corsPolicy: allowOrigins exact https://b.com and prefix https://a, allowMethods GET and POST, maxAge 3600s, allowCredentials true']],
    ['headers', { ...TO_A, headers: { request: { set: { b: '1' }, remove: ['c'] }, response: { add: { d: '2' } } } },
      [SHARE, 'request headers: set b: 1; remove c', 'response headers: add d: 2']],
  ])('is said in words: %s', (_, route, lines) => {
    expect(linesOf(route)).toEqual(lines);
  });

  test('is said of a share in a line below it', () => {
    const [one, other] = [undefined, { request: { set: { b: '1' } } }].map(headers => ({ destination: { host: 'a' }, weight: 50, headers }));
    expect(linesOf({ route: [one, other] })).toEqual([SHARE.replace('100', ' 50'), SHARE.replace('100', ' 50'), '             request headers: set b: 1']);
  });

  test('has the default retries of Istio only if somebody wants to know', () => {
    const retries = 'on connect-failure, refused-stream, unavailable, cancelled, retriable-status-codes';
    expect(linesOf(TO_A, undefined, '--verbose')).toEqual([SHARE, `retries: up to 2, ${retries}`]);
    expect(linesOf({ ...TO_A, retries: { attempts: 3, perTryTimeout: '1s' } }, undefined, '--verbose')).toContain(`retries: up to 3, each try within 1s, ${retries}`);
  });

  test('is what a DestinationRule says too, by its own names', () => {
    const policy = { connectionPool: { tcp: { maxConnections: 5 } }, outlierDetection: { consecutive5xxErrors: 3, interval: '10s' } };
    expect(linesOf(TO_A, policy)).toEqual([SHARE, 'policy of a.shop.svc.cluster.local:80: maxConnections 5, outlierDetection.consecutive5xxErrors 3, outlierDetection.interval 10s']);
  });

  test.each<[what: string, policy: object, brief: string, verbose?: string]>([
    ['a hash', { loadBalancer: { consistentHash: { httpCookie: { name: 'user', ttl: '0s' } } } },
      'loadBalancer RING_HASH, loadBalancer.consistentHash.httpCookie.name user, loadBalancer.consistentHash.httpCookie.ttl 0s',
      'loadBalancer.consistentHash.httpCookie.name user, loadBalancer.consistentHash.httpCookie.ttl 0s'],
    ['TLS', { tls: { mode: 'MUTUAL', credentialName: 'a' } }, 'tls.mode MUTUAL, tls.credentialName a'],
    ['no balancing', { loadBalancer: { simple: 'PASSTHROUGH' } }, 'loadBalancer PASSTHROUGH', 'loadBalancer.simple PASSTHROUGH'],
    ['limits', { connectionPool: { tcp: { maxConnections: 5, connectTimeout: '10s' } } }, 'maxConnections 5', 'connectionPool.tcp.maxConnections 5, connectionPool.tcp.connectTimeout 10s'],
    ['localities', { loadBalancer: { localityLbSetting: { failoverPriority: ['a', 'b'] } } }, 'loadBalancer.localityLbSetting.failoverPriority a and b'],
  ])('is said of the policy of a destination, as it is written if somebody wants to know: %s', (_, policy, brief, verbose = brief) => {
    expect(linesOf(TO_A, policy)[1]).toBe(`policy of a.shop.svc.cluster.local:80: ${brief}`);
    expect(linesOf(TO_A, policy, '--verbose')[1]).toBe(`policy of a.shop.svc.cluster.local:80: ${verbose}`);
  });
});
