import { ApiObject, App, Chart, Duration, JsonPatch } from 'cdk8s';
import { MeshPort, MeshService, ServiceSource, MeshWorkload, type MeshServiceProps } from 'cdk8s-istio';
import * as kplus from 'cdk8s-plus-28';

const REFUSAL = /\(CDI\d{3}\)$/m;

function ownService(chart: Chart, ports: kplus.ServicePort[] = [{ name: 'http', port: 80 }], labels: Record<string,
  string> = { app: 'shop' }): kplus.Service {
  return new kplus.Service(chart, 'Own', { metadata: { name: 'shop' }, ports, selector: kplus.Pods.select(chart, 'Pods', { labels }) });
}

function meshed(chart: Chart, props: Partial<MeshServiceProps> = {}): MeshService {
  return new MeshService(chart, 'Shop', { name: 'shop', ports: [MeshPort.http(80)], stable: 'v1', ...props });
}

const container = () => MeshWorkload.container({ image: 'shop:1' });

/** Synthesizes what is built in the namespace `shop`. */
function synthesized(build: (chart: Chart) => unknown): () => string {
  return () => {
    const app = new App();
    build(new Chart(app, 'shop', { namespace: 'shop' }));
    return app.synthYaml();
  };
}

describe('a Service that is brought in', () => {
  test.each(['http-admin', 'web', undefined])('fails where a port is declared as TCP and Istio takes it for HTTP, as %p', name => {
    expect(synthesized(chart => {
      const source = ServiceSource.fromService(ownService(chart, [{ name: 'http', port: 80 }, { name, port: 9000, targetPort: 9000 }]));
      meshed(chart, { source, ports: [MeshPort.http(80), MeshPort.tcp(9000)] }).addVersion('v1', container());
    })).toThrow(REFUSAL);
  });

  test('fails without a selector: it has no pods', () => {
    expect(synthesized(chart => {
      const own = new kplus.Service(chart, 'Own', { metadata: { name: 'shop' }, ports: [{ name: 'http', port: 80 }] });
      meshed(chart, { source: ServiceSource.fromService(own) }).addVersion('v1', container());
    })).toThrow('(CDI304)');
  });

  test('fails where it calls another container port than the one that the container is given', () => {
    expect(synthesized(chart => {
      const source = ServiceSource.fromService(ownService(chart, [{ name: 'http', port: 80, targetPort: 8080 }]));
      meshed(chart, { source }).addVersion('v1', container());
    })).toThrow(REFUSAL);
  });

  test('leads to its own number where it names no container port', () => {
    const on = (targetPort: number) => synthesized(chart => {
      const own = ownService(chart);
      ApiObject.of(own).addJsonPatch(JsonPatch.remove('/spec/ports/0/targetPort'));
      meshed(chart, { source: ServiceSource.fromService(own), ports: [MeshPort.http(80, { targetPort })] }).addVersion('v1', container());
    });
    expect(on(8080)).toThrow('leads to container port 80, and \'shop/Shop/v1\' listens on \'8080\'; declare it: MeshPort.http(80, { targetPort: 80 })');
    expect(on(80)).not.toThrow();
  });

  test('has HTTP where its application protocol says WebSocket, on a port where a server usually speaks first too', () => {
    expect(synthesized(chart => {
      const own = ownService(chart, [{ name: 'http', port: 80 }, { name: 'ws', port: 3306, targetPort: 3306 }]);
      ApiObject.of(own).addJsonPatch(JsonPatch.add('/spec/ports/1/appProtocol', 'kubernetes.io/ws'));
      meshed(chart, { source: ServiceSource.fromService(own), ports: [MeshPort.http(80), MeshPort.http(3306, { name: 'http-ws' })] }).addVersion('v1', container());
    })).not.toThrow();
  });

  test('may have a UDP port of the same number, to which no rule applies', () => {
    expect(synthesized(chart => {
      const source = ServiceSource.fromService(ownService(chart,
        [{ name: 'http', port: 80 }, { name: 'quic', port: 80, protocol: kplus.Protocol.UDP }]));
      meshed(chart, { source }).addVersion('v1', container());
    })).not.toThrow();
  });

  test('is said to be an ExternalName once, and nothing else is said of its ports', () => {
    expect(synthesized(chart => {
      const own = new kplus.Service(chart, 'Own',
        { metadata: { name: 'shop' }, type: kplus.ServiceType.EXTERNAL_NAME, externalName: 'shop.example.com' });
      meshed(chart, { source: ServiceSource.fromService(own) }).addVersion('v1', container());
    })).toThrow(/^Validation failed[^\n]*\n[^\n]*\(CDI301\)$/);
  });

  test('is looked at again when the app is written again', () => {
    const app = new App();
    const chart = new Chart(app, 'shop', { namespace: 'shop' });
    const own = ownService(chart);
    meshed(chart, { source: ServiceSource.fromService(own) }).addVersion('v1', container());
    expect(() => app.synthYaml()).not.toThrow();
    ApiObject.of(own).addJsonPatch(JsonPatch.replace('/spec/selector', {}));
    expect(() => app.synthYaml()).toThrow('(CDI304)');
    ApiObject.of(own).addJsonPatch(JsonPatch.replace('/spec/selector', { app: 'shop' }));
    expect(() => app.synthYaml()).not.toThrow();
  });
});

