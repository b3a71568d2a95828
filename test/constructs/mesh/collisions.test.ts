import { App, Chart } from 'cdk8s';
import { MeshPort, MeshService, ServiceSource, MeshWorkload, type MeshServiceProps } from 'cdk8s-istio';
import { find, parsed } from '../../support/manifests';

const REFUSAL = /\(CDI\d{3}\)$/m;

function meshed(chart: Chart, props: Partial<MeshServiceProps> = {}): MeshService {
  const { name = 'shop' } = props;
  return new MeshService(chart, name, { name, ports: [MeshPort.http(80)], stable: 'v1', ...props });
}

const chartOf = (app: App) => new Chart(app, 'shop', { namespace: 'shop' });

describe('names', () => {
  test('fail where two Deployments would have the same one', () => {
    const app = new App();
    const chart = chartOf(app);
    const build = () => {
      meshed(chart, { name: 'reviews', stable: 'v2-beta' }).addVersion('v2-beta', MeshWorkload.container({ image: 'reviews:2' }));
      meshed(chart, { name: 'reviews-v2', stable: 'beta' }).addVersion('beta', MeshWorkload.container({ image: 'reviews-v2:1' }));
      return app.synthYaml();
    };
    expect(build).toThrow(REFUSAL);
  });

  test.each(['1shop', '404', '1-2'])('fail for a Service that begins with a digit, which Kubernetes does not take: %s', name => {
    expect(() => meshed(chartOf(new App()), { name })).toThrow('(CDI201)');
  });

  test.each(['', 'cluster local', '.cluster.local', 'cluster.local.'])('fail for a string that is not a DNS domain: %j',
    clusterDomain => {
      const app = new App();
      expect(() => meshed(chartOf(app), { clusterDomain }).hostFor(new Chart(app, 'front', { namespace: 'front' }))).toThrow(REFUSAL);
    });
});

describe('what is changed after it was passed changes nothing', () => {
  test('of the ports', () => {
    const app = new App();
    const ports = [MeshPort.http(80)];
    meshed(chartOf(app), { ports, source: ServiceSource.external() }).addVersion('v1', MeshWorkload.external());
    ports.push(MeshPort.http(81, { name: 'http-admin' }));
    expect((find(parsed(app.synthYaml()), 'VirtualService', 'shop').spec as { http: object[] }).http).toHaveLength(1);
  });

  test('of the labels of external pods', () => {
    const app = new App();
    const labels: Record<string, string> = { version: 'v1' };
    meshed(chartOf(app), { source: ServiceSource.external() }).addVersion('v1', MeshWorkload.external({ labels }));
    labels.version = 'other';
    expect(find(parsed(app.synthYaml()), 'DestinationRule', 'shop').spec).toMatchObject({ subsets: [{ labels: { version: 'v1' } }] });
  });
});
