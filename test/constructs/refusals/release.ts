import { App } from 'cdk8s';
import {
  BlueGreen, CanaryRelease, CanaryStage, CircuitBreaker, Fault, FaultInjection, Lane, MeshPort, MeshService, Percent, RequestMatch, RequestRoute,
  Slot, StringMatch, MeshWorkload, type ServiceVersion,
} from 'cdk8s-istio';
import { chartOf, refused, reviews, type RefusalCase } from './refusal-case';
import type { RefusalCode } from '../../../src/constructs/refusals/catalogue';

const { exact, prefix, regex } = StringMatch;
const { allOf, anyOf, cookie, header, headerAbsent, headerPresent, method, uri } = RequestMatch;

function release(app: App, id: string, canary: ServiceVersion, stage: CanaryStage, earlyAccess: RequestMatch[] = []): CanaryRelease {
  return new CanaryRelease(chartOf(app), id, { canary, stage, earlyAccess });
}

const stableAt = (stage: CanaryStage) => (app: App) => release(app, 'Release', reviews(app).version('v1'), stage);
const admitting = (...earlyAccess: RequestMatch[]) => (app: App) =>
  release(app, 'Release', reviews(app).version('v2'), CanaryStage.dark(), earlyAccess);

function switched(app: App, blue: ServiceVersion, green: ServiceVersion, id = 'Switch'): BlueGreen {
  return new BlueGreen(chartOf(app), id, { blue, green, live: Slot.BLUE });
}

function ratings(app: App): MeshService {
  const service = new MeshService(chartOf(app), 'Ratings', { name: 'ratings', ports: [MeshPort.http(9080)], stable: 'v1' });
  service.addVersion('v1', MeshWorkload.external());
  service.addVersion('v2', MeshWorkload.external());
  return service;
}

const pinned = (...match: RequestMatch[]) => (app: App) => new RequestRoute(chartOf(app), 'Pin', { version: reviews(app).version('v2'), match });

const lane = (match: RequestMatch[], versions: number) => (app: App) =>
  new Lane(chartOf(app), 'Lane', { match, versions: reviews(app).versions.slice(1, 1 + versions) });

const failing = (match?: RequestMatch[]) => (app: App) =>
  new FaultInjection(chartOf(app), 'Chaos', { service: reviews(app), faults: [Fault.abort(503, Percent.of(1))], match });

/** A pin to v1 and early access to v2, each by one match. */
function pinBeforeRelease(pin: RequestMatch, early: RequestMatch, version = 'v1') {
  return (app: App) => {
    const service = reviews(app);
    release(app, 'Release', service.version('v2'), CanaryStage.dark(), [early]);
    new RequestRoute(chartOf(app), 'Pin', { version: service.version(version), match: [pin] });
  };
}

