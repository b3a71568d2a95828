import { check } from '../../../src/analysis/checks/check';
import { destinationRule, EDGE, httpsServer, REVIEWS, ROUTE, sidecar, together, virtualService } from '../../../src/analysis/checks/rule/example';
import { manifestsOf } from '../support/manifests';

const found = (...documents: string[]) => check(manifestsOf(together(...documents)));
const codes = (...documents: string[]) => found(...documents).map(({ code }) => code);
const told = (code: string, ...documents: string[]) => found(...documents).filter(one => one.code === code).map(({ message }) => message);
const moved = (namespace: string, text: string) => text.replace('namespace: shop', `namespace: ${namespace}`);
const DEPLOYED = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: reviews, namespace: shop }\nspec: { template: { metadata: { labels: { app: reviews } }, spec: { containers: [{ name: main }] } } }\n';
const named = (name: string, text: string) => text.replace(/name: \w+/, `name: ${name}`);

describe('a Sidecar', () => {
  const egress = (hosts: string, more = '') => sidecar(`{ egress: [{ hosts: [${hosts}]${more} }] }`);
  test.each([
    ['"*/*"', 0], ['"./*"', 0], ['shop/reviews.shop.svc.cluster.local', 0], ['"~shop/*.example.com"', 0], ['"~/*"', 0], ['"*/*", "~*/a.com"', 0], ['"*/*.com"', 0],
    ['reviews', 1], ['shop/reviews', 1], ['"*"', 1], ['"/a.com"', 1], ['"shop/"', 1], ['"shop_a/*"', 1], ['"shop/*a.com"', 1], ['"shop/a/b.com"', 1], ['', 1],
  ])('is refused with the hosts %s %i times', (hosts, times) => expect(told('MAN801', egress(hosts))).toHaveLength(times));

  test.each([
    ['number: 80, protocol: HTTP', 0], ['number: 70000, protocol: HTTP', 1], ['number: 80', 1], ['protocol: TCP', 1], ['number: 80, protocol: http', 0],
  ])('is refused with the port %s %i times', (port, times) => expect(told('MAN804', egress('"./*"', `, port: { ${port} }`))).toHaveLength(times));

  test('is told of two listeners for one port, and of fields that it does not have', () => {
    const own = '{ hosts: ["./*"], port: { number: 80, protocol: HTTP } }';
    expect(told('MAN803', sidecar(`{ egress: [${own}, ${own}] }`))).toEqual(['the port 80 has a listener already']);
    expect(codes(sidecar('{ egres: [], outboundTrafficPolicy: { mode: DENY } }'))).toEqual(['MAN002', 'MAN004']);
  });
});

describe('a Sidecar that has a host without its rules, or rules without their host', () => {
  const HOST = 'reviews.shop.svc.cluster.local';
  const rules = (namespace: string, more = '') => moved(namespace, virtualService(`{ hosts: [${HOST}], http: [{ route: [{ destination: { host: ${HOST} } }] }]${more} }`));
  const at = (namespace: string, ...hosts: string[]) => moved(namespace, sidecar(`{ egress: [{ hosts: [${hosts.map(host => `"${host}"`).join()}] }] }`));

  test.each<[code: string, where: string, times: number, documents: readonly string[]]>([
    ['MAN790', 'the rules lie in another namespace', 1, [rules('rules'), at('web', 'shop/*')]],
    ['MAN790', 'their namespace is there, too', 0, [rules('rules'), at('web', 'shop/*', 'rules/*')]],
    ['MAN790', 'all namespaces are there', 0, [rules('rules'), at('web', `*/${HOST}`)]],
    ['MAN790', 'the rules lie beside the service', 0, [rules('shop'), at('web', 'shop/*')]],
    ['MAN790', 'the host is not there either', 0, [rules('rules'), at('web', './*')]],
    ['MAN790', 'the rules are not for the namespace', 0, [rules('rules', ', exportTo: ["."]'), at('web', 'shop/*')]],
    ['MAN791', 'the rules of the namespace are for a host of another one', 1, [rules('web'), at('web', './*')]],
    ['MAN791', 'the host is there, too', 0, [rules('web'), at('web', './*', 'shop/*')]],
    ['MAN791', 'nobody has written the host', 0, [rules('web').replaceAll('reviews', 'ratings'), at('web', './*')]],
    ['MAN791', 'neither is there', 0, [rules('shop'), at('web', './*')]],
  ])('is told by %s where %s: %i times', (code, _, times, documents) => expect(told(code, REVIEWS, ...documents)).toHaveLength(times));
});

