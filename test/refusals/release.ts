import { App } from 'cdk8s';
import { CanaryRelease, CanaryStage, MeshPort, MeshService, Percent, RequestMatch, StringMatch, Workload, type ServiceVersion } from 'cdk8s-istio';
import { chartOf, refused, reviews, type RefusalCase } from './refusal-case';
import type { Code } from '../../src/diagnostics/catalogue';

const { exact, prefix, regex } = StringMatch;
const { allOf, anyOf, cookie, header, headerAbsent, headerPresent, method, uri } = RequestMatch;

function release(app: App, id: string, canary: ServiceVersion, stage: CanaryStage, earlyAccess: RequestMatch[] = []): CanaryRelease {
  return new CanaryRelease(chartOf(app), id, { canary, stage, earlyAccess });
}

const stableAt = (stage: CanaryStage) => (app: App) => release(app, 'Release', reviews(app).version('v1'), stage);
const admitting = (...earlyAccess: RequestMatch[]) => (app: App) =>
  release(app, 'Release', reviews(app).version('v2'), CanaryStage.dark(), earlyAccess);

/** Releases. */
export const RELEASE: Record<Extract<Code, `CDI4${string}`>, RefusalCase> = {
  CDI401: {
    refused: {
      'in the dark': refused(stableAt(CanaryStage.dark()), '\'shop/Release\' releases version \'v1\' of \'reviews\'', '\'shop/Reviews\'',
        'the version before it'),
      'while shifting': refused(stableAt(CanaryStage.shift(Percent.of(50))), '\'shop/Release\''),
      'while rolled back': refused(stableAt(CanaryStage.rollBack()), '\'shop/Release\''),
    },
    accepted: { 'after it has taken over: the promotion': stableAt(CanaryStage.takeOver()) },
  },
  CDI402: {
    refused: {
      'two releases of one service': refused(app => {
        const service = reviews(app);
        service.addVersion('v3', Workload.external());
        release(app, 'Second', service.version('v3'), CanaryStage.shift(Percent.of(5)));
        release(app, 'First', service.version('v2'), CanaryStage.shift(Percent.of(5)));
      }, '\'shop/First\' already splits the traffic of \'reviews\', so \'shop/Second\' cannot', 'one release at a time'),
      'two releases of one version, in the dark': refused(app => {
        const service = reviews(app);
        release(app, 'A', service.version('v2'), CanaryStage.dark());
        release(app, 'B', service.version('v2'), CanaryStage.dark());
      }, '\'shop/A\'', '\'shop/B\''),
    },
    accepted: {
      'a release for each service': app => {
        const ratings = new MeshService(chartOf(app), 'Ratings', { name: 'ratings', ports: [MeshPort.http(9080)], stable: 'v1' });
        ratings.addVersion('v1', Workload.external());
        release(app, 'A', ratings.addVersion('v2', Workload.external()), CanaryStage.dark());
        release(app, 'B', reviews(app).version('v2'), CanaryStage.dark());
      },
    },
  },
  CDI403: {
    refused: {
      'every path': refused(admitting(uri(prefix('/'))), '\'shop/Release\' sends requests for \'reviews\' to \'v2\'', 'use the stage'),
      'any path, as an expression': refused(admitting(uri(regex('/.*'))), '\'shop/Release\''),
      'a header or none': refused(admitting(anyOf(headerPresent('end-user'), headerAbsent('end-user'))), 'true of every request'),
      'a narrow match beside one of everything': refused(admitting(anyOf(method('GET'), uri(prefix('/')))), 'true of every request'),
      'all of what is true of everything': refused(admitting(allOf(uri(prefix('/')), uri(regex('.*')))), 'true of every request'),
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
      'a text behind the expression that matches it': refused(admitting(header('end-user', regex('j.*')), header('end-user', exact('jason'))),
        'exact \'jason\''),
      'more conditions behind fewer': refused(admitting(method('GET'), allOf(method('GET'), headerPresent('team'))),
        'method exact \'GET\' and header \'team\' present'),
      'an alternative behind its like': refused(admitting(cookie('beta', exact('1')), anyOf(cookie('beta', exact('1')), method('GET'))), 'match 2'),
    },
    accepted: {
      'the narrower one first': admitting(uri(prefix('/api/v2')), uri(prefix('/api'))),
      'alternatives that repeat themselves inside one match': admitting(anyOf(method('GET'), method('GET'))),
      'conditions of which neither says more': admitting(header('end-user', exact('jason')), header('team', exact('jason'))),
    },
  },
};
