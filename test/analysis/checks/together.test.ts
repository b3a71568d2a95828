import { check } from '../../../src/analysis/checks/check';
import { CERTIFICATE } from '../../../src/analysis/checks/rule/certificate';
import {
  another, deployment, destinationRule, EDGE, gateway, HTTP, httpRoute, httpsServer, namespaceWith, PORT_80, REVIEWS, ROUTE, routeTo,
  serverWith, serviceEntry, serviceWith, together, virtualService,
} from '../../../src/analysis/checks/rule/example';
import { manifestsOf } from '../support/manifests';

/** Where codes are found. */
const places = (code: string, ...documents: readonly string[]): string[] =>
  check(manifestsOf(together(...documents))).filter(one => one.code === code).map(({ object, path, message }) => `${object.name} ${path.join('.')}: ${message}`);
const has = (code: string, ...documents: readonly string[]): boolean => places(code, ...documents).length > 0;

const FRONT = (ports: string, selector = 'istio: ingressgateway') =>
  `apiVersion: v1\nkind: Service\nmetadata: { name: front, namespace: istio-system }\nspec: { selector: { ${selector} }, ports: [${ports}] }\n`;
const atGateways = (gateways: string, hosts: string, more = `http: [{ ${ROUTE} }]`) => virtualService(`{ hosts: [${hosts}], gateways: [${gateways}], ${more} }`);

describe('the port of a server', () => {
  const server = (number: number) => serverWith(`port: { number: ${number}, name: http, protocol: HTTP }, hosts: [shop.example.com]`);

  test.each([
    [8000, '{ port: 8000 }', true], [8000, '{ port: 80, targetPort: 8000 }', true], [8000, '{ port: 80, targetPort: "8000" }', true], [8000, '{ port: 80, targetPort: web }', false],
    [8000, '{ port: 8000, targetPort: web }', true], [8000, '{ port: 8000, protocol: UDP }', false], [8000, '{ port: 80 }, { port: 8000 }', true], [8001, '{ port: 8000 }', false],
    [1, '{ port: 8000, targetPort: 1 }', true], [1, '{ port: 8000, targetPort: web }', false], [0, '{ port: 8000, targetPort: web }', false],
  ])('%i is one of a Service with %s: %p', (number, ports, isKnown) => expect(has('MAN513', server(number), FRONT(ports))).toBe(!isKnown));

  test('is none of a Service of other pods', () => expect(has('MAN513', server(8000), FRONT('{ port: 8000 }', 'app: a'))).toBe(true));
});

describe('a host with a wildcard', () => {
  const entry = (exportTo: string, namespace = 'shop') => serviceEntry(`{ hosts: ["*.example.com"], ports: [{ number: 443, name: tls, protocol: TLS }]${exportTo} }`).replace('namespace: shop', `namespace: ${namespace}`);

  test.each([
    ['', 'shop', true], ['', 'other', true], [', exportTo: ["."]', 'shop', true], [', exportTo: ["."]', 'other', false], [', exportTo: [shop]', 'other', true], [', exportTo: [third]', 'shop', false],
  ])('of a ServiceEntry with {%s} in %s is known in shop: %p', (exportTo, namespace, isKnown) =>
    expect(has('MAN501', REVIEWS, entry(exportTo, namespace), routeTo('host: a.example.com'))).toBe(!isKnown));
});

