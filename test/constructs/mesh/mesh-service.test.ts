import { App, Chart } from 'cdk8s';
import { CanaryRelease, CanaryStage, MeshPort, MeshService, Percent, ServiceSource, MeshWorkload, type MeshServiceProps } from 'cdk8s-istio';
import * as kplus from 'cdk8s-plus-28';
import { find, parsed, rendered } from '../../support/manifests';

function shop(chart: Chart, props: Partial<MeshServiceProps> = {}): MeshService {
  const service = new MeshService(chart, 'Shop', { name: 'shop', ports: [MeshPort.http(80)], stable: 'v1', ...props });
  service.addVersion('v1', MeshWorkload.container({ image: 'shop:1' }));
  service.addVersion('v2', MeshWorkload.container({ image: 'shop:2' }));
  return service;
}

const chartIn = (namespace?: string) => new Chart(new App(), namespace ?? 'plain', { namespace });

describe('a service of the mesh', () => {
  test('becomes objects named after itself, without hashes, subsets before routes', () => {
    const objects = rendered(chart => shop(chart)).map(({ apiVersion, kind, metadata }) =>
      `${apiVersion} ${kind} ${metadata.namespace}/${metadata.name}`);
    expect(objects).toEqual([
      'v1 ServiceAccount shop/shop',
      'v1 Service shop/shop',
      'networking.istio.io/v1 DestinationRule shop/shop',
      'networking.istio.io/v1 VirtualService shop/shop',
      'apps/v1 Deployment shop/shop-v1',
      'apps/v1 Deployment shop/shop-v2',
    ]);
  });

  test('stands in this order also where its versions are declared after a release', () => {
    const kinds = rendered(chart => {
      const service = shop(chart);
      new CanaryRelease(chart, 'Release', { canary: service.version('v2'), stage: CanaryStage.dark() });
      service.addVersion('v3', MeshWorkload.container({ image: 'shop:3' }));
    }).map(({ kind }) => kind);
    expect(kinds).toEqual(['ServiceAccount', 'Service', 'DestinationRule', 'VirtualService', 'Deployment', 'Deployment', 'Deployment']);
  });

  test('sends everything to its stable version', () => {
    const manifests = rendered(chart => shop(chart, { stable: 'v2' }));
    expect(find(manifests, 'DestinationRule', 'shop').spec).toEqual({
      host: 'shop', subsets: [{ name: 'v1', labels: { version: 'v1' } }, { name: 'v2', labels: { version: 'v2' } }],
    });
    expect(find(manifests, 'VirtualService', 'shop').spec).toEqual({
      hosts: ['shop'], http: [{ name: 'shop/Shop', route: [{ destination: { host: 'shop', subset: 'v2', port: { number: 80 } } }] }],
    });
  });

  test('leads a TCP port to the stable version from the first day, by a rule of its own', () => {
    const manifests = rendered(chart => shop(chart, { ports: [MeshPort.tcp(9000), MeshPort.http(80)] }));
    const spec = find(manifests, 'VirtualService', 'shop').spec as { http: { match?: object; route: { destination: { port: object } }[] }[] };
    expect(spec).toHaveProperty('tcp', [{ match: [{ port: 9000 }], route: [{ destination: { host: 'shop', port: { number: 9000 }, subset: 'v1' } }] }]);
    expect(spec.http.map(({ match, route }) => [match, route[0].destination.port])).toEqual([[undefined, { number: 80 }]]);
  });

  test('confines the rules of several HTTP ports each to its own', () => {
    const manifests = rendered(chart => shop(chart, { ports: [MeshPort.http(80), MeshPort.grpc(9000)] }));
    const { http } = find(manifests, 'VirtualService',
      'shop').spec as { http: { name: string; match: object; route: { destination: { port: object } }[] }[] };
    expect(http.map(({ name, match, route }) => [name, match, route[0].destination.port])).toEqual([
      ['shop/Shop', [{ port: 80 }], { number: 80 }], ['shop/Shop:9000', [{ port: 9000 }], { number: 9000 }],
    ]);
  });

  test('says what it is', () => {
    const service = shop(chartIn('shop'));
    expect([service.name, service.stable, service.namespace]).toEqual(['shop', 'v1', 'shop']);
    expect(service.version('v2').name).toBe('v2');
    expect(service.version('v2').service).toBe(service);
    expect(service.version('v2').path).toBe('shop/Shop/v2');
  });
});