/** Releases and pins. */
export const RELEASE: Record<Extract<RefusalCode, `CDI40${1 | 2 | 3 | 4}` | `CDI41${2 | 3 | 4 | 5}`>, RefusalCase> = {
  CDI401: {
    refused: {
      'in the dark': refused(stableAt(CanaryStage.dark()), '\'shop/Release\' releases version \'v1\' of \'reviews\'', '\'shop/Reviews\'',
        'keep the previous version as stable'),
      'while shifting': refused(stableAt(CanaryStage.shift(Percent.of(50))), '\'shop/Release\''),
      'while rolled back': refused(stableAt(CanaryStage.rollBack()), '\'shop/Release\''),
    },
    accepted: { 'after it has taken over: the promotion': stableAt(CanaryStage.takeOver()) },
  },
  CDI402: {
    refused: {
      'two releases of one service': refused(app => {
        const service = reviews(app);
        service.addVersion('v3', MeshWorkload.external());
        release(app, 'Second', service.version('v3'), CanaryStage.shift(Percent.of(5)));
        release(app, 'First', service.version('v2'), CanaryStage.shift(Percent.of(5)));
      }, '\'shop/First\' already splits the traffic of \'reviews\', so \'shop/Second\' cannot', 'one release at a time'),
      'two releases of one version, in the dark': refused(app => {
        const service = reviews(app);
        release(app, 'A', service.version('v2'), CanaryStage.dark());
        release(app, 'B', service.version('v2'), CanaryStage.dark());
      }, '\'shop/A\'', '\'shop/B\''),
      'a release beside a switch, rolled back': refused(app => {
        const service = reviews(app);
        switched(app, service.version('v1'), service.version('v2'), 'BG');
        release(app, 'A', service.version('v2'), CanaryStage.rollBack());
      }, '\'shop/A\' already splits the traffic of \'reviews\', so \'shop/BG\' cannot'),
    },
    accepted: {
      'a release for each service': app => {
        release(app, 'A', ratings(app).version('v2'), CanaryStage.dark());
        release(app, 'B', reviews(app).version('v2'), CanaryStage.dark());
      },
    },
  },
  CDI403: {
    refused: {
      'every path': refused(admitting(uri(prefix('/'))), '\'shop/Release\' sends requests for \'reviews\' to \'v2\'', 'by the stage of the release'),
      'any path, as an expression': refused(admitting(uri(regex('/.*'))), '\'shop/Release\''),
      'a header or none': refused(admitting(anyOf(headerPresent('end-user'), headerAbsent('end-user'))), 'true of every request'),
      'a narrow match beside one of everything': refused(admitting(anyOf(method('GET'), uri(prefix('/')))), 'true of every request'),
      'all of what is true of everything': refused(admitting(allOf(uri(prefix('/')), uri(regex('.*')))), 'true of every request'),
      'every path before a narrower match': refused(admitting(uri(prefix('/')), method('GET')), 'true of every request'),
      'a pin of every path': refused(pinned(uri(prefix('/'))), '\'shop/Pin\' sends requests for \'reviews\' to \'v2\''),
    },
    accepted: {
      'the root page alone': admitting(uri(exact('/'))),
      'every path of one method': admitting(allOf(uri(prefix('/')), method('GET'))),
      'one header or the lack of another': admitting(anyOf(headerPresent('end-user'), headerAbsent('team'))),
    },
  },
  CDI404: {
    refused: {
      'one match twice': refused(admitting(header('end-user', exact('jason')), header('END-USER', exact('jason'))),
        'match 2 of \'shop/Release\'', 'header \'end-user\' exact \'jason\'', '\'reviews\'', 'drop it, or put the narrower match first'),
      'a path behind its beginning': refused(admitting(uri(prefix('/api')), uri(prefix('/api/v2'))),
        '(uri prefix \'/api/v2\')', 'match 1 of \'shop/Release\' (uri prefix \'/api\')'),
      'a string behind the expression that matches it': refused(admitting(header('end-user', regex('j.*')), header('end-user', exact('jason'))),
        'exact \'jason\''),
      'more conditions behind fewer': refused(admitting(method('GET'), allOf(method('GET'), headerPresent('team'))),
        'method exact \'GET\' and header \'team\' present'),
      'a pin that takes what a release would admit': refused(pinBeforeRelease(uri(prefix('/api')), uri(prefix('/api/v2'))),
        'match 1 of \'shop/Release\' (uri prefix \'/api/v2\')', 'match 1 of \'shop/Pin\' (uri prefix \'/api\')', 'narrow the earlier match'),
      'a lane through two versions of one service': refused(app => {
        const service = reviews(app);
        new Lane(chartOf(app), 'Lane', { match: [headerPresent('x-lane')], versions: [service.version('v1'), service.version('v2')] });
      }, '\'shop/Lane\' leads through \'shop/Reviews/v1\' and \'shop/Reviews/v2\', two versions of one service', 'name one version of each service'),
      'an alternative behind its like': refused(admitting(cookie('beta', exact('1')), anyOf(cookie('beta', exact('1')), method('GET'))), 'match 2'),
    },
    accepted: {
      'a pin of what the release admits to the same version': pinBeforeRelease(uri(prefix('/api')), uri(prefix('/api/v2')), 'v2'),
      'a lane through one version of each service': app =>
        new Lane(chartOf(app), 'Lane', { match: [headerPresent('x-lane')], versions: [reviews(app), ratings(app)].map(service => service.version('v2')) }),
      'a pin that is narrower': pinBeforeRelease(uri(prefix('/api/v2')), uri(prefix('/api'))),
      'the narrower one first': admitting(uri(prefix('/api/v2')), uri(prefix('/api'))),
      'alternatives that repeat themselves inside one match': admitting(anyOf(method('GET'), method('GET'))),
      'conditions of which neither says more': admitting(header('end-user', exact('jason')), header('team', exact('jason'))),
    },
  },
  CDI412: {
    refused: {
      'one version in both slots': refused(app => {
        const version = reviews(app).version('v1');
        switched(app, version, version);
      }, '\'shop/Switch\' has \'shop/Reviews/v1\' in both slots', 'pass two different versions'),
      'versions of two services': refused(app => switched(app, reviews(app).version('v1'), ratings(app).version('v2')),
        '\'shop/Reviews/v1\'', '\'shop/Ratings/v2\'', 'one MeshService'),
      'no slot for the stable version': refused(app => {
        const service = reviews(app);
        switched(app, service.version('v2'), service.addVersion('v3', MeshWorkload.external()));
      }, 'switches between \'v2\' and \'v3\'', '\'shop/Reviews\' names \'v1\' as stable', 'make the version of one slot the stable version'),
    },
    accepted: {
      'the stable version in either slot': app => {
        switched(app, reviews(app).version('v1'), (app.node.findChild('shop').node.findChild('Reviews') as MeshService).version('v2'));
        switched(app, ratings(app).version('v2'), (app.node.findChild('shop').node.findChild('Ratings') as MeshService).version('v1'), 'Other');
      },
    },
  },
  CDI413: {
    refused: {
      'no match': refused(pinned(), '\'shop/Pin\' has no match, so it pins no request to \'shop/Reviews/v2\'', 'at least one match'),
      'a lane of nobody': refused(lane([], 1), 'the lane \'shop/Lane\' must have', 'got 0 and 1'),
      'a lane through nothing': refused(lane([headerPresent('x-lane')], 0), 'got 1 and 0', 'pass what is missing'),
      'a fault on a list of none, which is not everybody': refused(failing([]), '\'shop/Chaos\' has an empty list of matches, so it hits no request for \'shop/Reviews\'', 'leave match out'),
    },
    accepted: {
      'a lane of one match and one version': lane([headerPresent('x-lane')], 1),
      'one match': pinned(headerPresent('end-user')),
      'a fault on all requests, which has no list of matches': failing(),
      'a fault on some requests': failing([headerPresent('end-user')]),
    },
  },
  CDI414: {
    refused: {
      'a word for a stage': refused(app => release(app, 'Release', reviews(app).version('v2'), 'dark' as unknown as CanaryStage),
        '\'shop/Release\' must be at one of the stages, got \'dark\'', 'CanaryStage.dark()'),
      'a stage that is not called': refused(app => release(app, 'Release', reviews(app).version('v2'), CanaryStage.dark as unknown as CanaryStage), 'got a function', 'takeOver()'),
      'a word for a slot': refused(app => {
        const service = reviews(app);
        new BlueGreen(chartOf(app), 'Switch', { blue: service.version('v1'), green: service.version('v2'), live: 'BLUE' as unknown as Slot });
      }, '\'shop/Switch\' must have a live slot, got \'BLUE\'', 'Slot.BLUE'),
    },
    accepted: { 'a stage': app => release(app, 'Release', reviews(app).version('v2'), CanaryStage.takeOver()) },
  },
  CDI415: {
    refused: {
      'a version of another service': refused(app => {
        const [service, version] = [reviews(app), ratings(app).version('v2')];
        new CircuitBreaker(chartOf(app), 'Limits', { target: { toPolicyTarget: () => ({ service, version }) }, connectionPool: { maxConnections: 1 } });
      }, '\'shop/Limits\' limits \'shop/Ratings/v2\' as a version of \'shop/Reviews\'', 'toPolicyTarget()'),
    },
    accepted: {
      'a construct that stands for a version': app => {
        const version = reviews(app).version('v2');
        new CircuitBreaker(chartOf(app), 'Limits', { target: { toPolicyTarget: () => version.toPolicyTarget() }, connectionPool: { maxConnections: 1 } });
      },
    },
  },
};
