import type { Call, RequestContent } from '../support/calls';

/** What an example promises to one kind of request. */
export interface Promised {
  /** Who asks. */
  readonly who: string;
  readonly call: Call;
  /** Who answers, by version, in per cent. Nothing where the request has no route. */
  readonly answers?: Readonly<Record<string, number>>;
  /** Who gets copies, by version, in per cent. */
  readonly copies?: Readonly<Record<string, number>>;
  /** The status that a proxy answers by itself, where no version answers. */
  readonly reply?: number;
  /** Whether the request is made to wait or to fail. */
  readonly fault?: 'delay' | 'abort';
}

type Content = Partial<RequestContent>;
type Caller = (content?: Content) => Call;
type Fate = Omit<Promised, 'who' | 'call'>;

const GET: RequestContent = { path: '/', method: 'GET', headers: {}, query: {} };

const inMesh = (namespace: string, host: string, port: number): Caller => content =>
  ({ via: 'mesh', request: { ...GET, ...content, host, namespace, port } });

const connected = (namespace: string, host: string, port: number): Call =>
  ({ via: 'mesh', request: { ...GET, host, namespace, port, scheme: 'tcp' } });

const fromOutside = (name: string, namespace: string, authority: string): Caller => content =>
  ({ via: 'gateway', request: { ...GET, ...content, gateway: { name, namespace }, authority } });

const letIn = (name: string, namespace: string, port: number): Call => ({
  via: 'gateway', request: { ...GET, gateway: { name, namespace }, authority: 'any.example.com', connection: { port, scheme: 'tcp' } },
});

const promise = (who: string, call: Call, answers?: Fate['answers'], more: Fate = {}): Promised => ({ who, call, answers, ...more });

const reviews = inMesh('bookinfo', 'reviews', 9080);
const ratings = inMesh('bookinfo', 'ratings', 9080);
const catalog = inMesh('shop', 'catalog', 8080);
const orders = inMesh('shop', 'orders', 8080);
const page = fromOutside('bookinfo', 'demo-project', 'productpage.demo-project.192.168.0.8.nip.io');
const api = fromOutside('api', 'api', 'api.example.com');
const storefront = fromOutside('storefront', 'shop', 'shop.example.com');
const catalogOutside = fromOutside('edge', 'shop', 'catalog.example.com');
const shopOutside = fromOutside('edge', 'shop', 'shop.example.com');
const wwwOutside = fromOutside('edge', 'shop', 'www.example.com');
const jason: Content = { headers: { 'end-user': 'jason' } };

/** A step of the release of reviews, by what the public and the testers get. */
const step = (everybody: Fate['answers'], testers: Fate['answers']): Promised[] => [
  promise('everybody', reviews(), everybody),
  promise('a tester', reviews(jason), testers),
];
const V1 = { v1: 100 };
const V2 = { v2: 100 };

/** What becomes of everybody and of testers who call a service that ran before. */
const legacyRuns = (everybody: Fate['answers'], testers: Fate['answers']): Promised[] => [
  promise('everybody', inMesh('shop', 'legacy', 80)(), everybody),
  promise('a tester', inMesh('shop', 'legacy', 80)({ headers: { 'x-tester': 'yes' } }), testers),
];

/** A release on some ports of the store, by what the callers of its API and those of its database get. */
const onPorts = (api8080: Fate['answers'], sql: Fate['answers']): Promised[] => [
  promise('a caller of the API', inMesh('shop', 'store', 8080)(), api8080),
  promise('a tester of the API', inMesh('shop', 'store', 8080)(jason), V2),
  promise('an operator', inMesh('shop', 'store', 8081)(), V1),
  promise('an operator who is a tester of the API', inMesh('shop', 'store', 8081)(jason), V1),
  promise('a connection to the database', connected('shop', 'store', 5432), sql),
];

