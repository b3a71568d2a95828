import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart, Helm, Include, JsonPatch } from 'cdk8s';
import { MeshPort, MeshService, MeshWorkload, PodLabels, ServiceSource, type BroughtInPodsOptions } from 'cdk8s-istio';
import * as kplus28 from 'cdk8s-plus-28';
import * as kplus33 from 'cdk8s-plus-33';
import type { IConstruct } from 'constructs';
import { find, rendered, type Manifest } from '../../support/manifests';
import { assertAnswered, routingOf } from 'cdk8s-istio/testing';

const SELECTOR = { 'app.kubernetes.io/name': 'legacy', 'app.kubernetes.io/instance': 'prod' };

/** What a chart of Helm writes: a Service, and pods that it selects by two labels. */
const CHART = `
apiVersion: v1
kind: Service
metadata: { name: legacy }
spec: { selector: ${JSON.stringify(SELECTOR)}, ports: [{ name: http, port: 80 }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: legacy }
spec:
  replicas: 3
  selector: { matchLabels: ${JSON.stringify(SELECTOR)} }
  template:
    metadata: { labels: ${JSON.stringify({ ...SELECTOR, 'helm.sh/chart': 'legacy-1.2.3' })} }
    spec: { containers: [{ name: main, image: "legacy:1" }] }
`;

/** The subsets of `legacy` with these pods as v1. */
function subsetsOf(make: (chart: Chart) => IConstruct, options?: BroughtInPodsOptions): unknown {
  return find(rendered(chart => {
    const legacy = new MeshService(chart, 'Legacy', { name: 'legacy', ports: [MeshPort.http(80)], stable: 'v1', source: ServiceSource.external() });
    legacy.addVersion('v1', MeshWorkload.fromObject(make(chart), options));
  }), 'DestinationRule', 'legacy').spec!.subsets;
}

function workload(chart: Chart, kind: string, spec: object): ApiObject {
  return new ApiObject(chart, kind, { apiVersion: 'example.com/v1', kind, metadata: { name: 'legacy' }, spec });
}

const TEMPLATE = { metadata: { labels: { ...SELECTOR, version: '1' } }, spec: { containers: [{ name: 'main', image: 'legacy:1' }] } };

describe('pods of whatever library', () => {
  test.each([['28', kplus28], ['33', kplus33]] as const)('are brought in from cdk8s-plus-%s, by the address that it selects them by', (_, kplus) => {
    const { Deployment, Service } = kplus as typeof kplus28;
    const manifests = rendered(chart => {
      const deployment = new Deployment(chart, 'Deployment', { containers: [{ image: 'legacy:1', portNumber: 80 }] });
      const service: IConstruct = new Service(chart, 'Service', { metadata: { name: 'legacy' }, ports: [{ name: 'http', port: 80 }], selector: deployment });
      const legacy = new MeshService(chart, 'Legacy', { name: 'legacy', ports: [MeshPort.http(80)], stable: 'v1', source: ServiceSource.fromService(service) });
      legacy.addVersion('v1', MeshWorkload.fromDeployment(deployment));
      expect(legacy.version('v1').labels).toEqual(deployment.matchLabels);
    });
    expect(find(manifests, 'DestinationRule', 'legacy').spec!.subsets).toEqual([
      { name: 'v1', labels: { 'cdk8s.io/metadata.addr': expect.stringMatching(/^shop-Deployment-/) as string } },
    ]);
  });

  test.each(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'CloneSet', 'Rollout', 'Whatever'])('are brought in from a manifest of a %s', kind => {
    expect(subsetsOf(chart => workload(chart, kind, { selector: { matchLabels: SELECTOR }, template: TEMPLATE }))).toEqual([{ name: 'v1', labels: SELECTOR }]);
  });

  test('are brought in from a Rollout that leaves its template to a Deployment, by the selector of that', () => {
    const rollout = (chart: Chart) => workload(chart, 'Rollout', { replicas: 2, workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'legacy' } });
    expect(subsetsOf(chart => {
      const made = rollout(chart);
      // The order in which they are made does not matter.
      new ApiObject(chart, 'Deployment', { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'legacy' }, spec: { selector: { matchLabels: SELECTOR }, template: TEMPLATE } });
      return made;
    })).toEqual([{ name: 'v1', labels: SELECTOR }]);
  });

  test('are brought in from a template that stands elsewhere, and labelled there', () => {
    const manifests = rendered(chart => {
      const fleet = workload(chart, 'Fleet', { selector: { matchLabels: SELECTOR }, workload: { template: { metadata: { labels: { ...SELECTOR } } } } });
      const legacy = new MeshService(chart, 'Legacy', { name: 'legacy', ports: [MeshPort.http(80)], stable: 'v1', source: ServiceSource.external() });
      legacy.addVersion('v1', MeshWorkload.fromObject(fleet, { templatePath: 'spec.workload.template', podLabels: PodLabels.kiali() }));
    });
    expect(find(manifests, 'Fleet', 'legacy').spec!.workload).toEqual({ template: { metadata: { labels: { ...SELECTOR, app: 'legacy', version: 'v1' } } } });
  });

  test('are picked by the labels that are asked for in place of the selector', () => {
    const labels = { version: '1' };
    expect(subsetsOf(chart => workload(chart, 'Deployment', { selector: { matchLabels: SELECTOR }, template: TEMPLATE }), { labels })).toEqual([{ name: 'v1', labels }]);
  });
});

