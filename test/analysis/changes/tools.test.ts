import { hazardsOf, plan, routes, SERVICE, split, subsets, version } from './support';
import type { Tool } from '../../../src/analysis/changes/tools/tools';

const V1 = [SERVICE, version('v1'), subsets('v1'), routes(split({ v1: 100 }))];
const BOTH = [SERVICE, version('v1'), version('v2'), subsets('v1', 'v2'), routes(split({ v1: 90, v2: 10 }))];
const V2 = [SERVICE, version('v2'), subsets('v2'), routes(split({ v2: 100 }))];

const annotated = (document: string, annotations: string) => document.replace('namespace: shop }', `namespace: shop, annotations: { ${annotations} } }`);
const inWave = (document: string, wave: number) => annotated(document, `argocd.argoproj.io/sync-wave: "${wave}"`);
const codes = (before: readonly string[], after: readonly string[], tool: Tool) =>
  [...new Set(hazardsOf(plan(before, after, { tool })).map(text => text.slice(0, 6)))];

test.each<readonly [Tool, readonly string[]]>([
  ['kubectl', ['PLN101']], ['kubectl-prune', ['PLN101']], ['helm', ['PLN101']], ['flux', ['PLN101']],
  // By name `pay` comes before `pay-rule`, so that routes come before the subset.
  ['argocd', ['PLN101', 'PLN102']],
])('deploying and shifting in one commit by %s loses requests', (tool, expected) => {
  expect(codes(V1, BOTH, tool)).toEqual(expected);
});

test('waves make one commit of Argo CD safe', () => {
  const waves = [0, 0, 0, 1, 2];
  expect(codes(V1, BOTH.map((document, at) => inWave(document, waves[at])), 'argocd')).toEqual([]);
});

test('Argo CD prunes before it applies, so that pods go while routes lead there', () => {
  expect(codes(BOTH, V2, 'argocd')).toEqual(expect.arrayContaining(['PLN103']));
});

test('Argo CD puts what says PruneLast behind all waves', () => {
  const kept = BOTH.map(document => document.includes('name: pay-v1') ? annotated(document, 'argocd.argoproj.io/sync-options: PruneLast=true') : document);
  expect(codes(kept, V2, 'argocd')).not.toContain('PLN103');
});

test('custom resources of one name have no order in Argo CD, so that the worse one counts', () => {
  const rule = (document: string) => document.replace('name: pay-rule', 'name: pay');
  expect(codes(V1.map(rule), BOTH.map(rule), 'argocd')).toContain('PLN102');
});

test('kubectl leaves what is gone from the files where it is', () => {
  expect(hazardsOf(plan(BOTH, V2, { tool: 'kubectl' }))).toContain('PLN215 kubectl apply leaves Deployment shop/pay-v1 where it is');
  expect(codes(BOTH, V2, 'kubectl-prune')).not.toContain('PLN215');
});

test('kapp goes by its change groups', () => {
  const grouped = (document: string, group: string, rule: string) =>
    annotated(document, `kapp.k14s.io/change-group: ${group}${rule === '' ? '' : `, kapp.k14s.io/change-rule: upsert after upserting ${rule}`}`);
  // Without groups all goes at once, forwards or backwards, with a wait at the end.
  expect(codes(V1, BOTH, 'kapp')).toEqual(expect.arrayContaining(['PLN101', 'PLN102']));
  const after = [BOTH[0], BOTH[1], grouped(BOTH[2], 'pods', ''), grouped(BOTH[3], 'subsets', 'pods'), grouped(BOTH[4], 'routes', 'subsets')];
  expect(codes(V1, after, 'kapp')).toEqual([]);
});
