import { App, Chart } from 'cdk8s';
import { MeshPort, MeshService, PodLabels, ServiceSource, MeshWorkload, type BroughtInPodsOptions } from 'cdk8s-istio';
import * as kplus from 'cdk8s-plus-28';
import { find, parsed, rendered, type Manifest } from '../../support/manifests';

interface DeploymentSpec {
  readonly selector: { readonly matchLabels: Record<string, string> };
  readonly template: { readonly metadata: { readonly labels: Record<string, string> } };
}

function ownDeployment(chart: Chart, labels: Record<string, string> = {}): kplus.Deployment {
  return new kplus.Deployment(chart, 'Own',
    { metadata: { name: 'own' }, containers: [{ image: 'shop:1', portNumber: 80 }], podMetadata: { labels } });
}

function meshed(chart: Chart, source?: ServiceSource): MeshService {
  return new MeshService(chart, 'Shop', { name: 'shop', ports: [MeshPort.http(80)], stable: 'v1', source });
}

/** The spec of the Deployment `own`, alone and brought in. */
function specs(labels: Record<string, string> = {}, options?: BroughtInPodsOptions, label?: string): Record<'alone' | 'broughtIn', DeploymentSpec> {
  const spec = (manifests: Manifest[]) => find(manifests, 'Deployment', 'own').spec as unknown as DeploymentSpec;
  return {
    alone: spec(rendered(chart => ownDeployment(chart, labels))),
    broughtIn: spec(rendered(chart => {
      meshed(chart, ServiceSource.external()).addVersion('v1', MeshWorkload.fromDeployment(ownDeployment(chart, labels), options), { label });
    })),
  };
}

describe('a Deployment that is brought in', () => {
  test.each<[Record<string, string>]>([[{}], [{ app: 'store', version: '1.0' }]])('is written as it was, with the labels %j', labels => {
    const { alone, broughtIn } = specs(labels);
    expect(broughtIn).toEqual(alone);
  });

  test.each<[string, Record<string, string>, string | undefined, Record<string, string>]>([
    ['both labels', {}, undefined, { app: 'shop', version: 'v1' }],
    ['a version of another spelling', {}, '1.0', { app: 'shop', version: '1.0' }],
    ['the version alone where its pods say what app they are', { app: 'store' }, undefined, { version: 'v1' }],
    ['the app alone where its pods say what version they are', { version: 'v1' }, undefined, { app: 'shop' }],
    ['nothing where its pods say both', { app: 'shop', version: 'v1' }, undefined, {}],
  ])('is given %s where the labels of Kiali are asked for, and nothing else', (_, labels, label, added) => {
    const { alone, broughtIn } = specs(labels, { podLabels: PodLabels.kiali() }, label);
    const template = { ...alone.template, metadata: { labels: { ...alone.template.metadata.labels, ...added } } };
    expect(broughtIn).toEqual({ ...alone, template });
  });

  test('is given canonical labels where these are asked for', () => {
    const { alone, broughtIn } = specs({}, { podLabels: PodLabels.canonical() }, '1.0');
    expect(broughtIn.template.metadata.labels).toEqual({
      ...alone.template.metadata.labels, 'app': 'shop', 'version': '1.0', 'service.istio.io/canonical-name': 'shop', 'service.istio.io/canonical-revision': '1.0',
    });
  });

  test('is its version: the subset picks it by its selector, whatever labels it is given, and nothing is written for it', () => {
    const manifests = rendered(chart => {
      const own = ownDeployment(chart);
      const version = meshed(chart, ServiceSource.external()).addVersion('v1', MeshWorkload.fromDeployment(own, { podLabels: PodLabels.kiali() }), { label: '1.0' });
      expect(version.deployment).toBeUndefined();
      expect(version.labels).toEqual(own.matchLabels);
    });
    expect(manifests.filter(({ kind }) => kind === 'Deployment').map(({ metadata }) => metadata.name)).toEqual(['own']);
    const { selector } = find(manifests, 'Deployment', 'own').spec as unknown as DeploymentSpec;
    expect(find(manifests, 'DestinationRule', 'shop').spec!.subsets).toEqual([{ name: 'v1', labels: selector.matchLabels }]);
  });

  test('may live without a namespace beside a service without one', () => {
    const app = new App();
    const chart = new Chart(app, 'shop');
    meshed(chart, ServiceSource.external()).addVersion('v1', MeshWorkload.fromDeployment(ownDeployment(chart)));
    expect(parsed(app.synthYaml()).filter(({ metadata }) => 'namespace' in metadata)).toEqual([]);
  });

  test('fails without a namespace beside a service with one, and the other way round', () => {
    const app = new App();
    const [plain, named] = [new Chart(app, 'plain'), new Chart(app, 'named', { namespace: 'named' })];
    expect(() => meshed(named).addVersion('v1', MeshWorkload.fromDeployment(ownDeployment(plain)))).toThrow(
      'the Deployment \'plain/Own\' is in no stated namespace and the Service \'shop\' in namespace \'named\'');
    expect(() => meshed(plain).addVersion('v1', MeshWorkload.fromDeployment(ownDeployment(named)))).toThrow(
      'the Deployment \'named/Own\' is in namespace \'named\' and the Service \'shop\' in no stated namespace');
  });
});

