import { check } from '../../../src/analysis/checks/check';
import {
  atGateway, deployment, destinationRule, EDGE, gateway, httpMatch, httpRoute, httpsServer, namespaceWith, policyWith, PORT_80, REVIEWS, ROUTE,
  serverWith, serviceEntry, serviceWith, together, virtualService,
} from '../../../src/analysis/checks/rule/example';
import { manifestsOf } from '../support/manifests';

const found = (...documents: readonly string[]) => check(manifestsOf(together(...documents)));
const codesIn = (...documents: readonly string[]): string[] => found(...documents).map(({ code }) => code);
const rules = (more: string): string =>
  destinationRule(`{ host: reviews.shop.svc.cluster.local, subsets: [{ name: v1, labels: { version: v1 } }]${more} }`).replace('namespace: shop', 'namespace: rules');
const TO_V1 = httpRoute('route: [{ destination: { host: reviews, subset: v1 } }]');

describe('a VirtualService', () => {
  test.each([
    ['MAN011', 'is exported to another namespace', virtualService(`{ hosts: [reviews], exportTo: [other], http: [{ ${ROUTE} }] }`)],
    ['MAN722', 'aborts by an error of HTTP/2', httpRoute(`fault: { abort: { http2Error: x, percentage: { value: 1 } } }, ${ROUTE}`)],
    ['MAN125', 'retries without naming conditions', httpRoute(`retries: { attempts: 3 }, ${ROUTE}`)],
    ['MAN116', 'redirects with 399', httpRoute('redirect: { uri: /a, redirectCode: 399 }')],
    ['MAN029', 'fails every request', httpRoute(`fault: { abort: { httpStatus: 503, percentage: { value: 100 } } }, ${ROUTE}`)],
    ['MAN715', 'is at a gateway that is not among the manifests, too', together(EDGE.replace('protocol: HTTP', 'protocol: TCP'), virtualService(`{ hosts: [shop.example.com], gateways: [edge, unknown], http: [{ ${ROUTE} }] }`))],
    ['MAN729', 'has http routes for a host with ports of HTTP and of TCP', together(serviceWith('{ name: http, port: 80 }, { name: tcp, port: 81 }'), httpRoute('route: [{ destination: { host: reviews, port: { number: 80 } } }]'))],
  ])('has no %s where it %s', (code, _, yaml) => expect(codesIn(yaml)).not.toContain(code));

  test.each([
    ['MAN010', 'is exported to no one', virtualService(`{ hosts: [reviews], exportTo: ["~"], http: [{ ${ROUTE} }] }`)],
    ['MAN116', 'redirects with 400', httpRoute('redirect: { uri: /a, redirectCode: 400 }')],
    ['MAN029', 'fails more than every request', httpRoute(`fault: { abort: { httpStatus: 503, percentage: { value: 100.5 } } }, ${ROUTE}`)],
    ['MAN122', 'rewrites by a match without a rewrite', httpRoute(`rewrite: { uriRegexRewrite: { match: /a } }, ${ROUTE}`)],
    ['MAN122', 'rewrites by a rewrite without a match', httpRoute(`rewrite: { uriRegexRewrite: { rewrite: /a } }, ${ROUTE}`)],
    ['MAN124', 'has no retries, but the time of one', httpRoute(`retries: { attempts: 0, perTryTimeout: 1s }, ${ROUTE}`)],
    ['MAN715', 'has http routes for a gateway of TCP', together(EDGE.replace('protocol: HTTP', 'protocol: TCP'), atGateway('hosts: [shop.example.com]'))],
  ])('has %s where it %s', (code, _, yaml) => expect(codesIn(yaml)).toContain(code));

  test.each([[1, "'reviews.shop.svc.cluster.local' is also a host of 'shop/b0'"], [4, "'reviews.shop.svc.cluster.local' is also a host of 'shop/b0', 'shop/b1', 'shop/b2', 'shop/b3'"],
    [5, "'reviews.shop.svc.cluster.local' is also a host of 'shop/b0', 'shop/b1', 'shop/b2', 'shop/b3' and others, 6 in all"]])(
    'that shares its host with %i others names some of them', (count, message) => {
      const others = Array.from({ length: count }, (_, index) => httpRoute(ROUTE).replace('name: reviews', `name: b${index}`));
      expect(found(httpRoute(ROUTE), ...others).find(({ code, object: { name } }) => code === 'MAN509' && name === 'reviews')?.message).toBe(message);
    });
});

