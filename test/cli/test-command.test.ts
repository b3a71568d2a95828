import { cart } from './cart';
import { schema } from './schemas';

const { files, ranOf } = cart();
const fileOf = (request: object, expect: object) => ({ defaults: { from: 'sidecar/shop', host: 'cart' }, tests: [{ name: 'it', request, expect }] });
const agrees = schema('test');

describe('a test passes', () => {
  test.each<[what: string, request: object, expect: object]>([
    ['with a subset', {}, { to: 'v1' }],
    ['with a host and its subset', {}, { to: { 'cart/v1': 100 } }],
    ['with a host in full, its subset and its port', {}, { to: 'cart.shop.svc.cluster.local/v1:8080' }],
    ['with a subset and its port', {}, { to: 'v1:8080' }],
    ['with a host alone, whatever the subsets are', { path: '/split' }, { to: 'cart' }],
    ['with a host and its port', { path: '/split' }, { to: 'cart.shop:8080' }],
    ['with shares', { path: '/split' }, { to: { 'v1': 90, 'cart/v2': 10 } }],
    ['with pods', {}, { answered: true }],
    ['with an answer that somebody wrote', { path: '/gone' }, { answered: true, directResponse: 410 }],
    ['where it is sent, though no pods are there', { headers: { 'end-user': 'jason' } }, { to: 'v2' }],
    ['with the status of no pods', { headers: { 'end-user': 'jason' } }, { fails: '503 UH' }],
    ['with the status of no subset', { path: '/lost' }, { fails: '503 NC' }],
    ['with a status without its letters', { path: '/lost' }, { fails: 503 }],
    ['with the status of no route', { method: 'PUT' }, { fails: '404 NR' }],
    ['with a body', { path: '/gone' }, { directResponse: { body: 'gone' } }],
    ['with a redirect', { path: '/moved' }, { redirect: { uri: '/here', code: 308 } }],
    ['with copies', { path: '/split' }, { mirrors: { 'cart/v2': 10 } }],
    ['without copies', {}, { mirrors: 'none' }],
    ['with the name of a rule', {}, { rule: 'rest' }],
    ['with the place of a rule', { path: '/lost' }, { rule: 'http[1].match[0] of shop/cart' }],
    ['with a timeout in another unit', { headers: { 'end-user': 'jason' } }, { timeout: '2000ms' }],
    ['without a timeout', {}, { timeout: 'none' }],
    ['with the retries of Istio', {}, { retries: { attempts: 2 } }],
    ['without retries', { path: '/split' }, { retries: 'none' }],
    ['with a part of a fault', { path: '/split' }, { fault: { delay: { percentage: 5 }, abort: 'none' } }],
    ['with a rewrite', { path: '/split/a' }, { rewrite: { path: '/parts/a' } }],
    ['with a header', { headers: { 'end-user': 'jason' } }, { headers: { request: { set: { 'x-a': '1' } }, response: 'none' } }],
    ['without changes of headers', {}, { headers: 'none' }],
    ['with CORS in another order', {}, { corsPolicy: { allowMethods: ['GET', 'POST'], maxAge: '60m', allowCredentials: false } }],
    ['without CORS', { path: '/split' }, { corsPolicy: 'none' }],
    ['with a policy of the host', {}, { trafficPolicy: { loadBalancer: { simple: 'RANDOM' }, connectionPool: { tcp: { maxConnections: 5 } }, tls: 'none' } }],
    ['with a block of the subset', { headers: { 'end-user': 'jason' } }, { trafficPolicy: { loadBalancer: { simple: 'LEAST_REQUEST' } } }],
    ['for several requests', { path: ['/', '/a'], host: ['cart', 'cart.shop'] }, { to: 'v1' }],
  ])('%s', (_, request, expect_) => {
    const file = fileOf(request, expect_);
    expect(agrees(file)).toEqual([]);
    expect(ranOf(file)).toEqual({ out: `${files.at('a.test.yaml')}\n  ok    it\n1 test: 1 passed, 0 failed\n`, err: '', code: 0 });
  });
});

