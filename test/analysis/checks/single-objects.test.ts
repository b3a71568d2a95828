import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../../../src/analysis/checks/check';
import { manifestsOf } from '../support/manifests';

/** Whoever names a gateway here stands alone, so that nobody knows it. */
const OF_OTHERS = ['MAN506', 'MAN507'];

/** Each object by its kind and spec, with what is found in it. */
const CASES = readFileSync(join(__dirname, 'single-objects.txt'), 'utf8').split(/\n(?=\w)/).slice(1).map(block => {
  const [object, ...expected] = block.trimEnd().split('\n');
  return [object, expected.map(line => line.trim())] as const;
});

test.each(CASES)('%s', (object, expected) => {
  const [, kind, spec] = /^(\w+) (.*)$/.exec(object) ?? [];
  const found = check(manifestsOf(`apiVersion: networking.istio.io/v1\nkind: ${kind}\nmetadata: { name: one, namespace: shop }\nspec: ${spec}\n`));
  expect(found.filter(({ code }) => !OF_OTHERS.includes(code)).map(({ code, path, message }) => `${code} ${path.join('.')}: ${message}`)).toEqual(expected);
});

test('the fixture has them all', () => expect(CASES.length).toBeGreaterThan(150));