describe('a name that is not there', () => {
  const inRules = REVIEWS.replace('namespace: shop', 'namespace: rules');

  test.each([
    ['review', REVIEWS, "'review', but there is 'reviews.shop.svc.cluster.local'"], ['reviews', inRules, "'reviews', but there is 'reviews.rules.svc.cluster.local'"],
    ['reviews.rules', inRules, "'reviews.rules', but there is 'reviews.rules.svc.cluster.local'"], ['ratings', REVIEWS, "'ratings'"], ['rev', REVIEWS, "'rev'"],
  ])('is said with the hosts that look like it: %s', (host, service, said) => {
    expect(places('MAN501', service, routeTo(`host: ${host}`))).toEqual([`reviews spec.http.0.route.0.destination.host: no service has the host ${said}`]);
    expect(places('MAN510', service, destinationRule(`{ host: ${host} }`))).toEqual([`reviews spec.host: no service has the host ${said}`]);
  });

  test('is not said to be there where it is not exported', () => {
    const hidden = serviceEntry('{ hosts: [a.com], exportTo: ["."], ports: [{ number: 80, name: http, protocol: HTTP }] }').replace('namespace: shop', 'namespace: other');
    expect(places('MAN501', REVIEWS, hidden, routeTo('host: a.com'))).toEqual([expect.stringMatching(/has the host 'a\.com'$/)]);
  });

  test.each([['egde', "'egde', but there is 'shop/edge'"], ['other/edge', "'other/edge', but there is 'shop/edge'"], ['front', "'front'"]])('is said with the Gateways that look like it: %s', (name, said) => {
    expect(places('MAN506', EDGE, atGateways(name, 'shop.example.com'))).toEqual([`reviews spec.gateways.0: there is no Gateway ${said}`]);
  });

  test.each([['VirtualServce', ", but it has 'VirtualService'"], ['DestinationRules', ", but it has 'DestinationRule'"], ['Pod', '']])('is said with the kind that looks like it: %s', (kind, said) => {
    expect(places('MAN018', httpRoute(ROUTE).replace('kind: VirtualService', `kind: ${kind}`))).toEqual([`reviews kind: networking.istio.io has no kind '${kind}'${said}`]);
  });
});

describe('a host of a Service', () => {
  const exported = (scope: string) => REVIEWS.replace('namespace: shop', `namespace: rules, annotations: { networking.istio.io/exportTo: "${scope}" }`);
  const route = routeTo('host: reviews.rules.svc.cluster.local');

  test.each([['*', true], ['.', false], ['shop', true], ['third, shop', true], ['third', false]])('that is exported to %p is known elsewhere: %p', (scope, isKnown) =>
    expect(has('MAN501', exported(scope), route)).toBe(!isKnown));

  test('is looked for where the VirtualService is exported to', () => {
    const seen = virtualService('{ hosts: [a.com], exportTo: [third], http: [{ route: [{ destination: { host: reviews.rules.svc.cluster.local } }] }] }');
    expect([has('MAN501', exported('third'), seen), has('MAN501', exported('shop'), seen)]).toEqual([false, true]);
  });
});

describe('several hosts of a VirtualService', () => {
  const both = atGateways('edge', 'shop.example.com, www.example.com');

  test('have to be served each, where all gateways are known and none is the mesh', () => {
    expect(places('MAN712', EDGE, both)).toEqual(["reviews spec.hosts.1: no server of its gateways serves 'www.example.com'"]);
    expect(has('MAN712', EDGE, atGateways('edge, mesh', 'shop.example.com, www.example.com'))).toBe(false);
    expect(has('MAN712', EDGE, atGateways('edge, unknown', 'shop.example.com, www.example.com'))).toBe(false);
    expect(has('MAN712', EDGE, another(EDGE).replace('shop.example.com', '"*.example.com"'), atGateways('edge, other-edge', 'shop.example.com, www.example.com'))).toBe(false);
  });

  test('that others have too are said once', () => {
    const two = virtualService(`{ hosts: [a.com, b.com], http: [{ ${ROUTE} }] }`);
    expect(places('MAN509', two, another(two))).toEqual([
      "reviews spec.hosts: 'a.com' is also a host of 'shop/other-reviews'", "other-reviews spec.hosts: 'a.com' is also a host of 'shop/reviews'",
    ]);
    expect(has('MAN509', two, another(two.replace('a.com, b.com', 'c.com, d.com')))).toBe(false);
    expect(places('MAN509', two, another(two.replace('a.com, b.com', 'c.com, b.com')))).toHaveLength(2);
  });

  test('that others have too do not meet in namespaces that see one alone', () => {
    const seenIn = (exportTo: string) => virtualService(`{ hosts: [a.com], exportTo: [${exportTo}], http: [{ ${ROUTE} }] }`);
    expect(has('MAN509', seenIn('"."'), another(seenIn('other')))).toBe(false);
    expect(has('MAN509', seenIn('"."'), another(seenIn('other, shop')))).toBe(true);
    expect(has('MAN509', seenIn('"."'), another(seenIn('"*"')))).toBe(true);
    expect(has('MAN509', seenIn('"."'), another(atGateways('edge', 'a.com')))).toBe(false);
  });
});

