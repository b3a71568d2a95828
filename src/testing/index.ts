export { assertAnswered, assertRoute, assertSameRouting } from './assertions';
export { routingMatchers, type RoutingMatchers } from './matchers';
export { routingOf, type AskedRequest, type ManifestSource, type Routing, type Shares } from './routing';
