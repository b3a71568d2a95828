import { App, Chart, JsonPatch } from 'cdk8s';
import { HealthCheck, MeshPort, MeshService, MeshWorkload, type ServiceVersion } from 'cdk8s-istio';

/** The value at a path of an object, after it was patched there. */
function patched(path: string, value: unknown, object: 'virtualService' | 'destinationRule' | 'service' | 'deployment'): unknown {
  const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
  const service = new MeshService(chart, 'Shop', { name: 'shop', ports: [MeshPort.http(80, { targetPort: 8080 })], stable: 'v1' });
  const version: ServiceVersion = service.addVersion('v1', MeshWorkload.container({ image: 'shop:1', liveness: HealthCheck.http('/') }));
  const target = object === 'deployment' ? version.deployment! : service[object]!;
  target.addJsonPatch(JsonPatch.add(path, value));
  return path.split('/').slice(1).reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], target.toJson());
}

const CONTAINER = '/spec/template/spec/containers/0';

describe('a patch is written as it was said', () => {
  test.each<[string, unknown]>([
    ['/spec/strategy/rollingUpdate/maxSurge', '25%'],
    [`${CONTAINER}/livenessProbe/httpGet/port`, 9090],
    [`${CONTAINER}/livenessProbe`, { tcpSocket: { port: 9090 } }],
    [`${CONTAINER}/resources`, { limits: { cpu: '1', memory: '1Gi' } }],
    [`${CONTAINER}/securityContext/runAsUser`, 1000],
    ['/spec/template/spec/fieldOfTheNextRelease', { a: [1] }],
  ])('in a Deployment at %s: %j', (path, value) => {
    expect(patched(path, value, 'deployment')).toEqual(value);
  });

  test.each<[string, unknown]>([
    ['/spec/ports/0/targetPort', 'web'], ['/spec/ports/0/targetPort', 9090], ['/spec/ports/0/nodePort', 30080], ['/spec/fieldOfTheNextRelease', true],
  ])('in a Service at %s: %j', (path, value) => {
    expect(patched(path, value, 'service')).toEqual(value);
  });

  test.each<[string, unknown]>([
    ['/spec/http/0/fault', { abort: { httpStatus: 500, percentage: { value: 1 } } }],
    ['/spec/http/0/match', [{ headers: { 'end-user': {} } }]],
    ['/spec/http/0/fieldOfTheNextRelease', 1],
  ])('in a VirtualService at %s: %j', (path, value) => {
    expect(patched(path, value, 'virtualService')).toEqual(value);
  });

  test.each<[string, unknown]>([
    ['/spec/trafficPolicy', { connectionPool: { tcp: { maxConnections: 1 } } }], ['/spec/subsets/0/fieldOfTheNextRelease', {}],
  ])('in a DestinationRule at %s: %j', (path, value) => {
    expect(patched(path, value, 'destinationRule')).toEqual(value);
  });
});