describe('a chart of Helm', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'helm-'));
    writeFileSync(join(folder, 'legacy.yaml'), CHART);
    // What cdk8s calls for a chart; it prints what it renders.
    writeFileSync(join(folder, 'helm'), `#!/bin/sh\ncat '${join(folder, 'legacy.yaml')}'\n`);
    chmodSync(join(folder, 'helm'), 0o755);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** The Service and the Deployment of the chart, and a new version beside it. */
  function broughtIn(include: (chart: Chart) => Include): Manifest[] {
    return rendered(chart => {
      const { apiObjects } = include(chart);
      const ofKind = (kind: string) => apiObjects.find(object => object.kind === kind)!;
      const legacy = new MeshService(chart, 'Legacy', { name: 'legacy', ports: [MeshPort.http(80)], stable: 'v1', source: ServiceSource.fromObject(ofKind('Service')) });
      legacy.addVersion('v1', MeshWorkload.fromObject(ofKind('Deployment'), { labels: { 'helm.sh/chart': 'legacy-1.2.3' } }));
      legacy.addVersion('v2', MeshWorkload.container({ image: 'legacy:2' }));
    });
  }

  test.each<[string, (chart: Chart) => Include]>([
    ['included as YAML', chart => new Include(chart, 'Include', { url: join(folder, 'legacy.yaml') })],
    ['rendered by Helm', chart => new Helm(chart, 'Helm', { chart: 'legacy', helmExecutable: join(folder, 'helm') })],
  ])('is brought in object by object where it is %s; new pods carry what its Service selects by', (_, include) => {
    const manifests = broughtIn(include);
    const { template, selector } = find(manifests, 'Deployment', 'legacy-v2').spec as { template: Manifest; selector: object };
    expect(template.metadata.labels).toEqual({ ...SELECTOR, 'app': 'legacy', 'version': 'v2', 'sidecar.istio.io/inject': 'true' });
    expect(selector).toEqual({ matchLabels: { app: 'legacy', version: 'v2' } });
    expect(find(manifests, 'DestinationRule', 'legacy').spec!.subsets).toEqual([
      { name: 'v1', labels: { 'helm.sh/chart': 'legacy-1.2.3' } }, { name: 'v2', labels: { version: 'v2' } },
    ]);
  });

  test('fails where all of it is passed for one object, with what it holds', () => {
    const app = new App();
    const chart = new Chart(app, 'shop');
    const include = new Include(chart, 'Include', { url: join(folder, 'legacy.yaml') });
    const legacy = new MeshService(chart, 'Legacy', { name: 'legacy', ports: [MeshPort.http(80)], stable: 'v1', source: ServiceSource.external() });
    expect(() => legacy.addVersion('v1', MeshWorkload.fromObject(include))).toThrow(
      /'shop\/Include' \(Include\) holds 'shop\/Include\/legacy-service', 'shop\/Include\/legacy-deployment'/);
  });
});