describe('a gateway by its old name', () => {
  const edge = (name: string) => virtualService(`{ hosts: [shop.example.com], gateways: [${name}], http: [{ ${ROUTE} }] }`);
  test.each([['edge.shop.svc.cluster.local'], ['edge.shop']])('is found as %s, and told to be an old one', name =>
    expect(codes(REVIEWS, EDGE, edge(name))).toEqual(['MAN027']));

  test('is told to be missing where nobody has written it', () => expect(codes(REVIEWS, EDGE, edge('door.shop'))).toEqual(['MAN027', 'MAN506']));
});

describe('one host in several forms', () => {
  const hosts = (list: string, name = 'reviews') => named(name, virtualService(`{ hosts: [${list}], http: [{ ${ROUTE} }] }`));
  test.each([
    ['reviews, reviews.shop, reviews.shop.svc.cluster.local', ['MAN799']], ['reviews, reviews.shop', []],
    ['reviews.shop.svc.cluster.local, reviews.shop.svc', []], ['reviews.shop', ['MAN701']],
  ])('%s is told as %j', (list, expected) => expect(codes(REVIEWS, hosts(list))).toEqual(expected));

  test('is an error where another VirtualService has it as well', () =>
    expect(codes(REVIEWS, hosts('reviews, reviews.shop.svc.cluster.local'), hosts('reviews', 'other'))).toEqual(['MAN509', 'MAN509']));
});

describe('a DestinationRule for a wildcard', () => {
  const rule = (namespace: string, host: string, more = '') => moved(namespace, destinationRule(`{ host: "${host}"${more} }`));
  test.each([
    ['of services beside it', 'shop', '*.shop.svc.cluster.local', '', ['MAN792']], ['of services elsewhere', 'web', '*.shop.svc.cluster.local', '', ['MAN794']],
    ['of services elsewhere, exported', 'web', '*.svc.cluster.local', ', exportTo: ["*"]', ['MAN794']],
    ['of services elsewhere, for its own clients', 'web', '*.shop.svc.cluster.local', ', exportTo: ["."]', ['MAN792']],
    ['in the root namespace', 'istio-system', '*.shop.svc.cluster.local', '', ['MAN792']], ['for a namespace that is not given', 'shop', '*.other.svc.cluster.local', '', []],
  ])('%s is told', (_, namespace, host, more, expected) => expect(codes(REVIEWS, rule(namespace, host, more))).toEqual(expected));
});

describe('a Secret that a controller makes', () => {
  const maker = (kind: string, spec: string, namespace = 'istio-system') => {
    const [apiVersion, name] = kind.split(' ');
    return `apiVersion: ${apiVersion}\nkind: ${name}\nmetadata: { name: shop, namespace: ${namespace} }\nspec: ${spec}\n`;
  };
  const server = httpsServer('mode: SIMPLE, credentialName: shop-cert');
  test.each([
    ['cert-manager.io/v1 Certificate', '{ secretName: shop-cert }'], ['external-secrets.io/v1beta1 ExternalSecret', '{ target: { name: shop-cert } }'],
    ['bitnami.com/v1alpha1 SealedSecret', '{ template: { metadata: { name: shop-cert } } }'],
  ])('is not missing: of %s', (kind, spec) => {
    expect([codes(server, maker(kind, spec)), codes(server, maker(kind, spec, 'shop')), codes(server, maker(kind, '{}'))]).toEqual([[], ['MAN514'], ['MAN514']]);
  });

  test('is called like an ExternalSecret that says no other name', () =>
    expect(codes(httpsServer('mode: SIMPLE, credentialName: shop'), maker('external-secrets.io/v1 ExternalSecret', '{}'))).toEqual([]));
});

