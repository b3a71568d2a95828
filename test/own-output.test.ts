import { ApiObject, App, Chart } from 'cdk8s';
import { CanaryRelease, CanaryStage, GatewayInstall, GatewayRoute, GatewayTls, MeshGateway, MeshPort, MeshService, MeshWorkload, Percent, ServiceSource, type MeshServiceProps } from 'cdk8s-istio';
import { EXAMPLES, readIn } from './examples/outputs';
import { entryOf } from '../src/analysis/checks/catalogue/entry-of';
import { check } from '../src/analysis/checks/check';
import { readText } from '../src/analysis/reader/read-text';

/** What fails `cdk8s synth --validate` with its usual properties. */
function failing(yaml: string): string[] {
  return check(readText(yaml, 'dist.yaml')).filter(({ code }) => entryOf(code)!.level !== 'info')
    .map(({ code, object: { kind, name }, message }) => `${code} ${kind} ${name}: ${message}`);
}

function written(build: (chart: Chart) => void): string {
  const app = new App();
  build(new Chart(app, 'shop', { namespace: 'shop' }));
  return app.synthYaml();
}

function service(chart: Chart, name: string, props: Partial<MeshServiceProps> = {}): MeshService {
  return new MeshService(chart, name, { name, ports: [MeshPort.http(80)], stable: 'v1', ...props });
}

/** A service that is written, so that the checks know Services and pods. */
function beside(chart: Chart): MeshService {
  const cart = service(chart, 'cart');
  cart.addVersion('v1', MeshWorkload.container({ image: 'cart:1' }));
  return cart;
}

function letOut(chart: Chart, name: string, one: MeshService, install?: GatewayInstall, tls?: GatewayTls): void {
  const gateway = new MeshGateway(chart, name, { name, hosts: [`${name}.example.com`], install, tls });
  new GatewayRoute(chart, `${name}-route`, { gateway, service: one });
}

/** What is known to be outside, each in a program of its own. */
const OUTSIDE: Readonly<Record<string, (chart: Chart) => void>> = {
  'a Service and its pods': chart => {
    beside(chart);
    service(chart, 'legacy', { source: ServiceSource.external() }).addVersion('v1', MeshWorkload.external({ labels: { version: 'v7' } }));
  },
  'a Service, behind a gateway': chart => {
    beside(chart);
    const legacy = service(chart, 'legacy', { source: ServiceSource.external() });
    legacy.addVersion('v1', MeshWorkload.external());
    letOut(chart, 'edge', legacy);
  },
  'all pods of a Service that is written': chart => {
    beside(chart);
    service(chart, 'legacy').addVersion('v1', MeshWorkload.external());
  },
  'the pods of a version beside pods that are written': chart => beside(chart).addVersion('v2', MeshWorkload.external()),
  'a version in the dark that has no pods yet': chart => {
    const canary = beside(chart).addVersion('v2', MeshWorkload.container({ image: 'cart:2', replicas: 0 }));
    new CanaryRelease(chart, 'release', { canary, stage: CanaryStage.dark() });
  },
  'the pods of a gateway of one\'s own': chart => letOut(chart, 'edge', beside(chart), GatewayInstall.custom({ selector: { app: 'edge' } })),
  'the certificate of a gateway': chart => letOut(chart, 'edge', beside(chart), undefined, GatewayTls.simple('edge-cert')),
  'all of it at once': chart => {
    const legacy = service(chart, 'legacy', { source: ServiceSource.external() });
    legacy.addVersion('v1', MeshWorkload.external());
    letOut(chart, 'edge', legacy, GatewayInstall.ingress(), GatewayTls.simple('edge-cert'));
    beside(chart).addVersion('v2', MeshWorkload.external());
  },
};

describe('what the constructs write passes the checks of the library', () => {
  test.each(EXAMPLES)('$name', example => {
    expect(failing(readIn(example, 'expected.yaml'))).toEqual([]);
  });

  test.each(Object.entries(OUTSIDE))('where this is outside: %s', (_, build) => {
    expect(failing(written(build))).toEqual([]);
  });

  test('passes where the pods are those of a kind of somebody else', () => expect(failing(written(chart => {
    const labels = { app: 'legacy' };
    beside(chart);
    const set = new ApiObject(chart, 'Set', {
      apiVersion: 'apps.kruise.io/v1alpha1',
      kind: 'CloneSet',
      metadata: { name: 'legacy' },
      spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers: [{ name: 'main', image: 'legacy:1' }] } } },
    });
    service(chart, 'legacy').addVersion('v1', MeshWorkload.fromObject(set));
  }))).toEqual([]));

  test('passes where a Rollout leaves its template to a Deployment with replicas: 0', () => expect(failing(written(chart => {
    const labels = { app: 'cart', version: 'v2' };
    const spec = { replicas: 0, selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers: [{ name: 'main', image: 'cart:2' }] } } };
    new ApiObject(chart, 'Template', { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'cart-template' }, ...{ spec } });
    const workloadRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'cart-template' };
    const rollout = new ApiObject(chart, 'Rollout', { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', metadata: { name: 'cart' }, ...{ spec: { replicas: 1, workloadRef } } });
    new CanaryRelease(chart, 'release', { canary: beside(chart).addVersion('v2', MeshWorkload.fromObject(rollout)), stage: CanaryStage.shift(Percent.of(10)) });
  }))).toEqual([]));

  test.each(Object.entries(OUTSIDE))('fails without what the objects say of it: %s', (_, build) => {
    expect(failing(written(build).replace(/^ +cdk8s-istio\/ignore: .*$/gm, '    a: b'))).not.toEqual([]);
  });
});

describe('what an object says is outside', () => {
  const annotations = (build: (chart: Chart) => void) => [...written(build).matchAll(/cdk8s-istio\/ignore: (.*)$/gm)].map(([, text]) => text);

  test('is nothing where everything is written, at the usual gateway', () => {
    expect(annotations(chart => letOut(chart, 'edge', beside(chart)))).toEqual([]);
  });

  test('names each code once, with its reason', () => {
    expect(annotations(OUTSIDE['all of it at once'])).toEqual([
      'MAN510 the Service is written elsewhere',
      'MAN501 the Service is written elsewhere',
      'MAN512 the pods of the gateway are installed elsewhere; MAN514 the Secret with the certificate is kept elsewhere',
      'MAN501 the Service is written elsewhere',
      'MAN615 pods of this service are written elsewhere',
      'MAN511 pods of this service are written elsewhere',
    ]);
  });

  test('hides no mistake in the pods of a Service of elsewhere, once its manifests are checked too', () => {
    const elsewhere = ['Service', 'Deployment'].map(kind => JSON.stringify({
      apiVersion: kind === 'Service' ? 'v1' : 'apps/v1',
      kind,
      metadata: { name: 'legacy', namespace: 'shop' },
      spec: kind === 'Service' ? { selector: { app: 'legacy' }, ports: [{ name: 'http', port: 80 }] }
        : { selector: { matchLabels: { app: 'legacy' } }, template: { metadata: { labels: { app: 'legacy', version: 'v9' } }, spec: { containers: [{ name: 'main', image: 'legacy:9' }] } } },
    })).join('\n---\n');
    expect(failing(`${written(OUTSIDE['a Service and its pods'])}\n---\n${elsewhere}`)).toEqual([expect.stringMatching(/^MAN511 DestinationRule legacy/)]);
  });
});
