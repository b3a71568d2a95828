import { Duration, type App } from 'cdk8s';
import {
  CanaryRelease, CanaryStage, CircuitBreaker, Fault, FaultInjection, GatewayRoute, Lane, MeshGateway, MeshPort, MeshService, MeshWorkload, Mirror,
  Percent, RequestMatch, RequestRoute, Retries, ServiceSource, StringMatch, type CanaryReleaseProps, type GatewayRouteProps, type MeshServiceProps,
} from 'cdk8s-istio';
import * as kplus from 'cdk8s-plus-28';
import { bareService, chartOf, refused, reviews, untyped, type RefusalCase } from './refusal-case';

const service = (props: Record<string, unknown>) => (app: App) => reviews(app, untyped<Partial<MeshServiceProps>>(props));

const release = (props: Record<string, unknown>) => (app: App) =>
  new CanaryRelease(chartOf(app), 'Release', untyped<CanaryReleaseProps>({ canary: reviews(app).version('v2'), stage: CanaryStage.dark(), ...props }));

const letOut = (props: Record<string, unknown>) => (app: App) => new GatewayRoute(chartOf(app), 'Outside', untyped<GatewayRouteProps>({
  gateway: new MeshGateway(chartOf(app), 'Edge', { name: 'edge', hosts: ['shop.example.com'] }), service: reviews(app), ...props,
}));