describe('a host within a wildcard at a gateway', () => {
  const at = (name: string, host: string, http: string) => named(name, virtualService(`{ hosts: ["${host}"], gateways: [edge], http: [${http}] }`));
  const edge = EDGE.replace('shop.example.com', '"*"');
  const status = `{ match: [{ uri: { prefix: /status } }], ${ROUTE} }`;
  const rest = `{ ${ROUTE} }`;
  test.each<[where: string, times: number, documents: readonly string[]]>([
    ['some of its requests have no route', 1, [at('a', 'a.example.com', status), at('b', '*.example.com', rest)]],
    ['a wildcard is within a wider one', 1, [at('a', '*.a.example.com', status), at('b', '*', rest)]],
    ['all of its requests have one', 0, [at('a', 'a.example.com', `${status}, ${rest}`), at('b', '*.example.com', rest)]],
    ['every path has one', 0, [at('a', 'a.example.com', `{ match: [{ uri: { prefix: / } }], ${ROUTE} }`), at('b', '*', rest)]],
    ['another VirtualService has the rest', 0, [at('a', 'a.example.com', status), at('c', 'a.example.com', rest), at('b', '*.example.com', rest)]],
    ['the wildcard is another one', 0, [at('a', 'a.example.com', status), at('b', '*.example.org', rest)]],
    ['the wildcard is at another gateway', 0, [at('a', 'a.example.com', status), at('b', '*.example.com', rest).replace('[edge]', '[door]')]],
  ])('is told where %s: %i times', (_, times, documents) => expect(told('MAN796', REVIEWS, edge, ...documents)).toHaveLength(times));
});

describe('tcp routes at a gateway', () => {
  const server = (port: number) => `{ port: { number: ${port}, name: tcp-${port}, protocol: TCP }, hosts: ["*"] }`;
  const edge = EDGE.replace(/servers: .*/, `servers: [${server(5432)}, ${server(5433)}] }`);
  const at = (name: string, match: string) =>
    named(name, virtualService(`{ hosts: [${name}.example.com], gateways: [edge], tcp: [{ ${match}route: [{ destination: { host: reviews, port: { number: 9080 } } }] }] }`));
  test.each<[where: string, times: number, documents: readonly string[]]>([
    ['two are for one port', 1, [at('a', 'match: [{ port: 5432 }], '), at('b', 'match: [{ port: 5432 }], ')]],
    ['one is for all ports, and comes first', 1, [at('a', ''), at('b', 'match: [{ port: 5432 }], ')]],
    ['one has a port left', 0, [at('a', 'match: [{ port: 5432 }], '), at('b', '')]],
    ['each has its port', 0, [at('a', 'match: [{ port: 5432 }], '), at('b', 'match: [{ port: 5433 }], ')]],
  ])('are told where %s: %i times', (_, times, documents) => expect(told('MAN797', REVIEWS, edge, ...documents)).toHaveLength(times));
});

describe('a split among hosts inside the mesh', () => {
  const split = (more = '') => virtualService(`{ hosts: [reviews]${more}, http: [{ route: [{ destination: { host: stable }, weight: 90 }, { destination: { host: canary }, weight: 10 }] }] }`);
  const out = (host: string, gateways = '[edge]') => named('out', virtualService(`{ hosts: [shop.example.com], gateways: ${gateways}, http: [{ route: [{ destination: { host: ${host} } }] }] }`));
  test.each<[where: string, times: number, documents: readonly string[]]>([
    ['a gateway leads to the host itself', 1, [split(), out('reviews')]],
    ['the host is written in full', 1, [split(), out('reviews.shop.svc.cluster.local')]],
    ['a gateway leads to one of the others', 0, [split(), out('stable')]],
    ['all goes to one of them', 0, [split().replace('weight: 10', 'weight: 0'), out('reviews')]],
    ['the split is at the gateway alone', 0, [split(', gateways: [edge]'), out('reviews')]],
  ])('is told where %s: %i times', (_, times, documents) => expect(told('MAN795', REVIEWS, EDGE, ...documents)).toHaveLength(times));
});

