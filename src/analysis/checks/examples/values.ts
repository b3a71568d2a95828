import type { VALUES } from '../catalogue/values';
import { either, httpMatch, httpRoute, ROUTE, virtualService, type Example } from '../rule/example';

const withGateways = (names: string): string => virtualService(`{ hosts: [reviews], gateways: [${names}], http: [{ ${ROUTE} }] }`);
const changed = (headers: string): string => httpRoute(`headers: { request: { ${headers} } }, ${ROUTE}`);

/** The values that fields of several kinds have. */
export const VALUE_EXAMPLES: Readonly<Record<keyof typeof VALUES, Example>> = {
  MAN020: either(time => httpRoute(`timeout: ${time}, ${ROUTE}`), '1500us', '1.5s'),
  MAN021: either(port => httpRoute(`route: [{ destination: { host: reviews, port: { number: ${port} } } }]`), '65536', '9080'),
  MAN022: either(host => httpRoute(`route: [{ destination: { host: ${host} } }]`), 'reviews_v1', 'reviews'),
  MAN023: either(subset => httpRoute(`route: [{ destination: { host: reviews, subset: ${subset} } }]`), 'v1.2', 'v1-2'),
  MAN024: either(label => httpMatch(`sourceLabels: { ${label} }`), 'app: a b', 'app: a-b'),
  MAN025: either(regex => httpMatch(`uri: { regex: '${regex}' }`), '/(?=x)', '/x.*'),
  MAN026: either(withGateways, '"*/edge"', 'istio-system/edge'),
  MAN027: either(withGateways, 'edge.istio-system', 'istio-system/edge'),
  MAN028: either(subnet => virtualService(`{ hosts: [db], tcp: [{ match: [{ destinationSubnets: [${subnet}] }], ${ROUTE} }] }`), '10.0.0.0/33', '10.0.0.0/8'),
  MAN029: either(value => httpRoute(`${ROUTE}, mirror: { host: shadow }, mirrorPercentage: { value: ${value} }`), '110', '10'),
  MAN030: either(status => httpRoute(`directResponse: { status: ${status} }`), '99', '503'),
  MAN031: either(authority => httpMatch(`authority: { ${authority} }`), 'prefix: ""', 'prefix: shop.'),
  MAN032: either(name => httpMatch(`headers: { "${name}": { exact: a } }`), 'x user', 'x-user'),
  MAN033: either(changed, 'remove: [host]', 'remove: [x-user]'),
  MAN034: either(changed, 'set: { x-share: 50% }', 'set: { x-share: 50%% }'),
};
