import { App, Chart } from 'cdk8s';
import { MeshPort, MeshService, NginxRoute, StringMatch, MeshWorkload, type NginxRouteProps } from 'cdk8s-istio';
import { find, parsed, rendered, type Manifest } from '../../support/manifests';

const { exact, prefix } = StringMatch;

function shop(chart: Chart, clusterDomain?: string): MeshService {
  const service = new MeshService(chart, 'Shop', { name: 'shop', ports: [MeshPort.http(80)], stable: 'v1', clusterDomain });
  service.addVersion('v1', MeshWorkload.external());
  return service;
}

/** The Ingress of the service `shop`. */
const ingress = (props: Partial<NginxRouteProps> = {}): Manifest => find(rendered(chart => {
  new NginxRoute(chart, 'Nginx', { service: shop(chart), host: 'shop.example.com', ...props });
}), 'Ingress', 'shop');

const annotationsOf = ({ metadata }: Manifest) => (metadata as Manifest['metadata'] & { annotations: Record<string, string> }).annotations;

const KEEPING_THE_RULES = {
  'nginx.ingress.kubernetes.io/service-upstream': 'true',
  'nginx.ingress.kubernetes.io/upstream-vhost': 'shop.shop.svc.cluster.local',
};

const backend = { service: { name: 'shop', port: { number: 80 } } };

describe('an Ingress of ingress-nginx', () => {
  test('calls the Service by the host that the mesh knows', () => {
    const manifest = ingress();
    expect(annotationsOf(manifest)).toEqual(KEEPING_THE_RULES);
    expect(manifest.spec).toEqual({
      ingressClassName: 'nginx',
      rules: [{ host: 'shop.example.com', http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }],
    });
  });

  test('has the annotations that it is given beside them', () => {
    const annotations = { 'nginx.ingress.kubernetes.io/proxy-body-size': '8m', 'example.com/owner': 'shop' };
    expect(annotationsOf(ingress({ annotations }))).toEqual({ ...annotations, ...KEEPING_THE_RULES });
  });

  test('speaks gRPC to one port of several', () => {
    const annotationsOn = (port: number) => annotationsOf(find(rendered(chart => {
      const service = new MeshService(chart, 'Shop', { name: 'shop', ports: [MeshPort.http(80), MeshPort.grpc(9000)], stable: 'v1' });
      service.addVersion('v1', MeshWorkload.external());
      new NginxRoute(chart, 'Nginx', { service, host: 'shop.example.com', port });
    }), 'Ingress', 'shop'));
    expect(annotationsOn(9000)).toMatchObject({ 'nginx.ingress.kubernetes.io/backend-protocol': 'GRPC' });
    expect(annotationsOn(80)).toEqual(KEEPING_THE_RULES);
  });

  test('speaks gRPC to a port whose name says so', () => {
    const grpc = find(rendered(chart => {
      const service = new MeshService(chart, 'Shop', { name: 'shop', ports: [MeshPort.grpc(90)], stable: 'v1' });
      service.addVersion('v1', MeshWorkload.external());
      new NginxRoute(chart, 'Nginx', { service, host: 'shop.example.com' });
    }), 'Ingress', 'shop');
    expect(annotationsOf(grpc)).toEqual({ ...KEEPING_THE_RULES, 'nginx.ingress.kubernetes.io/backend-protocol': 'GRPC' });
  });

  test('has exact paths and prefixes', () => {
    const { spec } = ingress({ paths: [exact('/login'), prefix('/api')] });
    expect(spec).toMatchObject({
      rules: [{ http: { paths: [{ path: '/login', pathType: 'Exact', backend }, { path: '/api', pathType: 'Prefix', backend }] } }],
    });
  });

  test('takes any host', () => {
    const [rule] = ingress({ host: '*' }).spec!.rules as object[];
    expect(rule).not.toHaveProperty('host');
  });

  test('ends TLS', () => {
    expect(ingress({ tlsSecretName: 'shop-tls' }).spec!.tls).toEqual([{ hosts: ['shop.example.com'], secretName: 'shop-tls' }]);
    expect(ingress({ tlsSecretName: 'shop-tls', host: '*' }).spec!.tls).toEqual([{ secretName: 'shop-tls' }]);
  });

  test('is of the class that is asked for', () => {
    expect(ingress({ ingressClassName: 'internal' }).spec!.ingressClassName).toBe('internal');
  });

  test('is written to the namespace of the service, whoever lets it out, under the host of its cluster', () => {
    const app = new App();
    const [back, edge] = ['back', 'edge'].map(namespace => new Chart(app, namespace, { namespace }));
    new NginxRoute(edge, 'Nginx', { service: shop(back, 'example.org'), host: 'shop.example.com' });
    const manifest = find(parsed(app.synthYaml()), 'Ingress', 'shop');
    expect(manifest.metadata.namespace).toBe('back');
    expect(annotationsOf(manifest)).toMatchObject({ 'nginx.ingress.kubernetes.io/upstream-vhost': 'shop.back.svc.example.org' });
  });

  test('fails to be written a second time under the same name', () => {
    expect(() => rendered(chart => {
      const service = shop(chart);
      new NginxRoute(chart, 'First', { service, host: 'a.example.com' });
      new NginxRoute(chart, 'Second', { service, host: 'b.example.com' });
    })).toThrow(/'shop\/First'.*'shop\/Second'/);
  });
});