describe('a certificate', () => {
  const secret = (data: string, namespace = 'istio-system') => `apiVersion: v1\nkind: Secret\nmetadata: { name: shop, namespace: ${namespace} }\n${data}\n`;
  const server = httpsServer('mode: SIMPLE, credentialName: shop');
  const encoded = Buffer.from(CERTIFICATE.replaceAll('\\n', '\n')).toString('base64');

  test.each([
    [`stringData: { tls.crt: "${CERTIFICATE}", tls.key: key }`, undefined], [`stringData: { cert: "${CERTIFICATE}", key: key }`, undefined],
    [`data: { tls.crt: ${encoded}, tls.key: a2V5 }`, undefined], [`data: { tls.crt: ${encoded} }`, 'has no certificate and no key'],
    ['data: { tls.key: a2V5 }', 'has no certificate and no key'], [`stringData: { cert: "${CERTIFICATE}", tls.key: key }`, 'has no certificate and no key'],
  ])('is read from a Secret with %.30s', (data, problem) =>
    expect(places('MAN515', secret(data), server)).toEqual(problem === undefined ? [] : [`edge spec.servers.0.tls.credentialName: the Secret 'shop' ${problem}`]));

  test('is in the namespace of the pods of the gateway, or in the one that is named', () => {
    const data = `stringData: { tls.crt: "${CERTIFICATE}", tls.key: key }`;
    expect(places('MAN514', secret(data, 'shop'), server)).toEqual(["edge spec.servers.0.tls.credentialName: there is no Secret 'shop' in 'istio-system'"]);
    expect(has('MAN514', secret(data), server)).toBe(false);
  });

  test.each([
    ['credentialName: a', 'credentialName: a', true], ['credentialName: a', 'credentialName: b', false],
    ['serverCertificate: /a, privateKey: /k', 'serverCertificate: /a, privateKey: /k', true], ['serverCertificate: /a, privateKey: /k', 'serverCertificate: /a, privateKey: /l', false],
    ['serverCertificate: /a', 'serverCertificate: /a', false],
  ])('by %s is the same as by %s: %p', (one, other, isSame) =>
    expect(has('MAN517', httpsServer(`mode: SIMPLE, ${one}`), another(httpsServer(`mode: SIMPLE, ${other}`)).replace('shop.example', 'www.example'))).toBe(isSame));

  test('of other pods is another one', () => {
    const one = httpsServer('mode: SIMPLE, credentialName: a');
    expect(has('MAN517', one, another(one).replace('istio: ingressgateway', 'app: a'))).toBe(false);
    expect(has('MAN517', one, another(one).replace('istio: ingressgateway', 'istio: ingressgateway, app: a'))).toBe(true);
  });
});

test('a host of a server is said with all Gateways that serve it, too', () => {
  expect(places('MAN516', EDGE, another(EDGE), another(another(EDGE))).at(0)).toBe("edge spec.servers.0.hosts: 'shop/other-edge', 'shop/other-other-edge' serve the same host on port 80");
});

describe('servers of two Gateways', () => {
  const server = (fields: string, selector = 'istio: ingressgateway') => gateway(`{ selector: { ${selector} }, servers: [{ ${fields} }] }`);
  const one = server(`${PORT_80}, hosts: [a.com, b.com]`);

  test.each([
    [`${PORT_80}, hosts: [b.com]`, true], [`${PORT_80}, hosts: [c.com, b.com]`, true], [`${PORT_80}, hosts: [c.com]`, false], [`${PORT_80.replace('80', '81')}, hosts: [b.com]`, false],
    [`${PORT_80}, hosts: [b.com], bind: 10.0.0.1`, false],
  ])('serve one host where the other has %s: %p', (fields, isTwice) => expect(has('MAN516', one, another(server(fields)))).toBe(isTwice));

  test('of other pods do not', () => {
    expect(has('MAN516', one, another(server(`${PORT_80}, hosts: [b.com]`, 'app: a')))).toBe(false);
    expect(places('MAN516', one, another(one), another(another(one)))).toHaveLength(3);
  });
});

