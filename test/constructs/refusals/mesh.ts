import { App, Chart, Duration } from 'cdk8s';
import { GatewayRoute, GatewayTls, MeshGateway, MeshPort, MeshService, NginxRoute, Retries, ServiceSource, MeshWorkload } from 'cdk8s-istio';
import * as kplus from 'cdk8s-plus-28';
import { besideRunning } from './brought-in';
import { letOut, nginx, twoIngresses } from './edge';
import { passed } from './listeners';
import { bareService, chartOf, ownDeployment, ownService, plainChart, refused, reviews, untyped, type RefusalCase } from './refusal-case';
import type { RefusalCode } from '../../../src/constructs/refusals/catalogue';

const external = () => MeshWorkload.external();

function inNamespace(app: App, namespace: string, id = 'Reviews'): MeshService {
  return inChart(chartOf(app, namespace), id);
}

function inChart(chart: Chart, id = 'Reviews', source?: ServiceSource): MeshService {
  const service = new MeshService(chart, id, { name: 'reviews', ports: [MeshPort.http(9080)], stable: 'v1', source });
  service.addVersion('v1', MeshWorkload.external());
  return service;
}

function written(app: App, name: string, version: string): void {
  const chart = app.node.tryFindChild('shop') as Chart | undefined ?? chartOf(app, 'shop');
  const service = new MeshService(chart, name, { name, ports: [MeshPort.http(80)], stable: version });
  service.addVersion(version, MeshWorkload.container({ image: 'reviews:1' }));
}

function plainService(chart: Chart): kplus.Service {
  return new kplus.Service(chart, 'Own', {
    metadata: { name: 'reviews' }, ports: [{ name: 'http', port: 9080 }], selector: kplus.Pods.select(chart, 'Pods', { labels: { app: 'reviews' } }),
  });
}

