import { MeshPort } from 'cdk8s-istio';

const shown = ({ number, name, targetPort, _routed }: MeshPort) => ({ number, name, targetPort, routed: _routed });

describe('a port', () => {
  test.each([
    [MeshPort.http(80), { number: 80, name: 'http', targetPort: 80, routed: 'http' }],
    [MeshPort.http2(81), { number: 81, name: 'http2', targetPort: 81, routed: 'http' }],
    [MeshPort.grpc(82), { number: 82, name: 'grpc', targetPort: 82, routed: 'http' }],
    [MeshPort.tcp(83), { number: 83, name: 'tcp', targetPort: 83, routed: 'tcp' }],
    [MeshPort.tls(84), { number: 84, name: 'tls', targetPort: 84, routed: 'tls' }],
  ])('is named by its protocol: %j', (port, expected) => {
    expect(shown(port)).toEqual(expected);
  });

  test.each([
    [MeshPort.http(80, { name: 'http-admin', targetPort: 8080 }), { number: 80, name: 'http-admin', targetPort: 8080, routed: 'http' }],
    [MeshPort.grpc(80, { name: 'grpc-web' }), { number: 80, name: 'grpc-web', targetPort: 80, routed: 'http' }],
    [MeshPort.tcp(80, { name: 'tcp-http' }), { number: 80, name: 'tcp-http', targetPort: 80, routed: 'tcp' }],
    [MeshPort.http(3306), { number: 3306, name: 'http', targetPort: 3306, routed: 'http' }],
  ])('may have a name that goes on after the protocol, and another container port: %j', (port, expected) => {
    expect(shown(port)).toEqual(expected);
  });

  test.each([
    ['http', 'http2'], ['http', 'https'], ['http', 'grpc'], ['http2', 'http'], ['grpc', 'http-grpc'], ['tcp', 'http'], ['tcp', ''], ['http', 'HTTP'], ['tls', 'https'], ['tcp', 'tls'],
  ] as const)('fails for %s where the name is %p, which says something else', (protocol, name) => {
    expect(() => MeshPort[protocol](80, { name })).toThrow(`'${name}' is neither '${protocol}' nor '${protocol}-…'`);
  });

  test.each([15000, 15001, 15002, 15004, 15006, 15008, 15020, 15021, 15053,
    15090])('fails where the container would listen on %d, as the sidecar does', port => {
    expect(() => MeshPort.tcp(port)).toThrow(`the sidecar listens on port ${port}`);
    expect(() => MeshPort.http(80, { targetPort: port })).toThrow('(CDI122)');
    expect(MeshPort.http(port, { targetPort: 80 }).number).toBe(port);
  });
});