describe('a Service that is brought in', () => {
  function ownService(chart: Chart): kplus.Service {
    return new kplus.Service(chart, 'Own', {
      metadata: { name: 'shop' }, ports: [{ name: 'http', port: 80 }], selector: kplus.Pods.select(chart, 'Pods', { labels: { app: 'shop' } }),
    });
  }

  test('is not changed', () => {
    const alone = rendered(chart => ownService(chart));
    const broughtIn = rendered(chart => meshed(chart, ServiceSource.fromService(ownService(chart))).addVersion('v1',
      MeshWorkload.container({ image: 'shop:1' })));
    expect(find(broughtIn, 'Service', 'shop')).toEqual(find(alone, 'Service', 'shop'));
    expect(broughtIn.map(({ kind }) => kind)).toEqual(['Service', 'DestinationRule', 'VirtualService', 'Deployment']);
  });

  test('is not a Service that was written, so there is nothing to patch', () => {
    const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
    expect(meshed(chart, ServiceSource.fromService(ownService(chart))).service).toBeUndefined();
  });

  test('has the rules and the pods in its own namespace', () => {
    const app = new App();
    const source = ServiceSource.fromService(ownService(new Chart(app, 'back', { namespace: 'back' })));
    const service = meshed(new Chart(app, 'front', { namespace: 'front' }), source);
    service.addVersion('v1', MeshWorkload.container({ image: 'shop:1' }));
    expect(service.namespace).toBe('back');
    expect(parsed(app.synthYaml()).map(({ kind, metadata }) => [kind, metadata.namespace])).toEqual([
      ['Service', 'back'], ['DestinationRule', 'back'], ['VirtualService', 'back'], ['Deployment', 'back'],
    ]);
  });
});

describe('external pods', () => {
  const subsets = (workload: MeshWorkload, label?: string) => find(rendered(chart => {
    meshed(chart, ServiceSource.external()).addVersion('v1', workload, { label });
  }), 'DestinationRule', 'shop').spec!.subsets;

  test.each<[string, MeshWorkload, string | undefined, object]>([
    ['the name of their version', MeshWorkload.external(), undefined, { version: 'v1' }],
    ['the label of their version', MeshWorkload.external(), '1.0', { version: '1.0' }],
    ['labels of their own', MeshWorkload.external({ labels: { track: 'stable', team: 'x' } }), undefined, { track: 'stable', team: 'x' }],
  ])('are picked by %s', (_, workload, label, labels) => {
    expect(subsets(workload, label)).toEqual([{ name: 'v1', labels }]);
  });

  test('have nothing written for them', () => {
    const manifests = rendered(chart => meshed(chart, ServiceSource.external()).addVersion('v1', MeshWorkload.external()));
    expect(manifests.map(({ kind }) => kind)).toEqual(['DestinationRule', 'VirtualService']);
  });
});

test('one workload may serve two versions that are written for each', () => {
  const workload = MeshWorkload.container({ image: 'shop:1' });
  const manifests = rendered(chart => {
    const service = meshed(chart);
    service.addVersion('v1', workload);
    service.addVersion('v2', workload);
  });
  expect(manifests.filter(({ kind }) => kind === 'Deployment').map(({ metadata }) => metadata.name)).toEqual(['shop-v1', 'shop-v2']);
});
