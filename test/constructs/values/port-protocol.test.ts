import { protocolOfPort, type PortProtocol } from '../../../src/constructs/values/port-protocol';

const WEB = 8080;

describe('the protocol that Istio reads from a port', () => {
  test.each<[string | undefined, PortProtocol]>([
    ['http', 'http'], ['http-admin', 'http'], ['HTTP', 'http'], ['http2', 'http'], ['http2-api', 'http'], ['http_proxy', 'http'],
    ['grpc', 'http'], ['grpc-web', 'http'], ['grpc-web-x', 'http'], ['GRPC-Web', 'http'], ['grpc-webish', 'http'],
    ['tcp', 'tcp'], ['tcp-http', 'tcp'], ['udp', 'tcp'], ['tls', 'tls'], ['https', 'tls'], ['https-http', 'tls'], ['TLS-a', 'tls'],
    ['mongo', 'tcp'], ['redis-cache', 'tcp'], ['mysql', 'tcp'],
    ['', 'sniffed'], [undefined, 'sniffed'], ['web', 'sniffed'], ['httpx', 'sniffed'], ['my-http', 'sniffed'], ['-http', 'sniffed'],
    ['grpcweb', 'sniffed'], ['constructor', 'sniffed'], ['__proto__', 'sniffed'],
  ])('named %p is %s', (name, protocol) => {
    expect(protocolOfPort(name, WEB)).toBe(protocol);
  });

  test.each([25, 53, 3306, 27017])('is not sniffed on port %d, where the server speaks first', number => {
    expect(protocolOfPort('web', number)).toBe('tcp');
    expect(protocolOfPort(undefined, number)).toBe('tcp');
    expect(protocolOfPort('http', number)).toBe('http');
  });
});