describe('a split', () => {
  const inside = httpRoute('route: [{ destination: { host: reviews, subset: v1 }, weight: 50 }, { destination: { host: ratings, subset: v1 }, weight: 50 }]');
  const atGateway = (...hosts: string[]) => another(atGateways('edge', 'shop.example.com', `http: [{ route: [${hosts.map(host => `{ destination: { ${host} } }`).join(', ')}] }]`));

  test('inside the mesh is left out by routes of a gateway to the whole host', () => {
    expect(places('MAN505', inside, atGateway('host: ratings', 'host: reviews'))).toEqual(["other-reviews spec.http.0.route.1.destination.host: requests to 'reviews' are split inside the mesh, but not by this route"]);
    expect(has('MAN505', inside, atGateway('host: reviews, subset: v2'))).toBe(false);
    expect(has('MAN505', httpRoute(ROUTE), atGateway('host: reviews'))).toBe(false);
    expect(has('MAN505', inside, another(httpRoute(ROUTE)))).toBe(false);
  });
});

describe('a label or an annotation of a pod', () => {
  test('called inject is deprecated as an annotation, unless it is a label, too', () => {
    const annotated = (labels: string) => deployment(labels, undefined, 'sidecar.istio.io/inject: "true"');
    expect(has('MAN612', annotated('app: a'))).toBe(true);
    expect(has('MAN612', annotated('app: a, sidecar.istio.io/inject: "true"'))).toBe(false);
  });

  test('of a namespace decides who has a sidecar', () => {
    const both = (labels: string) => ['MAN606', 'MAN607'].filter(code => has(code, namespaceWith(labels)));
    const labels = ['', 'istio-injection: enabled', 'istio-injection: disabled', 'istio.io/rev: a', 'istio.io/dataplane-mode: ambient', 'istio.io/dataplane-mode: none',
      'istio-injection: enabled, istio.io/rev: a', 'istio-injection: disabled, istio.io/rev: a', 'istio.io/rev: a, istio.io/dataplane-mode: ambient'];
    expect(labels.map(both)).toEqual([['MAN606'], [], [], [], [], ['MAN606'], ['MAN607'], [], ['MAN607']]);
  });

  test.each([
    ['{"sidecarInjectorWebhook":{"enableNamespacesByDefault":true}}', 'istio-sidecar-injector', false],
    ['{"sidecarInjectorWebhook":{"enableNamespacesByDefault":true}}', 'istio-sidecar-injector-canary', true],
    ['{"sidecarInjectorWebhook":{"enableNamespacesByDefault":false}}', 'istio-sidecar-injector', true],
    ['{"global":{}}', 'istio-sidecar-injector', true], ['no JSON', 'istio-sidecar-injector', true],
  ])('of a namespace is asked for beside an injector with the values %s, called %s: %p', (values, name, isAsked) =>
    expect(has('MAN606', namespaceWith(''), `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name}, namespace: istio-system }\ndata: { values: '${values}' }\n`)).toBe(isAsked));
});

describe('two Services of the same pods', () => {
  const pods = together(namespaceWith('istio-injection: enabled'), deployment('app: reviews'));
  const other = (ports: string) => serviceWith(ports, 'admin').replace('app: admin', 'app: reviews');

  test.each([
    ['{ name: http, port: 9080 }', []],
    ['{ name: http, port: 9080, protocol: UDP }', ["reviews-v1 spec.template: port 9080 of 'reviews', 'admin' has the protocols 'TCP', 'UDP'"]],
    ['{ name: http, port: 80 }', []],
    ['{ name: http, port: 80, targetPort: 9080 }', ["reviews-v1 spec.template: the ports 9080, 80 of 'reviews', 'admin' lead to 9080"]],
  ])('where one has %s: %j', (ports, expected) =>
    expect([...places('MAN603', pods, serviceWith(HTTP), other(ports)), ...places('MAN604', pods, serviceWith(HTTP), other(ports))]).toEqual(expected));
});