describe('a subset is hidden', () => {
  const harmless = destinationRule('{ host: ratings, exportTo: ["*"] }').replace('name: reviews', 'name: ratings');

  test('from clients to which its DestinationRule is not exported, whatever else is seen by all', () => {
    expect(codesIn(rules(''), harmless, TO_V1)).toContain('MAN703');
    expect(codesIn(rules('').replace('namespace: rules', 'namespace: shop'), harmless, TO_V1)).not.toContain('MAN703');
  });

  test('from clients in other namespaces, where its DestinationRule is for some workloads', () => {
    const selective = rules(', workloadSelector: { matchLabels: { app: web } }').replace('namespace: rules', 'namespace: shop');
    const client = TO_V1.replaceAll('host: reviews', 'host: reviews.shop.svc.cluster.local');
    expect(codesIn(selective, client.replace('namespace: shop', 'namespace: web'))).toContain('MAN703');
    expect(codesIn(selective, client)).not.toContain('MAN703');
  });
});

describe('a Gateway', () => {
  const bound = (bind: string) => gateway(`{ selector: { istio: ingressgateway }, servers: [{ port: { number: 0, name: http, protocol: HTTP }, hosts: [shop.example.com], bind: "${bind}" }] }`);

  test.each(['unix://a', 'unix:///a/'])('must not be bound to %s', bind => expect(codesIn(bound(bind))).toContain('MAN308'));
  test.each(['unix:///a', 'unix://@a'])('may be bound to %s', bind => expect(codesIn(bound(bind))).not.toContain('MAN308'));
  test('must not be bound to a socket and a port', () => expect(codesIn(serverWith(`${PORT_80}, hosts: [shop.example.com], bind: "unix:///a"`))).toContain('MAN308'));

  test('that passes connections on has no use for a single certificate', () => {
    expect(codesIn(httpsServer('mode: PASSTHROUGH, credentialName: shop'))).toContain('MAN313');
    expect(codesIn(httpsServer('mode: PASSTHROUGH, tlsCertificates: [{}]'))).toContain('MAN313');
    expect(codesIn(httpsServer('mode: PASSTHROUGH'))).not.toContain('MAN313');
  });
});

describe('claims of a token', () => {
  const claim = atGateway('hosts: [shop.example.com]', `http: [{ match: [{ headers: { "@request.auth.claims.group": { exact: a } } }], ${ROUTE} }]`);
  const authentication = (namespace: string, app: string) =>
    `apiVersion: security.istio.io/v1\nkind: RequestAuthentication\nmetadata: { name: a, namespace: ${namespace} }\nspec: { selector: { matchLabels: { istio: ${app} } }, jwtRules: [{ issuer: a }] }\n`;

  test.each([['istio-system', 'ingressgateway', false], ['shop', 'ingressgateway', true], ['istio-system', 'other', true]])(
    'are looked at by a RequestAuthentication in %s for %s: unknown is %p', (namespace, app, isUnknown) =>
      expect(codesIn(EDGE, claim, authentication(namespace, app)).includes('MAN518')).toBe(isUnknown));
});

describe('a DestinationRule', () => {
  const scaled = (most: number, place = 'name: reviews-v1, namespace: shop') => `apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: { ${place} }\n`
    + `spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: ${/name: ([^,]+)/.exec(place)![1]} }, minReplicas: 1, maxReplicas: ${most} }\n`;
  test.each([
    ['ten pods at most', 10, undefined, false],
    ['nine pods at most', 9, undefined, true],
    ['ten pods of another workload', 10, 'name: ratings-v1, namespace: shop', true],
    ['ten pods in another namespace', 10, 'name: reviews-v1, namespace: other', true],
  ])('that may eject 10 % is for an autoscaler with %s', (_, most, place, isWrong) => {
    const watched = [serviceWith('{ name: http, port: 9080 }'), deployment('app: reviews'), policyWith('outlierDetection: { consecutive5xxErrors: 5 }')];
    expect(codesIn(...watched, scaled(most, place)).includes('MAN736')).toBe(isWrong);
  });
  test('may open a tunnel to a port', () => expect(codesIn(policyWith('tunnel: { targetHost: a.example.com, targetPort: 443 }'))).not.toContain('MAN021'));
  test.each([['app', false], ['topology.kubernetes.io/zone', true]])('with zones may prefer pods by %s: wrong is %p', (label, isWrong) =>
    expect(codesIn(policyWith(`outlierDetection: {}, loadBalancer: { zoneAwareLbSetting: { failoverPriority: [${label}] } }`)).includes('MAN220')).toBe(isWrong));
});

describe('a ServiceEntry', () => {
  const entry = (protocol: string, more = '') => serviceEntry(`{ hosts: ["*.example.com"], ports: [{ number: 80, name: a, protocol: ${protocol} }]${more} }`);

  test('may be exported to no one', () => expect(codesIn(entry('HTTP', ', exportTo: ["~"]'))).not.toContain('MAN010'));
  test.each([['HTTP', false], ['HTTP2', false], ['GRPC', false], ['TLS', false], ['TCP', true]])('of DYNAMIC_DNS may have a port of %s: wrong is %p', (protocol, isWrong) =>
    expect(codesIn(entry(protocol, ', resolution: DYNAMIC_DNS')).includes('MAN410')).toBe(isWrong));

  test('for all and one for its own namespace agree on the protocol of a port', () => {
    const own = entry('HTTPS', ', exportTo: ["."]').replace('name: api', 'name: own');
    expect(codesIn(entry('HTTP'), own)).toContain('MAN412');
    expect(codesIn(entry('HTTP', ', exportTo: [other]'), own)).not.toContain('MAN412');
  });
});

