export { assertAnswered, assertRoute, assertSameRouting } from './assertions';
export { routingMatchers } from './matchers';
export { routingOf, type AskedRequest, type ManifestSource, type Routing, type Shares } from './routing';