describe('a port of a container', () => {
  const pods = (ports: string) => deployment('app: reviews', `containers: [{ name: proxy, image: a }, { name: app, image: b, ports: [${ports}] }]`);
  const target = (port: string) => serviceWith(`{ name: http, port: 80, targetPort: ${port} }`);

  test.each([['web', false], ['"8080"', false], ['8081', false], ['admin', true]])('called %s is missing: %p', (port, isMissing) =>
    expect(has('MAN616', pods('{ name: x, containerPort: 1 }, { name: web, containerPort: 8080 }'), target(port))).toBe(isMissing));
});

describe('rules for one host', () => {
  const rule = (spec: string) => destinationRule(`{ host: reviews, ${spec} }`);
  const subset = (name: string) => rule(`subsets: [{ name: ${name}, labels: { version: ${name} } }]`);

  test('of several DestinationRules have subsets and a policy of one alone', () => {
    const policy = rule('trafficPolicy: { outlierDetection: {} }');
    expect(has('MAN704', subset('v1'), another(subset('v2')))).toBe(false);
    expect(places('MAN704', subset('v1'), another(subset('v1')))).toHaveLength(2);
    expect(places('MAN704', policy, another(policy))).toHaveLength(2);
    expect(has('MAN704', subset('v1'), another(policy))).toBe(false);
  });
});

describe('a host that is neither short nor whole', () => {
  const entry = serviceEntry('{ hosts: [x.y.svc], ports: [{ number: 443, name: tls, protocol: TLS }] }');

  test.each([
    ['reviews.shop', true], ['reviews.shop.svc', true], ['reviews.other', false], ['example.com', false], ['api.example.svc', true], ['x.y.svc', false], ['a.b.com', false], ['reviews', false],
    ['reviews.shop.svc.cluster.local', false], ['reviews.shop.svc.cluster', false],
  ])('%s: %p', (host, isHalf) => {
    expect(has('MAN701', REVIEWS, entry, routeTo(`host: ${host}`))).toBe(isHalf);
    expect(has('MAN701', REVIEWS, entry, destinationRule(`{ host: ${host} }`))).toBe(isHalf);
  });

  test('is right among the hosts of a VirtualService that says what TLS clients ask for, and there alone', () => {
    const asking = (hosts: string, sni: string) => virtualService(`{ hosts: [${hosts}], tls: [{ match: [{ sniHosts: [${sni}] }], ${ROUTE} }] }`);
    expect(has('MAN701', REVIEWS, asking('reviews, reviews.shop', 'reviews, reviews.shop'))).toBe(false);
    expect(has('MAN701', REVIEWS, asking('reviews, reviews.shop', 'reviews'))).toBe(true);
    expect(has('MAN701', REVIEWS, asking('reviews, reviews.shop', 'reviews.shop'), destinationRule('{ host: reviews.shop }'))).toBe(true);
  });
});

describe('a pod in the mesh', () => {
  const meshed = (namespace: string, pod: string) => together(REVIEWS, namespaceWith(namespace), pod);
  const labelled = (more: string) => deployment(`app: reviews${more}`);
  const withSidecar = deployment('app: reviews', 'containers: [{ name: app, image: a }, { name: istio-proxy, image: b }]');

  test.each([
    ['istio-injection: enabled', labelled(''), true, true], ['istio-injection: enabled', labelled(', sidecar.istio.io/inject: "false"'), false, false],
    ['istio-injection: disabled', labelled(''), false, false], ['istio-injection: disabled', labelled(', sidecar.istio.io/inject: "true"'), false, true],
    ['team: a', labelled(''), false, false], ['team: a', labelled(', sidecar.istio.io/inject: "true"'), true, true], ['istio.io/rev: a', labelled(''), true, false],
    ['istio.io/rev: a', labelled(', sidecar.istio.io/inject: "false"'), false, false], ['team: a', withSidecar, false, true], ['team: a', withSidecar.replace('image: b', 'image: ""'), false, false],
    ['istio-injection: enabled', deployment('app: reviews', 'hostNetwork: true, containers: [{ name: app, image: a }]'), false, true],
  ])('of a namespace with %s, case %#, gets a label of TLS: %p; istioctl counts it: %p', (namespace, pod, hasLabel, isCounted) => {
    const subset = destinationRule('{ host: reviews, subsets: [{ name: meshed, labels: { security.istio.io/tlsMode: istio } }] }');
    const udp = serviceWith('{ name: http, port: 9080, protocol: UDP }', 'admin').replace('app: admin', 'app: reviews');
    expect([!has('MAN511', meshed(namespace, pod), subset), has('MAN603', meshed(namespace, pod), udp)]).toEqual([hasLabel, isCounted]);
  });
});