/** What a program without types can pass in place of what the types ask for. */
export const BORDER: Record<'CDI436', RefusalCase> = {
  CDI436: {
    refused: {
      'an image in place of a workload': refused(app => bareService(app).addVersion('v1', untyped('reviews:1')),
        'workload of \'shop/Reviews/v1\' must be a MeshWorkload, got \'reviews:1\'', 'MeshWorkload.container({ image:'),
      'where the Service comes from in place of a workload': refused(app => bareService(app).addVersion('v1', untyped(ServiceSource.create())), 'got a ServiceSource'),
      'no workload': refused(app => bareService(app).addVersion('v1', untyped(undefined)), 'got nothing'),
      'no ports': refused(service({ ports: undefined }), 'ports of \'shop/Reviews\' must be a list, each item a MeshPort, got nothing', 'such as [MeshPort.http(8080)]'),
      'one number in place of ports': refused(service({ ports: 8080 }), 'got 8080'),
      'a list of numbers in place of ports': refused(service({ ports: [MeshPort.http(80), 8080] }), 'ports[1] of \'shop/Reviews\' must be a MeshPort, got 8080'),
      'a number of seconds': refused(service({ timeout: 5 }), 'timeout of \'shop/Reviews\' must be a Duration, got 5', 'such as Duration.seconds(5), or leave it out'),
      'a number of retries': refused(service({ retries: 2 }), 'must be a Retries, got 2'),
      'no props': refused(app => new MeshService(chartOf(app), 'Shop', untyped(undefined)), 'the props of \'shop/Shop\' must be an object, got nothing',
        '{ name: \'shop\', ports: [MeshPort.http(8080)], stable: \'v1\' }'),
      'null for props': refused(app => new Lane(chartOf(app), 'Lane', untyped(null)), 'the props of \'shop/Lane\' must be an object, got null'),
      'no canary': refused(release({ canary: undefined }), 'canary of \'shop/Release\' must be a ServiceVersion, got nothing', 'service.version(\'v2\')'),
      'the name of a canary': refused(release({ canary: 'v2' }), 'got \'v2\''),
      'early access without brackets': refused(release({ earlyAccess: RequestMatch.headerPresent('x-beta') }),
        'earlyAccess of \'shop/Release\' must be a list, each item a RequestMatch, got a RequestMatch', 'or leave it out'),
      'a name that is nearly that of a prop': refused(release({ earlyAcces: [RequestMatch.headerPresent('x-beta')] }),
        'earlyAcces of \'shop/Release\' is unknown; write earlyAccess'),
      'a name without its capital': refused(release({ earlyaccess: [] }), 'write earlyAccess'),
      'no faults': refused(app => new FaultInjection(chartOf(app), 'Chaos', untyped({ service: reviews(app) })), 'faults of \'shop/Chaos\' must be a list, each item a Fault, got nothing'),
      'a fault that is not made': refused(app => new FaultInjection(chartOf(app), 'Chaos', untyped({ service: reviews(app), faults: [Fault.abort] })),
        'faults[0] of \'shop/Chaos\' must be a Fault, got a function'),
      'a time without its unit': refused(() => Fault.delay(untyped(5), Percent.of(5)), 'duration of Fault.delay must be a Duration, got 5'),
      'a version without its list': refused(app => new Lane(chartOf(app), 'Lane', untyped({ match: [RequestMatch.headerPresent('x')], versions: reviews(app).version('v2') })),
        'versions of \'shop/Lane\' must be a list, each item a ServiceVersion, got a ServiceVersion'),
      'a pin of a service': refused(app => new RequestRoute(chartOf(app), 'Pin', untyped({ version: reviews(app), match: [RequestMatch.headerPresent('x')] })), 'got a MeshService'),
      'copies to nobody': refused(app => new Mirror(chartOf(app), 'Mirror', untyped({ share: Percent.of(5) })), 'to of \'shop/Mirror\' must be a ServiceVersion, got nothing'),
      'limits of a name': refused(app => new CircuitBreaker(chartOf(app), 'Limits', untyped({ target: 'reviews', connectionPool: { maxConnections: 1 } })),
        'target of \'shop/Limits\' must be a MeshService or a ServiceVersion, got \'reviews\''),
      'a limit that is nearly one': refused(app => new CircuitBreaker(chartOf(app), 'Limits', untyped({ target: reviews(app), connectionPool: { maxConnection: 1 } })),
        'connectionPool.maxConnection of \'shop/Limits\' is unknown; write maxConnections'),
      'a time of a pool without its unit': refused(app => new CircuitBreaker(chartOf(app), 'Limits', untyped({ target: reviews(app), connectionPool: { connectTimeout: 5 } })),
        'connectionPool.connectTimeout of \'shop/Limits\' must be a Duration, got 5'),
      'a target that answers nothing': refused(app => new CircuitBreaker(chartOf(app), 'Limits', untyped({ target: { toPolicyTarget: () => undefined }, connectionPool: { maxConnections: 1 } })),
        'target.toPolicyTarget() of \'shop/Limits\' must be an object, got nothing'),
      'a service let out through nothing': refused(letOut({ gateway: undefined }), 'gateway of \'shop/Outside\' must be a MeshGateway, got nothing'),
      'a gateway that lets out a name': refused(letOut({ service: 'reviews' }), 'service of \'shop/Outside\' must be a MeshService, got \'reviews\''),
      'a path without its match': refused(letOut({ paths: ['/api'] }), 'paths[0] of \'shop/Outside\' must be a StringMatch, got \'/api\''),
      'one host without its list': refused(app => new MeshGateway(chartOf(app), 'Edge', untyped({ name: 'edge', hosts: 'shop.example.com' })),
        'hosts of \'shop/Edge\' must be a list, each item a string, got \'shop.example.com\'', '[\'shop.example.com\']'),
      'a number in place of a header': refused(() => RequestMatch.header('x', untyped(1)), 'value of RequestMatch.header must be a StringMatch, got 1', 'StringMatch.exact('),
      'a string in place of a match': refused(() => RequestMatch.anyOf(untyped('x')), 'matches[0] of RequestMatch.anyOf must be a RequestMatch, got \'x\''),
      'options that are nearly right': refused(() => MeshPort.http(80, untyped({ targetport: 8080 })), 'targetport of MeshPort.http is unknown; write targetPort'),
      'one condition of retries': refused(() => Retries.attempts(2, untyped({ retryOn: '5xx' })), 'retryOn of Retries.attempts must be a list, each item a string, got \'5xx\''),
      'a variable that is a string': refused(() => MeshWorkload.container(untyped({ image: 'reviews:1', env: { LEVEL: 'info' } })),
        'env.LEVEL of MeshWorkload.container must be an EnvValue, got \'info\'', '{ value:'),
      'variables of a ConfigMap by cdk8s-plus': refused(
        app => MeshWorkload.container({ image: 'reviews:1', envFrom: untyped([kplus.Env.fromConfigMap(new kplus.ConfigMap(chartOf(app), 'Settings'))]) }),
        'envFrom[0] of MeshWorkload.container must be an EnvFromSource, got an EnvFrom'),
      'one annotation': refused(() => MeshWorkload.container(untyped({ image: 'reviews:1', podAnnotations: ['team'] })), 'must be an object, each value a string, got a list'),
    },
    accepted: {
      'a prop of somebody else\'s': release({ team: 'shop' }),
      'a prop that is nearly one of ours beside that one': release({ earlyAccess: [], earlyAcces: 1 }),
      'a prop that is there, and is nothing': release({ earlyAccess: undefined }),
      'a service of a class of one\'s own': app => {
        class Own extends MeshService {}
        const own = new Own(chartOf(app), 'Own', { name: 'own', ports: [MeshPort.http(80)], stable: 'v1', timeout: Duration.seconds(5) });
        own.addVersion('v1', MeshWorkload.external());
        return new FaultInjection(chartOf(app), 'Chaos', { service: own, faults: [Fault.abort(503, Percent.of(5))], match: [RequestMatch.header('x', StringMatch.exact('1'))] });
      },
    },
  },
};