describe('pods that are written beside a Service of another library', () => {
  const labelsBeside = (selector: Record<string, string>, deployment: { selector: Record<string, string>; labels?: Record<string, string> }) => {
    const manifests = rendered(chart => {
      const service = new ApiObject(chart, 'Service', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'legacy' }, spec: { selector, ports: [{ name: 'http', port: 80 }] } });
      const legacy = new MeshService(chart, 'Legacy', { name: 'legacy', ports: [MeshPort.http(80)], stable: 'v1', source: ServiceSource.fromObject(service) });
      legacy.addVersion('v1', MeshWorkload.fromObject(workload(chart, 'Deployment', { selector: { matchLabels: deployment.selector }, template: { metadata: { labels: { ...selector, ...deployment.selector, ...deployment.labels } } } }), { labels: deployment.labels }));
      legacy.addVersion('v2', MeshWorkload.container({ image: 'legacy:2' }));
    });
    return (find(manifests, 'Deployment', 'legacy-v2').spec as unknown as { template: Manifest }).template.metadata.labels;
  };

  test.each<[string, Record<string, string>, Record<string, string>]>([
    ['its name', { 'app.kubernetes.io/name': 'legacy' }, { 'app': 'legacy', 'app.kubernetes.io/name': 'legacy' }],
    ['another app', { app: 'store' }, { app: 'store' }],
    ['several', { app: 'legacy', tier: 'web' }, { app: 'legacy', tier: 'web' }],
  ])('carry the labels that it selects by: %s', (_, selector, carried) => {
    expect(labelsBeside(selector, { selector: { track: 'stable' } })).toEqual({ ...carried, 'version': 'v2', 'sidecar.istio.io/inject': 'true' });
  });

  test('fails where these are all that tells the other version apart', () => {
    expect(() => labelsBeside({ tier: 'web' }, { selector: { tier: 'web' } })).toThrow('(CDI304)');
    expect(labelsBeside({ tier: 'web' }, { selector: { tier: 'web' }, labels: { version: 'v1' } })).toMatchObject({ tier: 'web', version: 'v2' });
  });
});

describe('ports of a Service that leads to its pods by the name of a container port', () => {
  const portsBeside = (servicePorts: readonly object[], ports: readonly MeshPort[], patch?: JsonPatch) => {
    const manifests = rendered(chart => {
      const service = new ApiObject(chart, 'Service', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'legacy' }, spec: { selector: { app: 'legacy' }, ports: servicePorts } });
      const legacy = new MeshService(chart, 'Legacy', { name: 'legacy', ports: [...ports], stable: 'v2', source: ServiceSource.fromObject(service) });
      legacy.addVersion('v2', MeshWorkload.container({ image: 'legacy:2' }));
      // The order in which they are said does not matter.
      if (patch) service.addJsonPatch(patch);
    });
    assertAnswered(routingOf(manifests), { from: 'sidecar/shop', host: 'legacy', port: 80 });
    const { template } = find(manifests, 'Deployment', 'legacy-v2').spec as { template: { spec: { containers: [{ ports: object[] }] } } };
    return template.spec.containers[0].ports;
  };

  test('have it in the new container too, so that the new pods are found', () => {
    expect(portsBeside([{ name: 'http', port: 80, targetPort: 'web' }, { name: 'http-admin', port: 81, targetPort: 8081 }],
      [MeshPort.http(80, { targetPort: 8080 }), MeshPort.http(81, { name: 'http-admin', targetPort: 8081 })]))
      .toEqual([{ name: 'web', containerPort: 8080 }, { containerPort: 8081 }]);
  });

  test('have the name that a patch has given, and none where that is a number', () => {
    const ports = [{ name: 'http', port: 80, targetPort: 'web' }];
    expect(portsBeside(ports, [MeshPort.http(80)], JsonPatch.replace('/spec/ports/0/targetPort', 'main'))).toEqual([{ name: 'main', containerPort: 80 }]);
    expect(portsBeside(ports, [MeshPort.http(80)], JsonPatch.replace('/spec/ports/0/targetPort', 80))).toEqual([{ containerPort: 80 }]);
  });

  test('have a name once where two of them lead to it, as Kubernetes demands', () => {
    expect(portsBeside([{ name: 'http', port: 80, targetPort: 'web' }, { name: 'http-old', port: 81, targetPort: 'web' }],
      [MeshPort.http(80, { targetPort: 8080 }), MeshPort.http(81, { name: 'http-old' })])).toEqual([{ name: 'web', containerPort: 8080 }, { containerPort: 81 }]);
  });
});
