import * as fs from 'fs';
import * as path from 'path';
import { App, Chart } from 'cdk8s';
import { CanaryRelease, CanaryStage, MeshPort, MeshService, Percent, RequestMatch, StringMatch, Workload } from 'cdk8s-istio';
import { assertAnswered, assertRoute, assertSameRouting, routingMatchers, routingOf } from '../../src/testing';

function released(stage: CanaryStage, canary = Workload.container({ image: 'shop:2' })): string {
  const app = new App();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const shop = new MeshService(chart, 'Shop', { name: 'shop', ports: [MeshPort.http(80)], stable: 'v1' });
  shop.addVersion('v1', Workload.container({ image: 'shop:1' }));
  const v2 = shop.addVersion('v2', canary);
  new CanaryRelease(chart, 'V2', { canary: v2, stage, earlyAccess: [RequestMatch.header('end-user', StringMatch.exact('jason'))] });
  return app.synthYaml();
}

const from = { kind: 'sidecar', namespace: 'shop' } as const;
const everybody = { from, host: 'shop', port: 80 };
const jason = { ...everybody, headers: { 'end-user': 'jason' } };
const shifting = routingOf(released(CanaryStage.shift(Percent.of(20))));

describe('a routing', () => {
  test('routes requests to versions with their shares', () => {
    assertRoute(shifting, everybody, { v1: 80, v2: 20 });
    assertRoute(shifting, jason, { v2: 100 });
    assertAnswered(shifting, jason);
    expect(() => assertRoute(shifting, jason, { v1: 100 })).toThrow(
      /^GET shop:80\/ with end-user: jason from sidecar in shop\n {2}expected: v1 100 %\n {2}got: {6}v2 100 %\n {2}by rule: {2}'shop\/V2'\n {4}\S/);
  });

  test('is the same as another one, whatever its rules are called', () => {
    const rolledBack = routingOf(released(CanaryStage.rollBack()).replaceAll('name: shop/Shop', 'name: other'));
    const dark = routingOf(released(CanaryStage.dark()));
    assertSameRouting(rolledBack, dark, [everybody]);
    expect(() => assertSameRouting(rolledBack, dark, [everybody, jason])).toThrow(/end-user: jason[^]*by one: {3}v1 100 %[^]*by other: v2 100 %/);
  });

  test('fails where pods are missing', () => {
    const lost = routingOf(released(CanaryStage.takeOver(), Workload.external()));
    expect(() => assertAnswered(lost, everybody)).toThrow('v2 has no pods');
    expect(() => assertRoute(lost, everybody, { v2: 100 })).toThrow('v2 has no pods');
  });

  test('is read from an app, from a chart, and from objects', () => {
    const app = new App();
    const chart = new Chart(app, 'shop', { namespace: 'shop' });
    new MeshService(chart, 'Shop', { name: 'shop', ports: [MeshPort.http(80)], stable: 'v1' }).addVersion('v1', Workload.container({ image: 'shop:1' }));
    for (const source of [app, chart, chart.toJson() as object[]]) assertRoute(routingOf(source), everybody, { v1: 100 });
  });

  test('fails to be read from what is no manifest', () => {
    expect(() => routingOf('- a\n')).toThrow('line 1 of the manifests cannot be read');
  });
});

describe('matchers', () => {
  test('say the same, for expect.extend', () => {
    expect(routingMatchers.toRoute(shifting, jason, { v2: 100 }).pass).toBe(true);
    expect(routingMatchers.toRoute(shifting, jason, { v1: 100 }).message()).toContain('expected: v1 100 %');
    expect(routingMatchers.toAnswer(shifting, jason).pass).toBe(true);
    expect(routingMatchers.toRouteLike(shifting, shifting, [jason]).message()).toContain('another one');
  });
});

test('the package has them under cdk8s-istio/testing', () => {
  const { main, types } = JSON.parse(fs.readFileSync(path.resolve(__dirname, '../../testing/package.json'), 'utf8')) as { main: string; types: string };
  expect([main, types]).toEqual(['../lib/src/testing/index.js', '../lib/src/testing/index.d.ts']);
});