/** What every example promises. */
export const PROMISES: Readonly<Record<string, readonly Promised[]>> = {
  'bookinfo': ['productpage', 'details', 'reviews', 'ratings'].map(name => promise(`a caller of ${name}`, inMesh('bookinfo', name, 9080)(), V1)),
  'canary-weight': [promise('everybody', reviews(), { v1: 50, v2: 50 }), promise('a caller of ratings', ratings(), V1)],
  'canary-content': [
    promise('everybody', reviews(), { v1: 90, v2: 10 }),
    promise('a tester', reviews(jason), V2),
    promise('quality assurance', reviews({ headers: { 'end-user': 'qa-7' } }), V2),
    promise('a call by hand', reviews({ path: '/reviews/0', query: { preview: 'v2' } }), V2),
    promise('a call by hand of another kind', reviews({ path: '/reviews/0', method: 'POST', query: { preview: 'v2' } }), { v1: 90, v2: 10 }),
    promise('a volunteer who is signed in', reviews({ headers: { 'end-user': 'ann', 'cookie': 'beta=1' } }), { v1: 90, v2: 10 }),
  ],
  'release/01-steady': step(V1, V1),
  'release/02-deploy': step(V1, V1),
  'release/03-dark': step(V1, V2),
  'release/04-shift-5': step({ v1: 95, v2: 5 }, V2),
  'release/05-shift-25': step({ v1: 75, v2: 25 }, V2),
  'release/06-shift-50': step({ v1: 50, v2: 50 }, V2),
  'release/07-take-over': step(V2, V2),
  'release/08-promote': step(V2, V2),
  'release/09-finish': step(V2, V2),
  'release/10-retire': step(V2, V2),
  'release/roll-back': step(V1, V1),
  'blue-green/01-blue': [promise('everybody', reviews(), V1), promise('a preview', reviews({ headers: { cookie: 'a=b; preview=1' } }), V2)],
  'blue-green/02-green': [promise('everybody', reviews(), V2), promise('a preview', reviews({ headers: { cookie: 'a=b; preview=1' } }), V1)],
  'mirror/01-mirror': [promise('everybody', reviews(), V1, { copies: { v2: 10 } })],
  'mirror/02-dark': [promise('everybody', reviews(), V1, { copies: { v2: 10 } }), promise('a tester', reviews(jason), V2)],
  'capacity': [promise('everybody', catalog(), { v1: 75, v2: 25 })],
  'words': [
    promise('everybody', catalog(), V2),
    promise('an old client', catalog({ path: '/v1/items' }), V1),
    promise('an export', catalog({ path: '/export' }), V2),
    promise('an old client from outside', catalogOutside({ path: '/v1/items' }), V1),
  ],
  'maintenance': [
    promise('everybody at checkout', inMesh('shop', 'checkout', 8080)(), undefined, { reply: 503 }),
    promise('everybody at shop', inMesh('shop', 'shop', 8080)(), V1),
    promise('a visitor of what has moved', inMesh('shop', 'shop', 8080)({ path: '/sales' }), undefined, { reply: 308 }),
    promise('a visitor of checkout from outside', shopOutside({ path: '/checkout/pay' }), undefined, { reply: 503 }),
    promise('a visitor of the old basket', shopOutside({ path: '/basket/1' }), undefined, { reply: 301 }),
    promise('a visitor of www', wwwOutside(), undefined, { reply: 301 }),
  ],
  'circuit-breaker': [promise('everybody', ratings(), V1)],
  'everything': [
    promise('everybody', orders(), { v1: 90, v2: 10 }, { copies: { v3: 0.5, audit: 100 } }),
    promise('the staff', orders({ headers: { cookie: 'staff=1' } }), V2, { copies: { v3: 0.5, audit: 100 } }),
    promise('the partner', orders({ headers: { 'x-partner': 'acme' } }), V1, { copies: { v3: 0.5, audit: 100 } }),
    promise('the partner on the staff', orders({ headers: { 'x-partner': 'acme', 'cookie': 'staff=1' } }), V1, { copies: { v3: 0.5, audit: 100 } }),
    promise('a test of slowness', orders({ headers: { 'x-fault': 'slow' } }), { v1: 90, v2: 10 }, { copies: { v3: 0.5, audit: 100 }, fault: 'delay' }),
    promise('a test of failure', orders({ headers: { 'x-fault': 'broken' } }), { v1: 90, v2: 10 }, { copies: { v3: 0.5, audit: 100 }, fault: 'abort' }),
    promise('everybody outside', fromOutside('edge', 'shop', 'orders.example.com')({ path: '/orders/1' }), { v1: 90, v2: 10 },
      { copies: { v3: 0.5, audit: 100 } }),
    promise('the staff outside', fromOutside('edge', 'shop', 'orders.example.com')({ path: '/orders', headers: { cookie: 'staff=1' } }), V2,
      { copies: { v3: 0.5, audit: 100 } }),
    promise('whoever asks for another path', fromOutside('edge', 'shop', 'orders.example.com')({ path: '/admin' })),
  ],
  'gateway-canary': [
    promise('everybody outside', page({ path: '/productpage' }), { v1: 50, v2: 50 }),
    promise('a preview outside', page({ path: '/productpage', headers: { cookie: 'preview=v2' } }), V2),
    promise('everybody inside', inMesh('demo-project', 'productpage', 9080)(), { v1: 50, v2: 50 }),
    promise('whoever asks for another path', page({ path: '/admin' })),
  ],
  'shared-host': [
    promise('a caller of the old service', api({ path: '/api/v1/orders' }), V1),
    promise('a caller of the new service', api({ path: '/api/v2/orders' }), { v1: 90, v2: 10 }),
    promise('a preview of the new service', api({ path: '/api/v2', headers: { 'x-preview': 'v2' } }), V2),
    promise('whoever asks for another path', api({ path: '/apiary' })),
  ],
  'gateway-listeners': [
    promise('a customer', fromOutside('edge', 'shop', 'orders.example.com')(), { v1: 90, v2: 10 }),
    promise('whoever looks at the status', fromOutside('edge', 'shop', 'status.example.com')({ path: '/status' }), { v1: 90, v2: 10 }),
    promise('whoever looks at something else there', fromOutside('edge', 'shop', 'status.example.com')({ path: '/orders' })),
    promise('a report', letIn('edge', 'shop', 5432), V1),
  ],
  'nginx': [promise('everybody, by the sidecar of nginx', inMesh('demo-project', 'service-a', 7777)(), { v1: 80, v2: 20 })],
  'own-service': [promise('everybody', inMesh('demo-project', 'service-a', 7777)(), { v1: 80, v2: 20 })],
  'ports/01-api': onPorts({ v1: 90, v2: 10 }, V1),
  'ports/02-database': onPorts({ v1: 90, v2: 10 }, { v1: 90, v2: 10 }),
  'tcp-echo': [9000, 9001].map(port => promise(`a connection to port ${port}`, connected('istio-io-tcp-traffic-shifting', 'tcp-echo', port), { v1: 80, v2: 20 })),
  'platform-construct': [
    promise('a caller of the cart', inMesh('checkout', 'cart', 80)(), { v7: 100 }),
    promise('a caller of the payment', inMesh('checkout', 'payment', 80)(), { v3: 95, v4: 5 }),
  ],
  'bring-your-own': [
    promise('everybody', inMesh('shop', 'shop', 80)(), { v1: 90, v2: 10 }),
    promise('a caller of the old service', inMesh('shop', 'legacy', 8080)(), V1),
    promise('a preview of the old service', inMesh('shop', 'legacy', 8080)({ headers: { 'x-preview': 'next' } }), { next: 100 }),
  ],
  'running/01-bring-in': legacyRuns(V1, V1),
  'running/02-deploy': legacyRuns(V1, V1),
  'running/03-dark': legacyRuns(V1, V2),
  'running/04-shift': legacyRuns({ v1: 75, v2: 25 }, V2),
  'running/05-take-over': legacyRuns(V2, V2),
  'running/06-promote': legacyRuns(V2, V2),
  'adopt': [
    promise('everybody', orders(), { v1: 90, v2: 10 }),
    promise('the partner', orders({ headers: { 'x-partner': 'acme' } }), V1),
    promise('a tester', orders(jason), V2),
    promise('a preview of the checkout', orders({ path: '/checkout/1', query: { preview: 'yes' } }), V2),
  ],
  'validate': [
    promise('everybody outside', storefront({ path: '/cart' }), V1),
    promise('a preview outside', storefront({ path: '/preview/cart/1' }), V2),
    promise('whoever asks for another path', storefront({ path: '/admin' })),
    promise('everybody inside', inMesh('shop', 'cart', 8080)(), V1),
    promise('a tester inside', inMesh('shop', 'cart', 8080)(jason), V2),
  ],
  'bookinfo-variants/reviews-90-10': [promise('everybody', reviews(), { v1: 90, v2: 10 })],
  'bookinfo-variants/reviews-80-20': [promise('everybody', reviews(), { v1: 80, v2: 20 })],
  'bookinfo-variants/reviews-50-v3': [promise('everybody', reviews(), { v1: 50, v3: 50 })],
  'bookinfo-variants/reviews-jason-v2-v3': [promise('everybody', reviews(), { v3: 100 }), promise('jason', reviews(jason), V2)],
  'bookinfo-variants/ratings-test-delay': [promise('everybody', ratings(), V1), promise('jason', ratings(jason), V1, { fault: 'delay' })],
  'bookinfo-variants/ratings-test-abort': [promise('everybody', ratings(), V1), promise('jason', ratings(jason), V1, { fault: 'abort' })],
};
