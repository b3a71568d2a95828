import { CanaryRelease, CanaryStage, MeshPort, MeshService, RequestMatch, StringMatch, MeshWorkload } from 'cdk8s-istio';
import * as fc from 'fast-check';
import { find, rendered } from '../../../support/manifests';
import { runs } from '../../../support/runs';

/** The text that is read back from the YAML that is written for it. */
function writtenAndRead(value: string): unknown {
  const manifests = rendered(chart => {
    const service = new MeshService(chart, 'Shop', { name: 'shop', ports: [MeshPort.http(80)], stable: 'v1' });
    service.addVersion('v1', MeshWorkload.external());
    const canary = service.addVersion('v2', MeshWorkload.external());
    const earlyAccess = [RequestMatch.queryParam('x', StringMatch.exact(value))];
    new CanaryRelease(chart, 'Release', { canary, stage: CanaryStage.dark(), earlyAccess });
  });
  const { http } = find(manifests, 'VirtualService', 'shop').spec as { http: { match: { queryParams: { x: { exact: string } } }[] }[] };
  return http[0].match[0].queryParams.x.exact;
}

describe('a string match', () => {
  test.each([
    [StringMatch.exact('a.b'), { kind: 'exact', value: 'a.b' }],
    [StringMatch.prefix('/a*'), { kind: 'prefix', value: '/a*' }],
    [StringMatch.regex('a|b'), { kind: 'regex', value: 'a|b' }],
  ])('keeps what it was given: %j', (match, test) => {
    expect(match._test).toEqual(test);
  });

  test.each(['yes', 'on', 'null', '~', '1', '1e3', '0x10', '1_000', '2024-01-01', '12:30', '.inf', '- a', '# a', 'a: b', '{a}', '[a]', '*a', '&a',
    '!a', '%a', '@a', '`a`', '|', '>', '"', '\'', '\'"\'', '\\n', ' a ', '\u00a0', '\u0085', '\u2028', '\ufeff', '日本', '😀', 'x'.repeat(5000)])(
    'is the same text after the YAML is read: %j', value => {
      expect(writtenAndRead(value)).toBe(value);
    });

  test('is the same text after the YAML is read, whatever its characters', () => {
    const texts = fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }).filter(text => !/[\x00-\x1f\x7f]/.test(text));
    fc.assert(fc.property(texts, text => {
      expect(writtenAndRead(text)).toBe(text);
    }), { numRuns: runs(60) });
  });

  test('fails for every control character, in every kind of match', () => {
    const controls = [...Array.from({ length: 32 }, (_, code) => code), 127];
    for (const text of controls.map(code => `a${String.fromCharCode(code)}`)) {
      for (const make of [StringMatch.exact, StringMatch.prefix, StringMatch.regex]) expect(() => make(text)).toThrow('(CDI103)');
    }
  });
});