describe('plain text to pods that take mTLS alone', () => {
  const authentication = (spec: string, namespace = 'shop') =>
    `apiVersion: security.istio.io/v1\nkind: PeerAuthentication\nmetadata: { name: default, namespace: ${namespace} }\nspec: ${spec}\n`;
  const strict = authentication('{ mtls: { mode: STRICT } }');
  const plain = destinationRule('{ host: reviews, trafficPolicy: { tls: { mode: DISABLE } } }');
  const ofPod = (text: string) => text.replace('name: default', 'name: own');
  test.each<[where: string, times: number, documents: readonly string[]]>([
    ['a namespace wants mTLS', 1, [strict, plain]],
    ['the root namespace wants it', 1, [authentication('{ mtls: { mode: STRICT } }', 'istio-system'), plain]],
    ['another namespace wants it', 0, [authentication('{ mtls: { mode: STRICT } }', 'web'), plain]],
    ['its own namespace says otherwise', 0, [authentication('{ mtls: { mode: STRICT } }', 'istio-system'), authentication('{ mtls: { mode: PERMISSIVE } }'), plain]],
    ['its own namespace leaves it open', 1, [authentication('{ mtls: { mode: STRICT } }', 'istio-system'), authentication('{ mtls: { mode: UNSET } }'), plain]],
    ['the pods have their own word', 0, [strict, ofPod(authentication('{ selector: { matchLabels: { app: reviews } }, mtls: { mode: PERMISSIVE } }')), plain]],
    ['the only port says otherwise', 0, [authentication('{ selector: { matchLabels: { app: reviews } }, mtls: { mode: STRICT }, portLevelMtls: { 9080: { mode: DISABLE } } }'), plain]],
    ['a subset is sent plain text', 1, [strict, destinationRule('{ host: reviews, subsets: [{ name: v1, labels: { version: v1 }, trafficPolicy: { tls: { mode: DISABLE } } }] }')]],
    ['a port is sent plain text', 1, [strict, destinationRule('{ host: reviews, trafficPolicy: { portLevelSettings: [{ port: { number: 9080 }, tls: { mode: DISABLE } }] } }')]],
    ['the namespace has no sidecars', 0, [strict, plain, DEPLOYED, 'apiVersion: v1\nkind: Namespace\nmetadata: { name: shop, labels: { istio-injection: disabled } }\n']],
    ['clients speak mTLS', 0, [strict, destinationRule('{ host: reviews, trafficPolicy: { tls: { mode: ISTIO_MUTUAL } } }')]],
  ])('is told where %s: %i times', (_, times, documents) => expect(told('MAN798', REVIEWS, ...documents)).toHaveLength(times));
});

describe('an Ingress of Istio', () => {
  const ingress = (more: string, annotations = '') => `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: in, namespace: shop, annotations: { ${annotations} } }\nspec: { ${more} }\n`;
  const backend = 'defaultBackend: { service: { name: reviews, port: { number: 9080 } } }';
  const rules = (more = '') => virtualService(`{ hosts: [reviews]${more}, http: [{ ${ROUTE} }] }`);
  test.each<[where: string, times: number, documents: readonly string[]]>([
    ['the mesh has rules for its service', 1, [ingress(`ingressClassName: istio, ${backend}`), rules()]],
    ['an annotation says whose it is', 1, [ingress(backend, 'kubernetes.io/ingress.class: istio'), rules()]],
    ['it is of another class', 0, [ingress(`ingressClassName: nginx, ${backend}`), rules()]],
    ['the rules are for a gateway alone', 0, [ingress(`ingressClassName: istio, ${backend}`), EDGE, rules(', gateways: [edge]')]],
    ['there are no rules', 0, [ingress(`ingressClassName: istio, ${backend}`)]],
  ])('is told where %s: %i times', (_, times, documents) => expect(told('MAN805', REVIEWS, ...documents)).toHaveLength(times));
});

