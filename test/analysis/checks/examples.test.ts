import { EXAMPLES } from '../../../src/analysis/checks/catalogue/examples';
import { check } from '../../../src/analysis/checks/check';
import { manifestsOf } from '../support/manifests';

const codesOf = (yaml: string): string[] => check(manifestsOf(yaml)).map(({ code }) => code);

describe.each(Object.entries(EXAMPLES))('%s', (code, { bad, good }) => {
  test('is found in its example', () => {
    expect(codesOf(bad)).toContain(code);
  });

  test('is not found in what it might be instead', () => {
    expect(codesOf(good)).not.toContain(code);
  });
});
