export { assertAnswered, assertRoute, assertSameRouting } from './assertions';
export { routingMatchers } from './matchers';
export { routingOf, type AskedRequest, type Routing, type Shares } from './routing';
