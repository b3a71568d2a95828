import { checked } from '../../../src/analysis/checks/check';
import { httpRoute } from '../../../src/analysis/checks/rule/example';
import { manifestsOf } from '../support/manifests';

const SERVICE = 'apiVersion: v1\nkind: Service\nmetadata: { name: other, namespace: shop }\nspec: { ports: [{ name: http, port: 80 }] }\n---\n';
const codesOf = (yaml: string): string[] => checked(manifestsOf(yaml)).findings.map(({ code }) => code);
const openIn = (yaml: string): number => checked(manifestsOf(yaml)).open;
const leadingTo = (host: string, more = '') => `${SERVICE}${httpRoute(`${more}route: [{ destination: { host: "${host}" } }]`)}`;

describe('a placeholder', () => {
  test.each(['${HOST}', '${host:-reviews}', '$(HOST)', '<HOST>', '<name of the host>', '{{ host }}', '{{host}}', 'cart-${ENV}.shop'])('as in %s has no finding about it', host => {
    expect(codesOf(leadingTo('nowhere'))).toContain('MAN501');
    expect(codesOf(leadingTo(host))).toEqual([]);
    expect(openIn(leadingTo(host))).toBeGreaterThan(0);
  });

  test.each(['<', 'a<b', '$()', '(?<name>a)', '(?P<name>a)', '\\\\<word>', '{ host }', '$HOST'])('is nothing like %s', host => {
    expect(codesOf(leadingTo(host)).length).toBeGreaterThan(codesOf(leadingTo('other')).length);
    expect(openIn(leadingTo(host))).toBe(0);
  });

  test('takes findings about other values nowhere', () => {
    const codes = codesOf(leadingTo('${HOST}', 'timeout: 1d, '));
    expect(codes).toContain('MAN007');
    expect(codesOf(leadingTo('${HOST}', 'timeout: "${TIMEOUT}", '))).not.toContain('MAN007');
  });

  test('as the name or the namespace of an object leaves only what Istio refuses whatever it is called', () => {
    const yaml = leadingTo('nowhere', 'timeout: 1d, ');
    const unnamed = yaml.replaceAll('namespace: shop', 'namespace: "${NAMESPACE}"');
    expect(codesOf(yaml)).toEqual(expect.arrayContaining(['MAN007', 'MAN501']));
    expect(codesOf(unnamed)).toEqual(['MAN007']);
  });

  test('counts no finding twice', () => {
    const { findings, ignored, open } = checked(manifestsOf(leadingTo('${HOST}')), { ignore: [{ code: 'MAN501', reason: 'so' }] });
    expect({ findings: findings.filter(({ code }) => code === 'MAN501'), ignored }).toEqual({ findings: [], ignored: 0 });
    expect(open).toBe(openIn(leadingTo('${HOST}')));
  });
});
