import { runInNewContext } from 'node:vm';
import { App, JsonPatch, Lazy } from 'cdk8s';
import { CanaryRelease, CanaryStage, MeshPort, Percent, RequestMatch, RequestRoute, StringMatch } from 'cdk8s-istio';
import { chartOf, refused, reviews, type RefusalCase } from './refusal-case';
import type { RefusalCode } from '../../../src/constructs/refusals/catalogue';

/** A release at a stage, with a patch of the routes of one construct. */
const patching = (name: string, stage = CanaryStage.dark()) => (app: App) => {
  const service = reviews(app);
  service.patchRoute(name, JsonPatch.add('/corsPolicy', { allowOrigins: [{ exact: 'https://example.com' }] }));
  new CanaryRelease(chartOf(app), 'Release', { canary: service.version('v2'), stage, earlyAccess: [RequestMatch.headerPresent('end-user')] });
};

/** A patch that adds a value to the default route. */
const patchedBy = (value: unknown) => (app: App) => reviews(app).patchRoute('shop/Reviews', JsonPatch.add('/corsPolicy', value));

/** Changes to the routes of a service. */
export const PATCHES: Record<Extract<RefusalCode, `CDI21${4 | 6 | 7}`>, RefusalCase> = {
  CDI214: {
    refused: {
      'a pin that another one leaves nothing to': refused(app => {
        const service = reviews(app);
        const pin = (id: string, match: RequestMatch) => new RequestRoute(chartOf(app), id, { version: service.version('v2'), match: [match] });
        pin('First', RequestMatch.headerPresent('a'));
        service.patchRoute(pin('Second', RequestMatch.header('a', StringMatch.exact('1'))).node.path, JsonPatch.add('/timeout', '1s'));
      }, '\'shop/Second\'', '\'shop/First\''),
      'a service without requests': refused(app => reviews(app, { ports: [MeshPort.tcp(5432)] }).patchRoute('shop/Reviews', JsonPatch.add('/timeout', '1s')),
        'has only routes of none', 'virtualService.addJsonPatch'),
      'a name that no construct has': refused(patching('shop/Relaese'), '\'shop/Reviews\' patches the routes of \'shop/Relaese\'',
        '\'reviews\' has only routes of \'shop/Release\', \'shop/Reviews\'', 'use one of these names'),
      'the name of what is written for a port': refused(patching('shop/Release:9080'), '\'shop/Release:9080\''),
      'what every object has': refused(patching('__proto__'), '\'__proto__\''),
    },
    accepted: {
      'the default': patching('shop/Reviews'),
      'what a release admits': patching('shop/Release'),
      'what a release admitted until it was rolled back': patching('shop/Release', CanaryStage.rollBack()),
      'what a release admitted until it took over': patching('shop/Release', CanaryStage.takeOver()),
    },
  },
  CDI216: {
    refused: {
      'a field inside one that is not there': refused(app => {
        const service = reviews(app);
        service.patchRoute('shop/Reviews', JsonPatch.add('/corsPolicy/maxAge', '1h'));
      }, 'a patch of the routes of \'shop/Reviews\' cannot be applied to \'shop/Reviews\'', 'as in /corsPolicy'),
    },
    accepted: { 'a field of its own': app => reviews(app).patchRoute('shop/Reviews', JsonPatch.add('/corsPolicy', { maxAge: '1h' })) },
  },
  CDI217: {
    refused: {
      'a value that is produced at synth': refused(patchedBy(Lazy.any({ produce: () => '1s' })), '\'shop/Reviews\' patches the routes of \'shop/Reviews\' with a Lazy',
        'pass the value itself'),
      'one deep inside': refused(patchedBy({ allowOrigins: [{ exact: Lazy.any({ produce: () => 'a' }) }] }), 'a Lazy'),
      'a token of another library': refused(patchedBy({ resolve: () => '1s' }), 'a token'),
      'a construct': refused(app => patchedBy(chartOf(app))(app), 'a Chart'),
      'a value of this library': refused(patchedBy(Percent.of(10)), 'a Percent'),
      'a function': refused(patchedBy({ maxAge: () => '1s' }), 'a function'),
    },
    accepted: {
      'what JSON has': patchedBy({ a: ['b', 1, true, null, { c: 'd' }], e: undefined }),
      'fields with the names of methods': patchedBy({ resolve: 'a', produce: 'b' }),
      'what another realm has made': patchedBy(runInNewContext('({ a: [{ b: 1 }] })')),
      'an object without a prototype': patchedBy(Object.assign(Object.create(null) as object, { a: 1 })),
    },
  },
};
