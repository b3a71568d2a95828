import { RequestMatch } from 'cdk8s-istio';

describe('a match of gRPC calls', () => {
  test.each<[string, RequestMatch, string]>([
    ['of one method is that of its path', RequestMatch.grpc('shop.v1.Cart', 'Checkout'), 'uri exact \'/shop.v1.Cart/Checkout\''],
    ['of a service is that of everything below its name', RequestMatch.grpc('shop.v1.Cart'), 'uri prefix \'/shop.v1.Cart/\''],
    ['of a service in no package has none in its path', RequestMatch.grpc('Cart', 'Checkout'), 'uri exact \'/Cart/Checkout\''],
  ])('%s', (_, match, expected) => {
    expect(match.toString()).toBe(expected);
  });

  test('of a service takes none of another whose name goes on', () => {
    expect(() => RequestMatch.allOf(RequestMatch.grpc('shop.Cart'), RequestMatch.grpc('shop.CartAdmin', 'Drop'))).toThrow('(CDI115)');
  });

  test('of a method lies within that of its service', () => {
    expect(RequestMatch.anyOf(RequestMatch.grpc('shop.Cart'), RequestMatch.grpc('shop.Cart', 'Checkout')).toString()).toBe('uri prefix \'/shop.Cart/\'');
  });
});
