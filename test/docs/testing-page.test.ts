import { textOf } from './pages';
import { page } from '../../projenrc/testing-page';
import * as testing from '../../src/testing';

describe('the page about cdk8s-istio/testing', () => {
  const text = page();

  test.each([...Object.keys(testing), 'RoutingMatchers', 'AskedRequest', 'ManifestSource', 'Routing', 'Shares'])('has %s, with what it is for', name => {
    expect(text).toMatch(new RegExp(`\\n### ${name}\\n\\n[A-Z\`][^\\n]+\\.`));
  });

  test('has what an answer is made of, field by field', () => {
    for (const name of ['Outcome', 'Destination', 'Caller', 'Retries']) expect(text).toContain(`\ninterface ${name} `);
    expect(text).not.toMatch(/\bundefined\b|\bimport\b/);
  });

  test('has every matcher', () => {
    for (const name of Object.keys(testing.routingMatchers)) expect(text).toContain(`\n- \`${name}\`: \`expect(`);
  });

  test('is in the repository as it is made', () => {
    expect(textOf('docs/api-testing.md')).toBe(text);
  });
});