describe('the versions of a service', () => {
  test('are a copy, in the order of declaration', () => {
    const service = shop(chartIn('shop'));
    service.addVersion('a', MeshWorkload.external());
    service.versions.pop();
    service.versions.reverse();
    expect(service.versions.map(({ name }) => name)).toEqual(['v1', 'v2', 'a']);
  });

  test('are asked for without being deployed', () => {
    const service = shop(chartIn('shop'));
    expect(() => service.version('v3')).toThrow('(CDI208)');
    expect(service.versions.map(({ name }) => name)).toEqual(['v1', 'v2']);
  });

  test.each(['__proto__', 'toString', 'hasOwnProperty', 'valueOf'])('fail to have one that only every object has: %s', name => {
    expect(() => shop(chartIn('shop')).version(name)).toThrow('(CDI208)');
    expect(() => shop(chartIn('shop')).addVersion(name, MeshWorkload.external())).toThrow('(CDI205)');
  });

  test('may be declared after the app was written once, and are in what is written next', () => {
    const app = new App();
    const service = shop(new Chart(app, 'shop', { namespace: 'shop' }));
    const subsets = () => (find(parsed(app.synthYaml()), 'DestinationRule', 'shop').spec as { subsets: object[] }).subsets.length;
    expect(subsets()).toBe(2);
    service.addVersion('v3', MeshWorkload.external());
    expect(subsets()).toBe(3);
    new CanaryRelease(service, 'Release', { canary: service.version('v3'), stage: CanaryStage.shift(Percent.of(5)) });
    expect(app.synthYaml()).toContain('weight: 5');
  });
});

describe('the host of a service', () => {
  const inNamespaces = (own?: string, caller?: string, clusterDomain?: string) => {
    const app = new App();
    const service = shop(new Chart(app, 'own', { namespace: own }), { clusterDomain });
    return () => service.hostFor(new Chart(app, 'caller', { namespace: caller }));
  };

  test.each<[string | undefined, string | undefined, string | undefined, string]>([
    ['shop', 'shop', undefined, 'shop'],
    [undefined, undefined, undefined, 'shop'],
    ['shop', 'front', undefined, 'shop.shop.svc.cluster.local'],
    ['shop', undefined, undefined, 'shop.shop.svc.cluster.local'],
    ['shop', 'front', 'example.org', 'shop.shop.svc.example.org'],
    ['shop', 'shop', 'example.org', 'shop'],
  ])('in %p called from %p, with the domain %p, is %s', (own, caller, domain, host) => {
    expect(inNamespaces(own, caller, domain)()).toBe(host);
  });

  test('fails to be known from a namespace if its own is not', () => {
    expect(inNamespaces(undefined, 'front')).toThrow('(CDI210)');
  });

  test('is that of the Service where that is brought in from another namespace', () => {
    const app = new App();
    const [back, front] = [new Chart(app, 'back', { namespace: 'back' }), new Chart(app, 'front', { namespace: 'front' })];
    const own = new kplus.Service(back, 'Own',
      { metadata: { name: 'shop' }, ports: [{ name: 'http', port: 80 }], selector: kplus.Pods.select(back, 'Pods', { labels: { app: 'shop' } }) });
    const service = new MeshService(front, 'Shop',
      { name: 'shop', ports: [MeshPort.http(80)], stable: 'v1', source: ServiceSource.fromService(own) });
    expect([service.hostFor(back), service.hostFor(front)]).toEqual(['shop', 'shop.back.svc.cluster.local']);
  });

  test('may be asked for by any construct', () => {
    const service = shop(chartIn('shop'));
    expect([service.hostFor(service), service.hostFor(service.virtualService)]).toEqual(['shop', 'shop']);
  });
});

test('two apps know nothing of each other', () => {
  const yaml = [0, 1].map(() => {
    const app = new App();
    shop(new Chart(app, 'shop', { namespace: 'shop' }));
    return app.synthYaml();
  });
  expect(yaml[0]).toBe(yaml[1]);
});

test('an app that is written twice is written the same', () => {
  const app = new App();
  shop(new Chart(app, 'shop', { namespace: 'shop' }));
  expect(app.synthYaml()).toBe(app.synthYaml());
});
