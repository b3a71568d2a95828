import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import { CanaryRelease, CanaryStage, GatewayRoute, MeshGateway, MeshPort, MeshService, MeshWorkload, Percent, ServiceSource, SinglePassApp, StringMatch } from 'cdk8s-istio';
import * as kplus from 'cdk8s-plus-28';
import { find, parsed, type Manifest } from '../../support/manifests';

/** The service of that name with v1 and v2, in the cluster already. */
function service(chart: Chart, name: string): MeshService {
  const made = new MeshService(chart, name, { name, ports: [MeshPort.http(80)], stable: 'v1' });
  for (const version of ['v1', 'v2']) made.addVersion(version, MeshWorkload.external());
  return made;
}

/** The routes of the external host, by name, each with its subsets. */
function outside(manifests: Manifest[]): Record<string, string[]> {
  const { http } = find(manifests, 'VirtualService', 'edge-any').spec as unknown as { http: { name: string; route: { destination: { subset: string } }[] }[] };
  return Object.fromEntries(http.map(({ name, route }) => [name, route.map(({ destination }) => destination.subset)]));
}

describe('what is said between two runs of one program is in the second', () => {
  test.each([1, 2])('at a gateway, where the last of %d services begins a release', count => {
    const app = new App();
    const chart = new Chart(app, 'shop', { namespace: 'shop' });
    const gateway = new MeshGateway(chart, 'Edge', { name: 'edge', hosts: ['*'] });
    const services = Array.from({ length: count }, (_, at) => service(chart, `s${at}`));
    for (const one of services) new GatewayRoute(chart, `${one.name}-out`, { gateway, service: one, paths: [StringMatch.prefix(`/${one.name}/`)] });
    const last = services[count - 1];
    const name = `shop/${last.name}-out+shop/${last.name}`;
    expect(outside(parsed(app.synthYaml()))[name]).toEqual(['v1']);
    new CanaryRelease(chart, 'Release', { canary: last.version('v2'), stage: CanaryStage.shift(Percent.of(5)) });
    const second = outside(parsed(app.synthYaml()));
    expect(second[name]).toEqual(['v1', 'v2']);
    expect(Object.keys(second)).toHaveLength(count);
  });
});

describe('what others change between two runs is looked at in the second', () => {
  test.each([['cdk8s', () => new App()], ['the library', () => new SinglePassApp()]])('of a Service, in an app of %s', (_, make) => {
    const app = make();
    const chart = new Chart(app, 'shop', { namespace: 'shop' });
    const selector = kplus.Pods.select(chart, 'Pods', { labels: { app: 'shop' } });
    const own = new kplus.Service(chart, 'Own', { metadata: { name: 'shop' }, ports: [{ name: 'http', port: 80 }], selector });
    const made = new MeshService(chart, 'Shop', { name: 'shop', ports: [MeshPort.http(80)], stable: 'v1', source: ServiceSource.fromService(own) });
    made.addVersion('v1', MeshWorkload.container({ image: 'shop:1' }));
    expect(() => app.synthYaml()).not.toThrow();
    ApiObject.of(own).addJsonPatch(JsonPatch.replace('/spec/selector', {}));
    expect(() => app.synthYaml()).toThrow('(CDI304)');
    expect(() => app.synthYaml()).toThrow('(CDI304)');
    ApiObject.of(own).addJsonPatch(JsonPatch.replace('/spec/selector', { app: 'shop' }));
    expect(() => app.synthYaml()).not.toThrow();
  });

  test('of the pods of one version, beside those of a version that is written', () => {
    const app = new SinglePassApp();
    const chart = new Chart(app, 'shop', { namespace: 'shop' });
    const made = new MeshService(chart, 'Shop', { name: 'shop', ports: [MeshPort.http(80)], stable: 'v1' });
    made.addVersion('v1', MeshWorkload.container({ image: 'shop:1' }));
    const own = new kplus.Deployment(chart, 'Own', { containers: [{ image: 'shop:2', portNumber: 80 }] });
    own.podMetadata.addLabel('app', 'shop');
    made.addVersion('v2', MeshWorkload.fromDeployment(own));
    expect(() => app.synthYaml()).not.toThrow();
    ApiObject.of(own).addJsonPatch(JsonPatch.remove('/spec/template/metadata/labels/app'));
    expect(() => app.synthYaml()).toThrow('(CDI304)');
  });

  test('of the selector of a workload, which its subset follows', () => {
    const app = new App();
    const chart = new Chart(app, 'shop', { namespace: 'shop' });
    const own = new kplus.Deployment(chart, 'Own', { containers: [{ image: 'shop:1', portNumber: 80 }], podMetadata: { labels: { track: 'stable' } } });
    const made = new MeshService(chart, 'Shop', { name: 'shop', ports: [MeshPort.http(80)], stable: 'v1', source: ServiceSource.external() });
    const version = made.addVersion('v1', MeshWorkload.fromDeployment(own));
    const subsets = () => find(parsed(app.synthYaml()), 'DestinationRule', 'shop').spec!.subsets;
    expect(subsets()).toEqual([{ name: 'v1', labels: own.matchLabels }]);
    ApiObject.of(own).addJsonPatch(JsonPatch.replace('/spec/selector/matchLabels', { track: 'stable' }));
    expect(version.labels).toEqual({ track: 'stable' });
    expect(subsets()).toEqual([{ name: 'v1', labels: { track: 'stable' } }]);
  });
});