describe('a Deployment that is brought in', () => {
  const ownDeployment = (chart: Chart, labels: Record<string, string> = {}) =>
    new kplus.Deployment(chart, 'Own', { containers: [{ image: 'shop:1', portNumber: 80 }], podMetadata: { labels } });

  test('fails where its pods are relabelled afterwards, for the subset would be empty', () => {
    expect(synthesized(chart => {
      const deployment = ownDeployment(chart, { version: 'v1' });
      meshed(chart, { source: ServiceSource.external() }).addVersion('v1', MeshWorkload.fromDeployment(deployment, { labels: { version: 'v1' } }));
      deployment.podMetadata.addLabel('version', 'other');
    })).toThrow('(CDI305)');
  });

  test('behind a Service that is written works with the remedy that the refusal names', () => {
    const build = (selector?: Record<string, string>) => synthesized(chart => {
      const service = meshed(chart);
      service.addVersion('v1', MeshWorkload.fromDeployment(ownDeployment(chart, { app: 'store' })));
      if (selector) service.service!.addJsonPatch(JsonPatch.replace('/spec/selector', selector));
    });
    expect(build()).toThrow('JsonPatch.replace(\'/spec/selector\', {"app":"store"})');
    expect(build({ app: 'store' })).not.toThrow();
  });
});

describe('external pods', () => {
  const versions = (...labels: Record<string, string>[]) => synthesized(chart => {
    const service = meshed(chart, { source: ServiceSource.external() });
    labels.forEach((one, at) => service.addVersion(`v${at + 1}`, MeshWorkload.external({ labels: one })));
  });

  test('fail where the pods of one version are among those of another', () => {
    expect(versions({ app: 'shop' }, { app: 'shop', version: 'v2' })).toThrow(REFUSAL);
    expect(versions({ app: 'shop', version: 'v1' }, { app: 'shop' })).toThrow(REFUSAL);
    expect(versions({ app: 'shop', version: 'v1' }, { app: 'shop', version: 'v2' })).not.toThrow();
  });

  test.each<[Record<string, string>]>([
    [{ version: 'v 1' }], [{ 'bad key!': 'v1' }], [{ '': 'v1' }], [{ version: 'x'.repeat(64) }], [{ '/version': 'v1' }], [{ 'a/b/c': 'v1' }],
  ])('fail to have labels that Kubernetes does not take: %j', labels => {
    expect(versions(labels)).toThrow(REFUSAL);
  });

  test('fail to have labels that are lost when they are written', () => {
    expect(versions(JSON.parse('{"__proto__":"v1"}') as Record<string, string>)).toThrow(REFUSAL);
    expect(versions({ version: undefined as unknown as string })).toThrow(REFUSAL);
  });

  test.each<[Record<string, string>]>([[{ 'app.kubernetes.io/version': '1.0' }],
    [{ 'A_b.c-1': 'X_y.z-2' }]])('may have any that it does take: %j', labels => {
    expect(versions(labels)).not.toThrow();
  });
});

describe('a container', () => {
  test('fails where it may take no whole seconds to stop', () => {
    const workload = MeshWorkload.container({ image: 'shop:1', terminationGracePeriod: Duration.millis(1500) });
    expect(synthesized(chart => meshed(chart).addVersion('v1', workload))).toThrow('(CDI124)');
  });

  test.each([{ replicas: 2 ** 31 }, { runAsUser: 2 ** 31 }])('fails where a number is more than Kubernetes counts: %j', options => {
    expect(synthesized(chart => meshed(chart).addVersion('v1', MeshWorkload.container({ image: 'shop:1', ...options })))).toThrow(REFUSAL);
  });
});
