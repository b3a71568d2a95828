export { assertAnswered, assertRoute, assertSafeChange, assertSameRouting } from './assertions';
export type { ChangeOptions } from './changes';
export { routingMatchers, type RoutingMatchers } from './matchers';
export { routingOf, type AskedRequest, type ManifestSource, type Routing, type Shares } from './routing';
