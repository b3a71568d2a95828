import { ApiObject, App, JsonPatch } from 'cdk8s';
import { PodLabels, ServiceSource, MeshWorkload, type BroughtInPodsOptions } from 'cdk8s-istio';
import * as kplus from 'cdk8s-plus-28';
import { Construct, type IConstruct } from 'constructs';
import { bareService, broughtIn, chartOf, ownDeployment, ownService, plainChart, refused, untyped, type RefusalCase } from './refusal-case';
import type { RefusalCode } from '../../../src/constructs/refusals/catalogue';

/** Two Deployments behind the Service that one of them was exposed by, which selects the address of that one alone. */
export function exposedByOneOfTwo(app: App, labels: Record<string, string> = {}, selector?: Record<string, string>): void {
  const [first, second] = ['one', 'two'].map(id => ownDeployment(app, id, labels));
  const service = first.exposeViaService({ name: 'reviews', ports: [{ name: 'http', port: 9080 }] });
  if (selector) patched(service, JsonPatch.replace('/spec/selector', selector));
  const mesh = bareService(app, { source: ServiceSource.fromService(service) });
  mesh.addVersion('v1', MeshWorkload.fromDeployment(first));
  mesh.addVersion('v2', MeshWorkload.fromDeployment(second));
}

/** The service `reviews` behind a Service that selects by these labels, with pods of a selector that run already and new ones beside them. */
export function besideRunning(app: App, selector: Record<string, string>, running: Record<string, string>, options: BroughtInPodsOptions = {}): void {
  const mesh = bareService(app, { source: ServiceSource.fromObject(ownService(app, {}, selector)) });
  mesh.addVersion('v1', MeshWorkload.fromObject(ownObject(app, 'Deployment', running), options));
  mesh.addVersion('v2', MeshWorkload.container({ image: 'reviews:2' }));
}

/** An object at `shop/Running` whose pods carry the labels of its selector and others. */
function ownObject(app: App, kind: string, selector: Record<string, string>, others: Record<string, string> = {}): ApiObject {
  return new ApiObject(chartOf(app), 'Running', {
    apiVersion: 'apps/v1',
    kind,
    metadata: { name: 'running' },
    spec: { selector: { matchLabels: selector }, template: { metadata: { labels: { ...selector, ...others } }, spec: { containers: [{ name: 'main', image: 'reviews:1' }] } } },
  });
}

const spec = (app: App, kind: string, ofSpec: object) =>
  new ApiObject(chartOf(app), 'Running', { apiVersion: 'example.com/v1', kind, metadata: { name: 'running' }, spec: ofSpec });

/** A program that brings these pods in, beside a Service that nobody reads. */
export const broughtInAs = (make: (app: App) => IConstruct, options: BroughtInPodsOptions = {}) => (app: App) =>
  bareService(app, { source: ServiceSource.external() }).addVersion('v1', MeshWorkload.fromObject(make(app), options));

/** The Service, with a patch. */
export function patched(service: kplus.Service, patch: JsonPatch): kplus.Service {
  ApiObject.of(service).addJsonPatch(patch);
  return service;
}

