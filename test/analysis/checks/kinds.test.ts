import { EXAMPLES } from '../../../src/analysis/checks/catalogue/examples';
import { Context } from '../../../src/analysis/checks/index/context';
import { KINDS } from '../../../src/analysis/checks/objects/kinds';
import { RULES } from '../../../src/analysis/checks/rules/rules';
import { manifestsOf } from '../support/manifests';

/** Kinds of which the definition is known, and little more. */
const ASKED_IN_PART = new Set(['AuthorizationPolicy', 'PeerAuthentication', 'RequestAuthentication', 'WorkloadEntry', 'WorkloadGroup', 'ProxyConfig']);

describe('the kinds that are looked at', () => {
  test('are those that the rules ask for', () => {
    const asked = new Set<string>();
    const of = jest.spyOn(Context.prototype, 'of');
    for (const { bad } of Object.values(EXAMPLES)) {
      const context = new Context(manifestsOf(bad));
      RULES.forEach(rule => rule.check(context));
    }
    of.mock.calls.forEach(([kind]) => asked.add(kind));
    of.mockRestore();
    const known = Object.values(KINDS).flatMap(kinds => Object.entries(kinds));
    expect(known.filter(([, isLookedAt]) => isLookedAt)).toEqual(known.filter(([kind]) => asked.has(kind) && !ASKED_IN_PART.has(kind)));
  });
});