describe('a test fails', () => {
  test.each<[what: string, request: object, expect: object, expected: string, got: string]>([
    ['with another subset', {}, { to: 'v2' }, 'v2 100 %', 'v1 100 %'],
    ['with another share', { path: '/split' }, { to: { 'cart/v1': 80, 'cart/v2': 20 } }, 'cart/v1 80 %, cart/v2 20 %', 'cart/v1 90 %, cart/v2 10 %, v2 has no pods'],
    ['with another port', {}, { to: 'cart/v1:80' }, 'cart/v1:80 100 %', 'cart.shop.svc.cluster.local/v1 100 %'],
    ['with a subset that is not there', { path: '/lost' }, { to: 'cart/v3' }, 'cart/v3 100 %', 'cart/v3 100 %, v3 has no cluster'],
    ['where an answer comes instead', { path: '/gone' }, { to: 'v1' }, 'v1 100 %', 'direct-response'],
    ['without pods', { headers: { 'end-user': 'jason' } }, { answered: true }, 'an answer', 'v2 100 %, v2 has no pods'],
    ['without pods of a share', { path: '/split' }, { answered: true }, 'an answer', 'v1 90 %, v2 10 %, v2 has no pods'],
    ['without a route', { method: 'PUT' }, { answered: true }, 'an answer', 'no-route'],
    ['where something answers that should not', {}, { fails: '404 NR' }, '404 NR', 'v1 100 %'],
    ['where a part is answered', { path: '/split' }, { fails: '503 UH' }, '503 UH', '503 UH, an answer'],
    ['with another status', { path: '/lost' }, { fails: '503 UH' }, '503 UH', '503 NC'],
    ['with copies that nobody expects', { path: '/split' }, { mirrors: 'none' }, 'copies to nobody', 'copies to v2 10 %'],
    ['with another share of copies', { path: '/split' }, { mirrors: 'cart/v2' }, 'copies to cart/v2 100 %', 'copies to cart/v2 10 %'],
    ['by another rule', {}, { rule: 'first' }, 'rule first', "rule 'rest' (http[5].match[0]) of shop/cart"],
    ['with another timeout', { headers: { 'end-user': 'jason' } }, { timeout: '10s' }, 'timeout 10s', 'timeout 2s'],
    ['without a timeout', {}, { timeout: '10s' }, 'timeout 10s', 'timeout none'],
    ['with other retries', {}, { retries: { attempts: 3 } }, 'retries.attempts 3', 'retries.attempts 2'],
    ['with another body', { path: '/gone' }, { directResponse: { status: 410, body: 'moved' } }, 'directResponse.body moved', 'directResponse.body gone'],
    ['with another redirect', { path: '/moved' }, { redirect: { code: 301 } }, 'redirect.code 301', 'redirect.code 308'],
    ['with another path', { path: '/split' }, { rewrite: { path: '/' } }, 'rewrite.path /', 'rewrite.path /parts'],
    ['with a header of one share alone', { path: '/split' }, { headers: { response: { add: { 'x-v': '2' } } } }, 'headers.response.add.x-v 2', 'headers.response.add.x-v none'],
    ['with headers that nobody expects', { headers: { 'end-user': 'jason' } }, { headers: 'none' }, 'headers none', 'headers {"request":{"set":{"x-a":"1"}}}'],
    ['with other methods', {}, { corsPolicy: { allowMethods: ['GET'] } }, 'corsPolicy.allowMethods ["GET"]', 'corsPolicy.allowMethods ["GET","POST"]'],
    ['with a header that looks like a duration', { headers: { 'end-user': 'jason' } }, { headers: { request: { set: { 'x-a': '1.0' } } } }, 'headers.request.set.x-a 1.0', 'headers.request.set.x-a 1'],
    ['with the balancer of the host', { headers: { 'end-user': 'jason' } }, { trafficPolicy: { loadBalancer: { simple: 'RANDOM' } } },
      'trafficPolicy.loadBalancer.simple RANDOM', 'trafficPolicy.loadBalancer.simple LEAST_REQUEST'],
    ['with another limit', {}, { trafficPolicy: { connectionPool: { tcp: { maxConnections: 6 } } } },
      'trafficPolicy.connectionPool.tcp.maxConnections 6', 'trafficPolicy.connectionPool.tcp.maxConnections 5'],
  ])('%s', (_, request, expect_, expected, got) => {
    const file = fileOf(request, expect_);
    const { out, code } = ranOf(file);
    expect(agrees(file)).toEqual([]);
    expect(out).toContain(`  FAIL  it (line 1)\n    ${(request as { method?: string }).method ?? 'GET'} cart/`);
    expect(out).toContain(`from sidecar/shop\n      expected: ${expected}\n      got:      ${got}\n      by rule:  `);
    expect(out).toMatch(/\n1 test: 0 passed, 1 failed\n$/);
    expect(code).toBe(1);
  });

  test('with the reasons, as an assertion of TypeScript says them', () => {
    expect(ranOf(fileOf({ path: '/gone' }, { to: 'v1' })).out).toBe(`${files.at('a.test.yaml')}
  FAIL  it (line 1)
    GET cart/gone from sidecar/shop
      expected: v1 100 %
      got:      direct-response
      by rule:  http[2].match[0] of shop/cart
        VirtualService shop/cart has the routes for 'cart.shop.svc.cluster.local' at port 8080
        http[0].match[0] of shop/cart does not match: headers.end-user should be exact 'jason', but it is missing
        http[1].match[0] of shop/cart does not match: uri should be prefix '/lost', but it is '/gone'
        http[2].match[0] of shop/cart matches: all its conditions are met
1 test: 0 passed, 1 failed
`);
  });

  test('with each request that fares otherwise, and no other', () => {
    const { out } = ranOf(fileOf([{ path: ['/', '/gone'] }, { path: '/lost' }], { to: 'cart/v1' }));
    expect(out.match(/^ {4}GET .*$/gm)).toEqual(['    GET cart/gone from sidecar/shop', '    GET cart/lost from sidecar/shop']);
  });

  test('where the manifests have no such host, and names what looks like it', () => {
    const { out, code } = ranOf(fileOf({ host: 'cardt' }, { to: 'v1' }));
    expect(out).toContain("no Service or ServiceEntry of the manifests has the host 'cardt'; there is 'cart.shop.svc.cluster.local'");
    expect(code).toBe(1);
  });
});