describe('a pod', () => {
  const pod = (spec: string, more = '') => `apiVersion: v1\nkind: Pod\nmetadata: { name: a, namespace: shop, labels: { app: a } }\nspec: { ${spec} }\n${more}`;
  const running = pod('containers: [{ name: app, image: app:1 }]', 'status: { phase: Running }\n');

  test('must not run as the user of the sidecar, with a Deployment or without', () =>
    expect(codesIn(pod('securityContext: { runAsUser: 1337 }, containers: [{ name: app, image: app:1 }]'))).toContain('MAN605'));

  test('runs without a sidecar where its namespace asks for none', () => {
    expect(codesIn(namespaceWith('istio-injection: enabled'), running)).toContain('MAN608');
    expect(codesIn(namespaceWith('team: a'), running)).not.toContain('MAN608');
  });

  test.each([
    ['excludeOutboundIPRanges', 'x', true], ['excludeOutboundIPRanges', '10.0.0.0/8,x', true], ['excludeOutboundIPRanges', '10.0.0.0/8', false], ['excludeOutboundIPRanges', '', false],
    ['excludeInterfaces', 'eth0,', true], ['excludeInterfaces', 'eth0,eth1', false], ['excludeInterfaces', '', false],
  ])('may have %s %p: wrong is %p', (name, value, isWrong) =>
    expect(codesIn(deployment('app: a', undefined, `traffic.sidecar.istio.io/${name}: "${value}"`)).includes('MAN614')).toBe(isWrong));
});

describe('the rules of a wildcard', () => {
  const both = gateway(`{ selector: { istio: ingressgateway }, servers: [{ ${PORT_80}, hosts: ["*", shop.example.com] }] }`);
  const wildcard = (routes: string) => atGateway('hosts: ["*"]', routes);
  const narrower = (routes: string) => atGateway('hosts: [shop.example.com]', routes).replace('name: reviews', 'name: shop');
  const ROUTES = { http: `http: [{ ${ROUTE} }]`, tcp: `tcp: [{ ${ROUTE} }]`, tls: `tls: [{ match: [{ sniHosts: [shop.example.com] }], ${ROUTE} }]` };

  test.each([
    ['http', 'http', true], ['tcp', 'http', false], ['http', 'tcp', false], ['tls', 'tls', false], ['http', 'tls', false],
  ] as const)('of %s join those of a narrower host of %s: %p', (all, one, isJoined) =>
    expect(codesIn(both, wildcard(ROUTES[all]), narrower(ROUTES[one])).includes('MAN737')).toBe(isJoined));

  test.each([
    ['the narrower host alone', '{ PORT, hosts: [shop.example.com] }', false], ['it beside another wildcard', '{ PORT, hosts: ["*.example.com", shop.example.com] }', true],
    ['them at two ports', '{ PORT, hosts: ["*"] }, { port: { number: 8080, name: http-b, protocol: HTTP }, hosts: [shop.example.com] }', false],
    ['them in two servers of a port', '{ PORT, hosts: ["*"] }, { PORT, hosts: [shop.example.com] }', true],
  ])('join those of a narrower host where the Gateway lists %s: %p', (_, servers, isJoined) => {
    const door = gateway(`{ selector: { istio: ingressgateway }, servers: [${servers.replaceAll('PORT', PORT_80)}] }`);
    expect(codesIn(door, wildcard(ROUTES.http), narrower(ROUTES.http)).includes('MAN737')).toBe(isJoined);
  });

  test('join those of another VirtualService alone', () =>
    expect(codesIn(both, atGateway('hosts: ["*", shop.example.com]'))).not.toContain('MAN737'));
});