/** A service of the mesh and its versions. */
export const MESH: Record<Exclude<Extract<RefusalCode, `CDI2${string}`>, `CDI21${4 | 6 | 7 | 8 | 9}`>, RefusalCase> = {
  CDI201: {
    refused: {
      'every host': refused(app => reviews(app, { name: '*' }), '\'shop/Reviews\'', '\'*\'', 'a MeshService for each service'),
      'a wildcard': refused(app => reviews(app, { name: '*.shop' }), 'a wildcard inside the mesh'),
      'a full host name': refused(app => reviews(app, { name: 'reviews.shop.svc.cluster.local' }), '\'reviews.shop.svc.cluster.local\'',
        'pass \'reviews\''),
      'no name': refused(app => reviews(app, { name: '' }), '\'shop/Reviews\'', 'got \'\''),
      'capitals': refused(app => reviews(app, { name: 'Reviews' }), 'got \'Reviews\'', 'lower-case letters'),
      'an underscore': refused(app => reviews(app, { name: 'book_reviews' }), 'got \'book_reviews\''),
      'a hyphen at the end': refused(app => reviews(app, { name: 'reviews-' }), 'got \'reviews-\''),
      'a line break after the name': refused(app => reviews(app, { name: 'reviews\n' }), 'a DNS label'),
      '64 characters': refused(app => reviews(app, { name: 'r'.repeat(64) }), 'at most 63'),
      'no text': refused(app => reviews(app, { name: untyped(null) }), '\'shop/Reviews\'', 'got null'),
      'a number': refused(app => reviews(app, { name: untyped(5) }), 'got 5'),
      'a domain that is not a string': refused(app => reviews(app, { clusterDomain: untyped(null) }), 'got null', 'cluster.local'),
      'a namespace that Kubernetes cannot have': refused(app => inNamespace(app, 'Foo Bar'), '\'Foo Bar/Reviews\'', 'in the namespace \'Foo Bar\'',
        'new Chart(app, id, { namespace: \'shop\' })'),
      'a namespace of no letters': refused(app => inChart(new Chart(app, 'shop', { namespace: '' })), 'in the namespace \'\''),
      'a namespace with a dot': refused(app => inNamespace(app, 'shop.prod'), 'in the namespace \'shop.prod\''),
    },
    accepted: {
      'a namespace that begins with a digit': app => inNamespace(app, '1-shop'),
      'no namespace': app => inChart(plainChart(app)),
      '63 characters': app => reviews(app, { name: 'r'.repeat(63) }),
      'hyphens inside': app => reviews(app, { name: 'book-reviews-2' }),
    },
  },
  CDI202: {
    refused: {
      'no port': refused(app => reviews(app, { ports: [] }), '\'shop/Reviews\' has no port', 'MeshPort.http'),
    },
    accepted: {
      'TCP alone': app => reviews(app, { ports: [MeshPort.tcp(9000)] }),
      'TLS alone': app => reviews(app, { ports: [MeshPort.tls(9443)] }),
      'HTTP beside TCP': app => reviews(app, { ports: [MeshPort.tcp(9000), MeshPort.http(9080)] }),
      'gRPC alone': app => reviews(app, { ports: [MeshPort.grpc(9000)] }),
    },
  },
  CDI203: {
    refused: {
      'a number twice': refused(app => reviews(app, { ports: [MeshPort.http(80), MeshPort.http(80, { name: 'http-b' })] }), '\'shop/Reviews\'',
        'the number \'80\'', 'once'),
      'a name twice': refused(app => reviews(app, { ports: [MeshPort.http(80), MeshPort.http(81)] }), 'the name \'http\'', '\'http-admin\''),
    },
    accepted: { 'two of everything': app => reviews(app, { ports: [MeshPort.http(80), MeshPort.http(81, { name: 'http-admin' })] }) },
  },
  CDI204: {
    refused: {
      'one container port for two ports': refused(
        app => reviews(app, { ports: [MeshPort.http(80, { targetPort: 8080 }), MeshPort.http(81, { name: 'http-b', targetPort: 8080 })] }),
        '\'shop/Reviews\'', 'the target port \'8080\'', 'a port for each'),
      'the number of one as the container port of the other': refused(
        app => reviews(app, { ports: [MeshPort.http(80, { targetPort: 8080 }), MeshPort.tcp(8080)] }), '\'8080\''),
    },
    accepted: { 'crossed ports': app => reviews(app, { ports: [MeshPort.http(80, { targetPort: 81 }), MeshPort.tcp(81, { targetPort: 80 })] }) },
  },
  CDI205: {
    refused: {
      'a dot': refused(app => bareService(app).addVersion('v1.2', external()), '\'shop/Reviews\'', 'got \'v1.2\'',
        'addVersion(\'v1-2\', workload, { label: \'v1.2\' })'),
      'a capital': refused(app => bareService(app).addVersion('V1', external()), 'addVersion(\'v1\', workload, { label: \'V1\' })'),
      'no name': refused(app => bareService(app).addVersion('', external()), 'got \'\'', 'addVersion(\'v1\', workload)'),
      'a blank': refused(app => bareService(app).addVersion('v 1', external()), 'addVersion(\'v-1\', workload)'),
      'another script': refused(app => bareService(app).addVersion('版本一', external()), 'got \'版本一\''),
      '64 characters': refused(app => bareService(app).addVersion('v'.repeat(64), external()), 'a DNS label'),
      'no text': refused(app => bareService(app).addVersion(untyped(null), external()), 'got null', 'addVersion(\'v1\', workload)'),
      'a number': refused(app => bareService(app).addVersion(untyped(2), external()), 'got 2', 'addVersion(\'2\', workload)'),
    },
    accepted: {
      'the way out that the message names': app => bareService(app, { stable: 'v1-2' }).addVersion('v1-2', external(), { label: 'v1.2' }),
      '63 characters': app => bareService(app, { stable: 'v'.repeat(63) }).addVersion('v'.repeat(63), external()),
    },
  },
  CDI206: {
    refused: {
      'one version twice': refused(app => reviews(app).addVersion('v2', external()),
        '\'shop/Reviews\' already declares version \'v2\' of \'reviews\'', 'a name of its own'),
    },
    accepted: { 'one name in two services': app => [inNamespace(app, 'shop'), inNamespace(app, 'back')] },
  },
  CDI207: {
    refused: {
      'a blank': refused(app => bareService(app).addVersion('v1', external(), { label: 'v 1' }), 'version \'v1\' of \'shop/Reviews\'',
        'got \'v 1\'', 'at most 63'),
      'no label': refused(app => bareService(app).addVersion('v1', external(), { label: '' }), 'got \'\''),
      'a dot at the end': refused(app => bareService(app).addVersion('v1', external(), { label: '1.' }), 'got \'1.\''),
      'a number': refused(app => bareService(app).addVersion('v1', external(), { label: untyped(1) }), 'got 1'),
      '64 characters': refused(app => bareService(app).addVersion('v1', external(), { label: '1'.repeat(64) }), 'label value'),
      'a value of external pods with a blank': refused(() => MeshWorkload.external({ labels: { track: 'a b' } }), 'got track=a b', 'as the pods carry them'),
      'a key of external pods with a blank': refused(() => MeshWorkload.external({ labels: { 'a b': 'track' } }), 'got a b=track'),
    },
    accepted: { 'dots, underscores and capitals': app => bareService(app).addVersion('v1', external(), { label: '1.2_RC-3' }) },
  },
  CDI208: {
    refused: {
      'a version that nobody declared': refused(app => reviews(app).version('v9'), '\'shop/Reviews\' has no version \'v9\'',
        'but declares \'v1\', \'v2\'', 'addVersion(\'v9\', …)'),
      'a name that every object has': refused(app => reviews(app).version('toString'), '\'toString\''),
      'any version before the first': refused(app => bareService(app).version('v1'), 'but declares none'),
    },
    accepted: { 'a declared one': app => reviews(app).version('v2') },
  },
  CDI209: {
    refused: {
      'one host twice in a chart': refused(app => [inNamespace(app, 'shop', 'First'), inNamespace(app, 'shop', 'Second')],
        '\'shop/First\' already owns the host \'reviews.shop\', so \'shop/Second\' cannot', 'share that MeshService'),
      'one host in two charts of one namespace': refused(
        app => [inNamespace(app, 'shop'), inChart(new Chart(app, 'more', { namespace: 'shop' }))], '\'shop/Reviews\'', '\'more/Reviews\''),
      'one host in two charts without a namespace': refused(app => [inChart(plainChart(app)), inChart(new Chart(app, 'more'))],
        'the host \'reviews\''),
      'one host twice at a gateway': refused(app => new MeshGateway(chartOf(app), 'Edge', { name: 'edge', hosts: ['a.example.com', '*', 'a.example.com'] }),
        '\'shop/Edge\' lists the host \'a.example.com\' twice', 'drop one of the two'),
      'one host twice in an exposure': refused(app => {
        const gateway = new MeshGateway(chartOf(app), 'Edge', { name: 'edge', hosts: ['a.example.com'] });
        new GatewayRoute(chartOf(app), 'Outside', { gateway, service: reviews(app), hosts: ['a.example.com', 'a.example.com'] });
      }, '\'shop/Outside\' lists the host \'a.example.com\' twice', 'drop one of the two'),
      'one host of two gateways': refused(app => ['A', 'B'].map(id => new MeshGateway(chartOf(app), id, { name: id.toLowerCase(), hosts: ['a.example.com'] })),
        '\'shop/A\' already listens to \'a.example.com\' at the gateway istio=ingressgateway, so \'shop/B\' cannot', 'through one MeshGateway'),
      'a host that is passed through where TLS ends at the gateway': refused(passed({}, { hosts: ['sealed.example.com'], tls: GatewayTls.simple('a') }),
        '\'shop/Edge\' already takes TLS for \'sealed.example.com\' on port 443 of the gateway istio=ingressgateway, so \'shop/Sealed\' cannot', 'in one place'),
      'a host that is passed through twice': refused(passed({ hosts: ['a.example.com', 'a.example.com'] }), '\'shop/Sealed\' lists the host \'a.example.com\' twice', 'drop one of the two'),
      'a Service that is brought in from the namespace of another': refused(app => {
        inNamespace(app, 'shop', 'First');
        inChart(chartOf(app, 'back'), 'Second', ServiceSource.fromService(ownService(app)));
      }, '\'shop/First\'', '\'back/Second\''),
    },
    accepted: {
      'one name in two namespaces': app => [inNamespace(app, 'shop'), inNamespace(app, 'back')],
      'a host that is passed through under a wildcard of the gateway': passed({}, { hosts: ['*'], tls: GatewayTls.simple('a') }),
      'a host that is passed through on another port': passed({ listenOn: 31400 }, { hosts: ['sealed.example.com'], tls: GatewayTls.simple('a') }),
      'a host that is passed through beside requests in the clear': passed({}, { hosts: ['sealed.example.com'] }),
      'one host in two apps': app => [inNamespace(app, 'shop'), inNamespace(new App(), 'shop')],
    },
  },
  CDI210: {
    refused: {
      'a Service of a chart without namespace': refused(app =>
        inChart(chartOf(app), 'Reviews', ServiceSource.fromService(plainService(plainChart(app)))),
      '\'shop/Reviews\' is in the namespace \'shop\'', '\'plain/Own\'', 'new Chart(app, id, { namespace })'),
      'the host of a service of a chart without namespace': refused(app => inChart(plainChart(app)).hostFor(chartOf(app)),
        '\'shop\' reaches \'plain/Reviews\' from another namespace', 'new Chart(app, id, { namespace })'),
      'a gateway of a namespace in front of a service in none': refused(app => letOut(app, inChart(plainChart(app))),
        '\'shop/Edge\' reaches \'plain/Reviews\'', 'give its chart a namespace'),
      'ingress-nginx in front of a service in no namespace': refused(
        app => new NginxRoute(plainChart(app), 'Nginx', { service: inChart(plainChart(app)), host: 'shop.example.com' }),
        '\'plain/Nginx\'', '\'plain/Reviews\'', 'give its chart a namespace'),
    },
    accepted: {
      'a gateway in front of a service of another namespace': app => letOut(app, inNamespace(app, 'back')),
      'no namespace on either side': app => inChart(plainChart(app), 'Reviews', ServiceSource.fromService(plainService(plainChart(app)))),
      'two namespaces': app => inNamespace(app, 'shop').hostFor(chartOf(app, 'back')),
      'a caller without namespace': app => inNamespace(app, 'shop').hostFor(plainChart(app)),
    },
  },
  CDI211: {
    refused: {
      'a try as long as the request': refused(
        app => reviews(app, {
          timeout: Duration.seconds(2),
          retries: Retries.attempts(2, { perTryTimeout: Duration.millis(2000), retryOn: ['5xx'] }),
        }),
        '\'shop/Reviews\'', 'a single try 2000 ms', 'the whole request 2000 ms', 'shorter than timeout'),
    },
    accepted: {
      'a shorter try': app => reviews(app,
        { timeout: Duration.seconds(2), retries: Retries.attempts(2, { perTryTimeout: Duration.millis(1999), retryOn: ['5xx'] }) }),
      'a try without a whole': app => reviews(app, { retries: Retries.attempts(2, { perTryTimeout: Duration.hours(1), retryOn: ['5xx'] }) }),
    },
  },
  CDI212: {
    refused: {
      'a stable version that is not declared': refused(app => reviews(app, { stable: 'v3' }),
        '\'shop/Reviews\' names \'v3\'', 'declares \'v1\', \'v2\'', 'declare it beside them', 'as in stable: \'v1\''),
      'no version at all': refused(app => bareService(app), 'declares no version; declare it with addVersion(\'v1\', …)'),
      'no stable version': refused(app => reviews(app, { stable: untyped(undefined) }), '\'shop/Reviews\' names no stable version of \'reviews\'', 'as in stable: \'v1\''),
      'the label in place of the name': refused(app => bareService(app, { stable: 'v1.2' }).addVersion('v1-2', external(), { label: 'v1.2' }),
        '\'v1.2\'', '\'v1-2\''),
    },
    accepted: { 'any declared one': app => reviews(app, { stable: 'v2' }) },
  },
  CDI213: {
    refused: {
      'a subset that takes the pods of another version too': refused(app => {
        const service = bareService(app);
        service.addVersion('v1', MeshWorkload.container({ image: 'reviews:1' }));
        service.addVersion('v2', MeshWorkload.external({ labels: { app: 'reviews' } }));
      }, '\'shop/Reviews/v1\'', '\'shop/Reviews/v2\' (app=reviews)'),
      'one label for two versions': refused(app => reviews(app).addVersion('v3', external(), { label: 'v2' }),
        '\'shop/Reviews/v2\' (version=v2) and \'shop/Reviews/v3\'', 'a label of its own'),
      'the same labels in another order': refused(app => {
        const service = reviews(app);
        service.addVersion('a', MeshWorkload.external({ labels: { track: 'x', team: 'y' } }));
        service.addVersion('b', MeshWorkload.external({ labels: { team: 'y', track: 'x' } }));
      }, 'team=y,track=x'),
      'the pods of one among those of another': refused(app => {
        const service = reviews(app);
        service.addVersion('a', MeshWorkload.external({ labels: { track: 'x' } }));
        service.addVersion('b', MeshWorkload.external({ labels: { team: 'y', track: 'x' } }));
      }, 'team=y,track=x', 'share pods'),
      'new pods among those of a Deployment that runs': refused(app => besideRunning(app, { app: 'reviews' }, { app: 'reviews' }),
        '\'shop/Reviews/v1\' (app=reviews) and \'shop/Reviews/v2\' (version=v2) share pods',
        '(1) label the pods of \'shop/Running\': ApiObject.of(workload).addJsonPatch(JsonPatch.add(\'/spec/template/metadata/labels/version\', \'v1\'))',
        '(2) bring in \'shop/Running\' as \'v1\': MeshWorkload.fromObject(workload, { labels: {"version":"v1"} }); (3) add \'shop/Reviews/v2\''),
      'one Deployment for two versions': refused(app => {
        const [service, deployment] = [bareService(app, { source: ServiceSource.external() }), ownDeployment(app, 'one')];
        service.addVersion('v1', MeshWorkload.fromDeployment(deployment));
        service.addVersion('v2', MeshWorkload.fromDeployment(deployment));
      }, 'bring \'shop/one\' in only once'),
    },
    accepted: {
      'new pods beside those of a Deployment that runs, after the steps of the message': app =>
        besideRunning(app, { app: 'reviews' }, { app: 'reviews', version: 'v1' }, { labels: { version: 'v1' } }),
      'labels that differ in one value': app => {
        const service = reviews(app);
        service.addVersion('a', MeshWorkload.external({ labels: { track: 'x', team: 'y' } }));
        service.addVersion('b', MeshWorkload.external({ labels: { team: 'z', track: 'x' } }));
      },
    },
  },
  CDI215: {
    refused: {
      'two services and versions whose names meet': refused(app => {
        written(app, 'reviews', 'v2-beta');
        written(app, 'reviews-v2', 'beta');
      }, '\'shop/reviews/v2-beta\'', '\'reviews-v2-beta\'', '\'shop/reviews-v2/beta\'', 'rename'),
      'two gateways of one name': refused(app => {
        for (const id of ['A', 'B']) new MeshGateway(chartOf(app), id, { name: 'edge', hosts: [`${id.toLowerCase()}.example.com`] });
      }, '\'shop/A\' already writes the Gateway \'edge\', so \'shop/B\' cannot', 'rename'),
      'two hosts of gateways whose names meet': refused(app => {
        new MeshGateway(chartOf(app), 'A', { name: 'a', hosts: ['b-c.example.com'] });
        new MeshGateway(chartOf(app), 'B', { name: 'a-b', hosts: ['c.example.com'] });
      }, '\'shop/A\' already writes the VirtualService \'a-b-c.example.com\', so \'shop/B\' cannot'),
      'two hosts of one gateway whose names meet': refused(
        app => new MeshGateway(chartOf(app), 'Edge', { name: 'edge', hosts: ['*.example.com', 'b.example.com', 'any.example.com'] }),
        '\'shop/Edge\' writes the VirtualService \'edge-any.example.com\' for \'*.example.com\', so it cannot for \'any.example.com\'',
        'a MeshGateway of its own'),
      'two Ingresses of one service': refused(twoIngresses(), '\'shop/First\' already writes the Ingress \'reviews\', so \'shop/Second\' cannot', 'rename'),
      'two Ingresses of one name': refused(twoIngresses('edge', 'edge'), '\'shop/First\'', '\'edge\'', '\'shop/Second\''),
      'an Ingress with the name of a service that another lets out': refused(twoIngresses(undefined, 'reviews'), '\'shop/Second\''),
    },
    accepted: {
      'Ingresses with names of their own': twoIngresses(undefined, 'reviews-org'),
      'Ingresses of one name in two namespaces': app => {
        nginx()(app);
        new NginxRoute(chartOf(app), 'Other', { service: inNamespace(app, 'back'), host: 'back.example.com' });
      },
      'names that do not meet': app => {
        written(app, 'reviews', 'v2');
        written(app, 'reviews-v2', 'v2');
      },
    },
  },
};