/** Pods and Services that another library writes. */
export const BROUGHT_IN = {
  CDI304: {
    refused: {
      'a selector of one version': refused(app => {
        const mesh = broughtIn(app, ownService(app, {}, { app: 'reviews', version: 'v1' }));
        mesh.addVersion('v2', MeshWorkload.container({ image: 'reviews:2' }));
      }, '\'shop/Own\' of \'shop/Reviews\' selects app=reviews,version=v1', '\'shop/Reviews/v2\'', 'app=reviews,version=v2',
      'widen it: ApiObject.of(service).addJsonPatch(JsonPatch.replace(\'/spec/selector\', {"app":"reviews"}))'),
      'the address of one Deployment': refused(app => exposedByOneOfTwo(app), 'misses the pods of \'shop/Reviews/v2\'',
        '(1) label the pods of \'shop/one\': ApiObject.of(workload).addJsonPatch(JsonPatch.add(\'/spec/template/metadata/labels/app\', \'reviews\'))',
        'and label the pods of \'shop/two\'', '(2) have the Service', 'JsonPatch.replace(\'/spec/selector\', {"app":"reviews"})', '(3) bring in \'shop/one\' as \'v1\''),
      'the address of a Deployment, beside new pods': refused(app => besideRunning(app, { 'cdk8s.io/metadata.addr': 'x' }, { 'cdk8s.io/metadata.addr': 'x' }),
        '(1) label the pods of \'shop/Running\'', '(3) bring in \'shop/Running\' as \'v1\'; (4) add \'shop/Reviews/v2\''),
      'a label that the pods will only have once they are replaced': refused(app => {
        const mesh = bareService(app, { source: ServiceSource.fromObject(ownService(app, {}, { tier: 'web' })) });
        mesh.addVersion('v1', MeshWorkload.fromObject(ownObject(app, 'Deployment', { name: 'running' }, { app: 'store' })));
      }, '(1) apply \'shop/Running\' with app=store, which its pod template has', '(2) have the Service', '{"app":"store"}'),
      'a selector by which new pods would be those of a version that runs': refused(
        app => besideRunning(app, { 'app.kubernetes.io/name': 'legacy' }, { 'app.kubernetes.io/name': 'legacy' }),
        'misses the pods of \'shop/Reviews/v2\'', 'JsonPatch.add(\'/spec/template/metadata/labels/version\', \'v1\')',
        '(2) bring in \'shop/Running\' as \'v1\': MeshWorkload.fromObject(workload, { labels: {"version":"v1"} })'),
      'a selector of nothing': refused(app => broughtIn(app, patched(ownService(app), JsonPatch.replace('/spec/selector', {}))), 'selects nothing, which misses',
        'once every pod that runs behind it is labelled so', '{"app":"reviews"}'),
      'pods that have nothing in common': refused(app => {
        const mesh = bareService(app, { source: ServiceSource.fromService(ownService(app)) });
        mesh.addVersion('v1', MeshWorkload.fromDeployment(ownDeployment(app, 'one', { app: 'one' })));
        mesh.addVersion('v2', MeshWorkload.fromDeployment(ownDeployment(app, 'two', { app: 'two' })));
      }, 'JsonPatch.add(\'/spec/template/metadata/labels/app.kubernetes.io~1part-of\', \'reviews\')', '{"app.kubernetes.io/part-of":"reviews"}'),
    },
    accepted: {
      'the widened selector': app => exposedByOneOfTwo(app, { app: 'reviews' }, { app: 'reviews' }),
      'a selector that the new pods can follow': app => broughtIn(app, ownService(app, {}, { 'app': 'ratings', 'app.kubernetes.io/name': 'legacy' })),
      'the way out that the message names': app =>
        besideRunning(app, { 'app.kubernetes.io/name': 'legacy' }, { 'app.kubernetes.io/name': 'legacy', 'version': 'v1' }, { labels: { version: 'v1' } }),
      'pods that nobody knows': app => {
        const mesh = bareService(app, { source: ServiceSource.fromService(ownService(app, {}, { app: 'ratings' })) });
        mesh.addVersion('v1', MeshWorkload.external());
      },
    },
  },
  CDI305: {
    refused: {
      'pods that were written, with another label by a patch': refused(app => {
        const { deployment } = bareService(app).addVersion('v1', MeshWorkload.container({ image: 'reviews:1' }));
        deployment!.addJsonPatch(JsonPatch.replace('/spec/template/metadata/labels/version', 'v7'));
      }, 'the pods of \'shop/Reviews/v1\' carry version=v7', 'is selected by version=v1'),
      'pods that were written, without the label by a patch': refused(app => {
        const { deployment } = bareService(app).addVersion('v1', MeshWorkload.container({ image: 'reviews:1' }));
        deployment!.addJsonPatch(JsonPatch.remove('/spec/template/metadata/labels/version'));
      }, 'the pods of \'shop/Reviews/v1\' carry version=, but'),
      'pods that are to be labelled as another version': refused(broughtInAs(app => ownDeployment(app, 'one', { version: '1.0' }), { podLabels: PodLabels.kiali() }),
        '\'shop/one\' already carry version=1.0', 'version \'v1\' of \'reviews\'', 'addVersion(\'v1\', …, { label: \'1.0\' })'),
      'pods that are asked for by a label that they lack': refused(broughtInAs(app => ownDeployment(app, 'one'), { labels: { version: 'v1' } }),
        'carry version=, but version \'v1\' of \'reviews\' is selected by version=v1', '(1) label the pods of \'shop/one\'',
        'JsonPatch.add(\'/spec/template/metadata/labels/version\', \'v1\')', '(2) ask for the label'),
      'a template without the labels of its selector': refused(broughtInAs(app => {
        const own = ownObject(app, 'Deployment', { app: 'reviews' });
        own.addJsonPatch(JsonPatch.remove('/spec/template/metadata/labels/app'));
        return own;
      }), 'carry app=, but', 'give the pod template of \'shop/Running\' the labels of its selector back'),
    },
    accepted: {
      'the way out that the message names': app => bareService(app, { source: ServiceSource.external() })
        .addVersion('v1', MeshWorkload.fromDeployment(ownDeployment(app, 'one', { version: '1.0' }), { podLabels: PodLabels.kiali() }), { label: '1.0' }),
      'pods that carry the label that is asked for': broughtInAs(app => ownDeployment(app, 'one', { version: 'v1' }), { labels: { version: 'v1' } }),
      'pods that carry the label of another version, which nobody asks for': broughtInAs(app => ownDeployment(app, 'one', { version: '1.0' })),
    },
  },
  CDI306: {
    refused: {
      'another namespace': refused(app => bareService(app).addVersion('v1', MeshWorkload.fromDeployment(ownDeployment(app, 'one', {}, 'back'))),
        '\'back/one\' is in namespace \'back\'', 'the Service \'reviews\' in namespace \'shop\'', 'one namespace'),
      'a Deployment of a chart without namespace': refused(app => bareService(app).addVersion('v1', MeshWorkload.fromDeployment(
        new kplus.Deployment(plainChart(app), 'one', { containers: [{ image: 'one:1' }] }))), '\'plain/one\' is in no stated namespace'),
    },
    accepted: { 'the same namespace': broughtInAs(app => ownDeployment(app, 'one')) },
  },
  CDI312: {
    refused: {
      'a collection of objects': refused(broughtInAs(app => {
        const all = new Construct(chartOf(app), 'All');
        for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) new ApiObject(all, name, { apiVersion: 'apps/v1', kind: 'Deployment' });
        return all;
      }), '\'shop/All\' (Construct) holds \'shop/All/a\'', 'and 1 more', 'include.apiObjects.find('),
      'a construct without an object': refused(broughtInAs(app => new Construct(chartOf(app), 'None')), 'the workload of \'shop/Reviews/v1\'', 'writes no object'),
      'a manifest that is no construct': refused(broughtInAs(() => untyped({ kind: 'Deployment' })), 'got a plain Object', 'an ApiObject of its manifest'),
      'nothing': refused(broughtInAs(() => untyped(undefined)), 'brought in as a construct, got nothing'),
      'a Deployment in place of a Service': refused(app => bareService(app, { source: ServiceSource.fromObject(ownDeployment(app, 'one')) }),
        '\'shop/Reviews\' brings in \'shop/one\' as its Service, whose kind is Deployment of apps/v1'),
      'a Service of Knative': refused(app => bareService(app, {
        source: ServiceSource.fromObject(new ApiObject(chartOf(app), 'Own', { apiVersion: 'serving.knative.dev/v1', kind: 'Service', metadata: { name: 'reviews' } })),
      }), 'whose kind is Service of serving.knative.dev/v1'),
    },
    accepted: {
      'an object of a collection': broughtInAs(app => ownObject(app, 'Deployment', { app: 'reviews' })),
      'a construct whose default child is the object': broughtInAs(app => {
        const around = new Construct(chartOf(app), 'Around');
        around.node.defaultChild = ownObject(app, 'Deployment', { app: 'reviews' });
        return around;
      }),
    },
  },
  CDI313: {
    refused: {
      'a kind without pods': refused(broughtInAs(app => spec(app, 'ConfigMap', {})), '\'shop/Running\' (ConfigMap) has no pod template at spec.template'),
      'a template elsewhere': refused(broughtInAs(app => spec(app, 'Fleet', { workload: { template: {} } })), 'templatePath: \'spec.workload.template\''),
      'no selector': refused(broughtInAs(app => spec(app, 'Fleet', { template: { metadata: { labels: { app: 'reviews' } } } })),
        'has no labels at spec.selector.matchLabels', 'pass the labels that all of its pods carry'),
      'a selector by expressions alone': refused(broughtInAs(app => spec(app, 'Fleet',
        { selector: { matchExpressions: [{ key: 'app', operator: 'Exists' }] }, template: { metadata: { labels: { app: 'reviews' } } } })), 'nobody knows'),
    },
    accepted: {
      'a template elsewhere that is said to be there': broughtInAs(app => spec(app, 'Fleet',
        { selector: { matchLabels: { app: 'reviews' } }, workload: { template: { metadata: { labels: { app: 'reviews' } } } } }), { templatePath: 'spec.workload.template' }),
      'no selector, but labels': broughtInAs(app => spec(app, 'Fleet', { template: { metadata: { labels: { app: 'reviews' } } } }), { labels: { app: 'reviews' } }),
    },
  },
  CDI314: {
    refused: {
      'a Rollout of a Deployment that is written elsewhere': refused(
        broughtInAs(app => spec(app, 'Rollout', { workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'elsewhere' } })),
        '\'shop/Running\' takes its pods from the Deployment \'elsewhere\'', 'MeshWorkload.external({ labels })'),
    },
    accepted: {
      'a Rollout of a Deployment of the same app': broughtInAs(app => {
        const { name } = ownDeployment(app, 'one');
        return spec(app, 'Rollout', { workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name } });
      }),
    },
  },
} satisfies Partial<Record<RefusalCode, RefusalCase>>;