describe('what is printed for machines', () => {
  const file = () => ({ defaults: { host: 'cart.shop' }, tests: [{ name: 'a <b> & "c"', request: {}, expect: { to: 'v1' } }, { name: 'it\u0000', request: {}, expect: { to: 'v2' } }] });

  test('is JSON as its schema says', () => {
    const { out, code } = ranOf(file(), '--json');
    const results = JSON.parse(out) as { tests: { passed: boolean; failures: string[] }[]; summary: object };
    expect(schema('test-results')(results)).toEqual([]);
    expect(results.tests.map(({ passed }) => passed)).toEqual([true, false]);
    expect(results.tests[1].failures[0]).toMatch(/^GET cart\.shop\/\n {2}expected: v2 100 %\n {2}got: {6}v1 100 %\n/);
    expect(results.summary).toEqual({ tests: 2, passed: 1, failed: 1 });
    expect(code).toBe(1);
  });

  test('is XML of JUnit, with a failure for what fails', () => {
    const { out } = ranOf(file(), '--format', 'junit');
    const at = files.at('a.test.yaml');
    expect(out.split('\n').slice(0, 6)).toEqual([
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<testsuites name="cdk8s-istio test" tests="2" failures="1">',
      `  <testsuite name="${at}" tests="2" failures="1">`,
      `    <testcase name="a &lt;b&gt; &amp; &quot;c&quot;" classname="${at}" file="${at}" line="1"/>`,
      `    <testcase name="it" classname="${at}" file="${at}" line="1">`,
      '      <failure message="GET cart.shop/ expected: v2 100 % got: v1 100 %">GET cart.shop/',
    ]);
    expect(out).toMatch(/<\/failure>\n {4}<\/testcase>\n {2}<\/testsuite>\n<\/testsuites>\n$/);
  });
});

describe('the schema of requests', () => {
  test('has the fields that a request has in a test, without lists', () => {
    const requests = schema('requests');
    expect(requests([{ host: 'a' }, { host: 'a', from: 'gateway/shop/edge', port: 80, scheme: 'http', path: '/', method: 'GET', headers: { a: '1' } }])).toEqual([]);
    for (const wrong of [{}, { host: ['a'] }, { host: 'a b' }, { host: 'a', port: 0 }, { host: 'a', hots: 'b' }, { host: 'a', from: 'moon' }, { host: 'a', path: 'b' }]) {
      expect(requests([wrong])).not.toEqual([]);
    }
  });
});