describe('the definitions of kinds beside ours', () => {
  const of = (kind: string, spec: string) => {
    const group = kind.startsWith('Workload') || kind === 'ProxyConfig' ? 'networking.istio.io/v1beta1' : 'security.istio.io/v1';
    return `apiVersion: ${group}\nkind: ${kind}\nmetadata: { name: a, namespace: shop }\nspec: ${spec}\n`;
  };

  test.each([
    ['AuthorizationPolicy', '{ action: DENY, rules: [{ from: [{ source: { namespaces: [shop] } }], to: [{ operation: { paths: [/a] } }] }] }', []],
    ['AuthorizationPolicy', '{ action: REFUSE, rule: [] }', ['MAN002', 'MAN004']],
    ['AuthorizationPolicy', '{ selector: { matchLabels: { app: a } }, targetRefs: [{ kind: Gateway, name: a }] }', ['MAN005']],
    ['PeerAuthentication', '{ mtls: { mode: STRICT } }', []],
    ['PeerAuthentication', '{ mtls: { mode: strict } }', ['MAN004']],
    ['PeerAuthentication', '{ selector: { matchLabels: { app: a } }, portLevelMtls: { 80: { mode: DISABLE } } }', []],
    ['PeerAuthentication', '{ selector: { matchLabels: { app: a } }, portLevelMtls: { http: { mode: DISABLE } } }', ['MAN007']],
    ['PeerAuthentication', '{ portLevelMtls: { 80: { mode: DISABLE } } }', ['MAN007']],
    ['RequestAuthentication', '{ jwtRules: [{ issuer: a, jwksUri: "https://idp.example.com/jwks" }] }', []],
    ['RequestAuthentication', '{ jwtRules: [{ issuer: a, jwksUri: "idp.example.com/jwks" }] }', ['MAN007']],
    ['RequestAuthentication', '{ jwtRules: [{ issuer: a, jwksURI: "https://idp.example.com/jwks" }] }', ['MAN002']],
    ['WorkloadEntry', '{ address: 10.0.0.1, labels: { app: a }, ports: { http: 80 } }', []],
    ['RequestAuthentication', '{ jwtRules: [{ issuer: a, jwks: "{}", jwksUri: "https://idp.example.com/jwks", timeout: 5 s }] }', ['MAN005', 'MAN007']],
    ['AuthorizationPolicy', '{ rules: [{ from: [{ source: { serviceAccounts: [shop/a], namespaces: [shop] } }] }] }', ['MAN007']],
    ['WorkloadEntry', '{ address: 10.0.0.1, port: 80 }', ['MAN002']],
    ['WorkloadEntry', '{ labels: { app: a } }', ['MAN007']],
    ['WorkloadEntry', '{ address: "unix:///a" }', []],
    ['WorkloadEntry', '{ address: "unix://a" }', ['MAN007']],
    ['WorkloadEntry', '{ address: "unix:///a", ports: { http: 80 } }', ['MAN007']],
    ['RequestAuthentication', '{ targetRefs: [{ kind: Gateway, name: a, namespace: web }], jwtRules: [{ audiences: [""] }] }', ['MAN007', 'MAN007']],
    ['WorkloadEntry', '{ network: a, ports: { http: 0 } }', ['MAN006']],
    ['WorkloadGroup', '{ template: { serviceAccount: a }, probe: { httpGet: { port: 80 }, exec: { command: [a] } } }', ['MAN005']],
    ['WorkloadGroup', '{ metadata: {} }', ['MAN003']],
    ['ProxyConfig', '{ concurrency: 0, image: { imageType: distroless } }', []],
    ['ProxyConfig', '{ concurrency: two }', ['MAN001']],
  ])('find in a %s with %s: %j', (kind, spec, expected) => expect(codes(of(kind, spec)).sort()).toEqual(expected));
});