describe('a subset without labels', () => {
  const subset = (host: string, more = '') => destinationRule(`{ host: ${host}, subsets: [{ name: v1${more} }] }`);
  const api = (more: string) => serviceEntry(`{ hosts: [api.example.com], ports: [{ number: 80, name: http, protocol: HTTP }]${more} }`);
  const alias = 'apiVersion: v1\nkind: Service\nmetadata: { name: api, namespace: shop }\nspec: { type: ExternalName, externalName: api.example.com, ports: [{ name: http, port: 80 }] }\n';

  test.each([
    ['of pods', true, [REVIEWS, subset('reviews')]],
    ['of a service that is written elsewhere', true, [subset('reviews')]],
    ['of a service that is written elsewhere, by its full name', true, [subset('reviews.shop.svc.cluster.local')]],
    ['with a policy of its own', false, [REVIEWS, subset('reviews', ', trafficPolicy: { tls: { mode: DISABLE } }')]],
    ['with an empty policy', true, [REVIEWS, subset('reviews', ', trafficPolicy: {}')]],
    ['of an external host', false, [api(''), subset('api.example.com')]],
    ['of an external host that is written elsewhere', false, [subset('api.example.com')]],
    ['of an external host with labels on its endpoints', true, [api(', endpoints: [{ address: 1.2.3.4, labels: { version: v1 } }]'), subset('api.example.com')]],
    ['of a host with a workloadSelector', true, [api(', workloadSelector: { labels: { app: a } }'), subset('api.example.com')]],
    ['of an alias', false, [alias, subset('api')]],
    ['of the egress gateway', false, [subset('istio-egressgateway.istio-system.svc.cluster.local')]],
  ])('%s is a mistake: %p', (_, isMistake, documents) => expect(codesIn(...documents).includes('MAN705')).toBe(isMistake));
});

describe('a Service', () => {
  const job = (name: string) => `apiVersion: batch/v1\nkind: Job\nmetadata: { name: ${name}, namespace: shop }\nspec: { template: { metadata: { labels: { app: ${name} } } } }\n`;
  const cronJob = (name: string) =>
    `apiVersion: batch/v1\nkind: CronJob\nmetadata: { name: ${name}, namespace: shop }\nspec: { jobTemplate: { spec: { template: { metadata: { labels: { app: ${name} } } } } } }\n`;
  const other = deployment('app: other');

  test.each([
    ['of a Job', false, [job('reviews')]], ['of a CronJob', false, [cronJob('reviews')]], ['of one Job of two', false, [job('migration'), job('reviews')]],
    ['of no Job', true, [job('migration')]], ['of no CronJob', true, [cronJob('migration')]],
    ['of a Job of another namespace', true, [job('reviews').replace('namespace: shop', 'namespace: batch')]],
  ] as const)('that selects pods %s has no pods: %p', (_, isEmpty, jobs) =>
    expect(codesIn(serviceWith('{ name: http, port: 80 }'), other, ...jobs).includes('MAN615')).toBe(isEmpty));
});

describe('a webhook among the manifests', () => {
  const automatic = together(namespaceWith('istio-injection: enabled'), deployment('app: edge, tier: web', 'containers: [{ name: istio-proxy, image: auto }]'));
  const webhook = (selector: string, name = 'a.istio.io') =>
    `apiVersion: admissionregistration.k8s.io/v1\nkind: MutatingWebhookConfiguration\nmetadata: { name: istio-sidecar-injector }\nwebhooks: [{ name: ${name}, objectSelector: { ${selector} } }]\n`;
  const expression = (key: string, operator: string, values = '') => `matchExpressions: [{ key: ${key}, operator: ${operator}, values: [${values}] }]`;

  test.each([
    ['matchLabels: { app: edge, tier: web }', true], ['matchLabels: { app: edge, tier: db }', false],
    [expression('app', 'In', 'a, edge'), true], [expression('app', 'In', 'a'), false],
    [expression('app', 'NotIn', 'a'), true], [expression('app', 'NotIn', 'edge'), false], [expression('other', 'NotIn', 'edge'), true],
    [expression('app', 'Exists'), true], [expression('other', 'Exists'), false],
    [expression('app', 'DoesNotExist'), false], [expression('other', 'DoesNotExist'), true],
    [expression('app', 'Like'), false],
  ])('replaces an image by the selector %p: %p', (selector, isReplaced) =>
    expect(codesIn(automatic, webhook(selector)).includes('MAN609')).toBe(!isReplaced));

  test('of others replaces no image', () => expect(codesIn(automatic, webhook('', 'a.example.com'))).toContain('MAN609'));

  test.each([
    ['team: a', '', false], ['team: a', ', sidecar.istio.io/inject: "true"', true], ['istio.io/rev: a', '', true], ['team: a', ', istio.io/rev: a', true],
    ['istio-injection: enabled', ', sidecar.istio.io/inject: "false"', false], ['istio-injection: disabled', ', sidecar.istio.io/inject: "true"', false],
  ])('is that of Istio where there is none, which replaces an image in a namespace with %s by the labels {%s}: %p', (namespace, labels, isReplaced) =>
    expect(codesIn(namespaceWith(namespace), deployment(`app: edge${labels}`, 'containers: [{ name: istio-proxy, image: auto }]')).includes('MAN609')).toBe(!isReplaced));
});

test('a match with sources and no gateways is fine', () => expect(codesIn(httpMatch('sourceLabels: { app: a }'))).not.toContain('MAN714'));
