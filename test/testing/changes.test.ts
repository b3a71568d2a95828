import * as fs from 'fs';
import * as path from 'path';
import { assertSafeChange, routingMatchers } from '../../src/testing';
import { ROOT } from '../cli/support';

expect.extend(routingMatchers);

const EXAMPLES = path.join(ROOT, 'examples');
const FIRST = ['01-steady', '02-deploy', '03-dark', '04-shift-5', '05-shift-25', '06-shift-50', '07-take-over', '08-promote', '09-finish', '10-retire'];

function expectedOf(example: string): string {
  return fs.readFileSync(path.join(EXAMPLES, example, 'expected.yaml'), 'utf8');
}

const steps = FIRST.slice(1).map((name, at): [string, string] => [FIRST[at], name]);
const all = fs.readdirSync(EXAMPLES).filter(name => fs.existsSync(path.join(EXAMPLES, name, 'expected.yaml')));

test.each(steps)('the release goes from %s to %s without a lost request', (before, after) => {
  assertSafeChange(expectedOf(`release/${before}`), expectedOf(`release/${after}`));
});

test.each(steps.slice(0, 7))('the release goes back to %s from %s without a lost request', (before, after) => {
  assertSafeChange(expectedOf(`release/${after}`), expectedOf(`release/${before}`));
});

test.each(all)('%s is applied to an empty cluster without a lost request', name => {
  assertSafeChange('', expectedOf(name));
});

test('fails where one commit deploys and shifts, with who is lost and when', () => {
  const change = () => assertSafeChange(expectedOf('release/01-steady'), expectedOf('release/05-shift-25'), { appliedBy: 'helm' });
  expect(change).toThrow(/^the change is not safe when it is applied in one commit by helm:\n {2}PLN101 [^]*PLN101 25 % of everyone else to reviews\.bookinfo:9080 gets a 503/);
});

test('fails for a tool that is not known', () => {
  expect(() => assertSafeChange('', '', { appliedBy: 'ansible' as never })).toThrow('the tool \'ansible\' is not known: pass one of kubectl, kubectl-prune, helm, argocd, flux, kapp');
});

test('a matcher says the same, and its opposite', () => {
  const [before, after] = ['01-steady', '05-shift-25'].map(name => expectedOf(`release/${name}`));
  expect(before).toChangeSafelyTo(after);
  expect(before).not.toChangeSafelyTo(after, { appliedBy: 'kubectl' });
  expect(() => expect(before).not.toChangeSafelyTo(after)).toThrow('expected the change to harm some request, but it harms none');
});
