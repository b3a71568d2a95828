import { App, Chart } from 'cdk8s';
import { CanaryRelease, CanaryStage, MeshPort, MeshService, RequestMatch, StringMatch, MeshWorkload } from 'cdk8s-istio';

const { exact, regex } = StringMatch;
const { allOf, cookie, header, headerAbsent, headerPresent, uri } = RequestMatch;

/** Synthesizes a dark release with this early access. */
function admitting(...earlyAccess: RequestMatch[]): () => string {
  return () => {
    const app = new App();
    const chart = new Chart(app, 'shop', { namespace: 'shop' });
    const service = new MeshService(chart, 'Shop', { name: 'shop', ports: [MeshPort.http(80)], stable: 'v1' });
    service.addVersion('v1', MeshWorkload.external());
    new CanaryRelease(chart, 'Release', { canary: service.addVersion('v2', MeshWorkload.external()), stage: CanaryStage.dark(), earlyAccess });
    return app.synthYaml();
  };
}

describe('early access for everybody', () => {
  test('fails where two matches of the list leave nobody out together', () => {
    expect(admitting(headerPresent('end-user'), headerAbsent('end-user'))).toThrow('(CDI403)');
    expect(admitting(headerAbsent('end-user'), header('team', exact('x')), headerPresent('end-user'))).toThrow('(CDI403)');
  });

  test.each(['.*', '.+', '/.*', '^.*$', '^/.*$', '(.*)', '(/.*)', '(?i).*', '/(.*)'])(
    'fails where an expression matches every path: %j', pattern => {
      expect(admitting(uri(regex(pattern)))).toThrow('(CDI403)');
    });

  test.each(['/a.*', '.*a', '/', '/.', '/[a-z]*'])('is not what an expression gives that leaves some path out: %j', pattern => {
    expect(admitting(uri(regex(pattern)))).not.toThrow();
  });
});

describe('many cookies', () => {
  test('fail at once, before every order of them is written', () => {
    const cookies = Array.from({ length: 9 }, (_, at) => cookie(`c${at}`, exact('1')));
    expect(() => allOf(...cookies)).toThrow('(CDI116)');
  });
});
