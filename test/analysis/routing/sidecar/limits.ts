import { deployment, destinationRule, object, service, to, virtualService } from '../meshes';

const CART = 'cart.shop.svc.cluster.local';

/** What all Sidecars here are about: a host with rules of its own and of a client, and a host that these rules lead to. */
export const SHOP: readonly object[] = [
  service('shop/cart', { ports: [{ name: 'http', port: 8080 }] }), deployment('shop/cart', 'v1'), deployment('shop/cart', 'v2'),
  service('shop/hidden', { ports: [{ name: 'http', port: 8080 }, { name: 'http-admin', port: 9999 }] }), deployment('shop/hidden'),
  service('caller/web', { ports: [{ name: 'http', port: 8080 }, { name: 'tcp', port: 5000 }] }), deployment('caller/web'),
  virtualService('shop/cart', { hosts: [CART], http: [{ route: [to(CART, 'v1', { weight: 50 }), to('hidden.shop.svc.cluster.local', undefined, { weight: 50 })] }] }),
  virtualService('caller/a-mine', { hosts: [CART], http: [{ route: [to(CART, 'v2')] }], exportTo: ['.'] }),
  destinationRule('shop/cart', { host: CART, subsets: ['v1', 'v2'].map(version => ({ name: version, labels: { version } })) }),
];

export const sidecar = (id: string, hosts: readonly string[], more: object = {}) => object('Sidecar', id, { egress: [{ hosts }], ...more });

export const CLOSED = { outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' } };
