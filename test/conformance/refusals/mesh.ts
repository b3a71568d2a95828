import {
  deployment, destinationRule, documents, gateway, inNamespace, ratings, reviews, rest, rule, service, subset, to, virtualService, type Part,
} from './manifests';
import { ANYWHERE, flagged, misrouted, rejected, type ProofsOf } from './proof';

const subsets = (...of: Part[]) => reviews({ rule: { subsets: of } });
const inBeta: Part = { headers: { beta: { exact: '1' } } };
const beta = { headers: { beta: '1' } };

/** The service `reviews` under another host in its rules. */
const called = (host: string) => documents([
  service('reviews'), deployment('reviews', 'v1'), deployment('reviews', 'v2'), destinationRule(host),
  virtualService(host, [{ route: [{ destination: { host, subset: 'v1', port: { number: 9080 } } }] }]),
]);

const atGateway = { from: { kind: 'gateway', namespace: 'istio-system', labels: { istio: 'ingressgateway' } }, host: 'shop.example.com', port: 80 } as const;

/** A gateway's rules in the namespace `shop`, for a service in the namespace `back`. */
const fromElsewhere = (host: string) => documents([
  ...[service('reviews'), ...['v1', 'v2'].map(version => deployment('reviews', version)), destinationRule('reviews')].map(one => inNamespace('back', one)),
  gateway(['shop.example.com']),
  virtualService('shop.example.com', [{ route: [{ destination: { host, subset: 'v1', port: { number: 9080 } } }] }], { gateways: ['edge'] }),
]);

/** One rule in a VirtualService of its own. */
const secondRules = reviews({ more: [virtualService('reviews', [rule(inBeta)], {}, 'reviews-beta')] });

type MeshCode = `CDI20${1 | 4 | 5 | 6 | 9}` | `CDI21${0 | 2 | 3 | 8 | 9}`;

/** The service `reviews` with TLS of its own, whose clients ask for these names. */
const encrypted = (...names: string[]) => reviews({
  service: { ports: [{ name: 'tls', port: 9080 }] },
  routing: { hosts: names, http: undefined, tls: [{ match: [{ port: 9080, sniHosts: names }], route: [to('v1')] }] },
});

/** A service of the mesh and its versions. */
export const MESH: ProofsOf<MeshCode> = {
  CDI201: [
    rejected('every host', called('*'), /wildcard host \* is not allowed for virtual services bound to the mesh gateway/),
    rejected('an underscore', called('book_reviews'), /label "book_reviews" invalid/),
    rejected('64 characters', called('r'.repeat(64)), /label "r{64}" invalid/),
    misrouted('a wildcard, which takes the requests of another service',
      reviews({ more: [...ratings, virtualService('*.shop.svc.cluster.local', [rest()], {}, 'all')] }),
      { request: { host: 'ratings' }, wish: 'ratings v1', instead: 'reviews v1', rather: { yaml: reviews({ more: ratings }) } }),
    flagged('a VirtualService whose name for the service has a dot', called('reviews.shop'), 'IST0101', /Referenced host not found: "reviews\.shop"/),
    flagged('a DestinationRule whose name for it has a dot', called('reviews.shop'), 'IST0174', /reviews\.shop .* does not match any services/),
    misrouted('a name with a dot, which is the full name of nothing', called('reviews.shop'),
      { wish: 'reviews v1', instead: 'reviews v1 or reviews v2', rather: { yaml: called('reviews') } }),
  ],
  CDI204: [
    flagged('two ports that lead to one', reviews({
      service: { ports: [{ name: 'http', port: 9080 }, { name: 'http-b', port: 81, targetPort: 9080 }] },
    }), 'IST0137', /using targetPort "9080" but different ports: \[81 9080\]/),
  ],
  CDI205: [
    rejected('a dot', subsets(subset('v1'), subset('v1.2', { version: 'v2' })), /subset name is invalid: v1\.2/),
    rejected('no name', subsets(subset('v1'), subset('', { version: 'v2' })), /subset name cannot be empty/),
  ],
  CDI206: [
    rejected('one version twice', subsets(subset('v1'), subset('v1', { version: 'v2' })), /duplicate subset names: v1/),
  ],
  CDI209: [
    flagged('two VirtualServices of one host', secondRules, 'IST0109', /define the same host .*reviews\.shop\.svc\.cluster\.local/),
    misrouted('rules that come second', secondRules, {
      request: beta, wish: 'reviews v2', instead: 'reviews v1', rather: { yaml: reviews({ http: [rule(inBeta), rest()] }) },
    }),
  ],
  CDI210: [
    flagged('a short name, of what is in another namespace', fromElsewhere('reviews'), 'IST0101', /Referenced host not found: "reviews"/),
    misrouted('requests for a short name', fromElsewhere('reviews'), {
      request: atGateway, wish: 'reviews v1', instead: 'no-cluster', rather: { yaml: fromElsewhere('reviews.back.svc.cluster.local') },
    }),
  ],
  CDI212: [
    flagged('a version that is not declared', reviews({ http: [{ route: [to('v3')] }] }), 'IST0101', /"reviews\+v3"/),
    misrouted('requests for it', reviews({ http: [{ route: [to('v3')] }] }), { wish: 'reviews v1', instead: 'no-cluster', rather: { yaml: reviews() } }),
  ],
  CDI213: [
    misrouted('a version with the labels of another', reviews({
      rule: { subsets: [subset('v1'), subset('v2'), subset('v3', { app: 'reviews', version: 'v2' })] }, http: [{ route: [to('v3')] }],
    }), {
      wish: 'reviews v3',
      instead: 'reviews v2',
      rather: {
        yaml: reviews({ rule: { subsets: [subset('v1'), subset('v2'), subset('v3')] }, http: [{ route: [to('v3')] }], more: [deployment('reviews', 'v3')] }),
      },
    }),
  ],
  CDI218: [
    misrouted('the name of a service with its namespace, of which no rule speaks', encrypted('reviews'), {
      request: { host: 'reviews.shop', scheme: 'tls' },
      wish: 'reviews v1',
      instead: ANYWHERE,
      rather: { yaml: encrypted('reviews', 'reviews.shop', 'reviews.shop.svc') },
    }),
  ],
  CDI219: [
    misrouted('a timeout of connections', reviews({ service: { ports: [{ name: 'tcp', port: 9080 }] }, http: [rest({ timeout: '1s' })] }), {
      request: { scheme: 'tcp' },
      sees: ({ timeout }) => timeout,
      wish: '1s',
      instead: null,
    }),
  ],
};