describe('a rule for the clients of some namespaces', () => {
  const client = (namespace: string) => routeTo('host: reviews.shop.svc.cluster.local, subset: v1').replace('namespace: shop', `namespace: ${namespace}`);
  const rule = destinationRule('{ host: reviews, exportTo: [web], subsets: [{ name: v1, labels: { version: v1 } }] }');

  test.each([['web', false], ['third', true]])('hides its subsets in %s: %p', (namespace, isHidden) => expect(has('MAN703', rule, client(namespace))).toBe(isHidden));

  test.each([[5, "'v0', 'v1', 'v2', 'v3', 'v4'"], [6, "'v0', 'v1', 'v2', 'v3', 'v4' and 1 more"]])('has %i subsets, of which a message names five', (count, listed) => {
    const subsets = Array.from({ length: count }, (_, index) => `{ name: v${index}, labels: { version: v${index} } }`);
    expect(places('MAN504', destinationRule(`{ host: reviews, subsets: [${subsets.join(', ')}] }`), routeTo('host: reviews, subset: x')))
      .toEqual([`reviews spec.http.0.route.0.destination.subset: no DestinationRule of 'shop/reviews' has the subset 'x', but ${listed}`]);
  });
});

describe('a subset of a workload without replicas', () => {
  const rule = destinationRule('{ host: reviews, subsets: [{ name: v2, labels: { version: v2 } }] }');
  const idle = (count: number) => deployment('app: reviews, version: v2').replace('spec:\n', `spec:\n  replicas: ${count}\n`);

  test('is said with the workload, and not of its labels', () => {
    expect(places('MAN746', REVIEWS, rule, idle(0))).toEqual(["reviews spec.subsets.0.labels: no pod has version=v2 of the subset 'v2', as Deployment 'shop/reviews-v1' has replicas: 0"]);
    expect(has('MAN511', REVIEWS, rule, idle(0))).toBe(false);
    expect(has('MAN746', REVIEWS, rule, idle(1))).toBe(false);
  });

  test.each([
    ['a Rollout', 'argoproj.io/v1alpha1', 'Rollout', '{ replicas: 2, workloadRef: { apiVersion: apps/v1, kind: Deployment, name: reviews-v1 } }'],
    ['a ScaledObject', 'keda.sh/v1alpha1', 'ScaledObject', '{ scaleTargetRef: { name: reviews-v1 }, triggers: [] }'],
  ])('a Deployment with replicas: 0 whose pods %s keeps is not idle', (_, apiVersion, kind, spec) => {
    const keeper = (name: string) => `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: keeper, namespace: shop }\nspec: ${spec.replace('reviews-v1', name)}`;
    expect(has('MAN746', REVIEWS, rule, idle(0), keeper('reviews-v1'))).toBe(false);
    expect(has('MAN746', REVIEWS, rule, idle(0), keeper('ratings-v1'))).toBe(true);
  });
});

test('a port in a match of connections is one of the host, too', () => {
  const connection = (port: number, kind: string, names: string) => virtualService(`{ hosts: [reviews], ${kind}: [{ match: [{ ${names}port: ${port} }], ${ROUTE} }] }`);
  expect(has('MAN739', REVIEWS, connection(12345, 'tcp', ''))).toBe(true);
  expect(has('MAN739', REVIEWS, connection(9080, 'tcp', ''))).toBe(false);
  expect(has('MAN739', REVIEWS, connection(12345, 'tls', 'sniHosts: [reviews], '))).toBe(true);
});
