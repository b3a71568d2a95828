import { Duration } from 'cdk8s';
import { MeshPort, MeshService, Retries, MeshWorkload } from 'cdk8s-istio';
import { istioDuration, wholeMilliseconds, wholeSeconds } from '../../../src/constructs/values/durations';
import { find, rendered } from '../../support/manifests';

interface Route { readonly timeout?: string; readonly retries?: { readonly perTryTimeout?: string } }

function routeWith(props: { timeout?: Duration; retries?: Retries }): Route {
  const manifests = rendered(chart => {
    new MeshService(chart, 'Shop', { name: 'shop', ports: [MeshPort.http(80)], stable: 'v1', ...props }).addVersion('v1', MeshWorkload.external());
  });
  return (find(manifests, 'VirtualService', 'shop').spec as { http: Route[] }).http[0];
}

describe('a duration', () => {
  test.each([
    [Duration.millis(1), '1ms'],
    [Duration.millis(999), '999ms'],
    [Duration.millis(1000), '1s'],
    [Duration.millis(1500), '1500ms'],
    [Duration.seconds(2), '2s'],
    [Duration.seconds(0.3), '300ms'],
    [Duration.seconds(1.1), '1100ms'],
    [Duration.minutes(1.5), '90s'],
    [Duration.hours(1), '3600s'],
    [Duration.days(1), '86400s'],
  ])('%p is written %s, in units that Istio reads', (duration, text) => {
    expect(routeWith({ timeout: duration }).timeout).toBe(text);
    expect(routeWith({ retries: Retries.attempts(1, { perTryTimeout: duration, retryOn: ['5xx'] }) }).retries?.perTryTimeout).toBe(text);
  });

  test('that is not given is not written', () => {
    expect(routeWith({})).not.toHaveProperty('timeout');
    expect(routeWith({ retries: Retries.attempts(1) }).retries).toEqual({ attempts: 1 });
  });

  test('is read back as the milliseconds that were meant, however they were given', () => {
    for (let millis = 1; millis <= 3000; millis++) {
      expect(wholeMilliseconds(Duration.seconds(millis / 1000), 'it')).toBe(millis);
    }
  });

  test.each([[1, '1ms'], [60_000, '60s'], [60_001, '60001ms']])('of %d ms is written %s', (millis, text) => {
    expect(istioDuration(millis)).toBe(text);
  });

  test.each([0.1, 0.999, 1.5, 1000.001])('fails with a fraction of a millisecond: %d', millis => {
    expect(() => wholeMilliseconds(Duration.millis(millis),
      'the pause')).toThrow(`the pause must be a whole number of milliseconds, got ${millis} ms`);
  });

  test('fails where nothing is left, and proposes at least one millisecond', () => {
    expect(() => wholeMilliseconds(Duration.millis(0), 'the pause')).toThrow('the pause must be at least 1 ms, got 0 ms');
    expect(() => wholeMilliseconds(Duration.millis(0.2), 'the pause')).toThrow('use Duration.millis(1)');
  });
});

describe('a duration of a pod', () => {
  test.each([[Duration.seconds(1), 1], [Duration.millis(2000), 2], [Duration.minutes(0.5), 30], [Duration.hours(1), 3600]])('%p is %d seconds',
    (duration, seconds) => {
      expect(wholeSeconds(duration, 'it')).toBe(seconds);
    });

  test.each([
    [Duration.seconds(0), 'got 0 s; use Duration.seconds(1)'],
    [Duration.millis(1), 'got 0.001 s; use Duration.seconds(1)'],
    [Duration.seconds(0.0005), 'got 0.0005 s; use Duration.seconds(1)'],
    [Duration.millis(1500), 'got 1.5 s; use Duration.seconds(2)'],
  ])('%p fails: %s', (duration, text) => {
    expect(() => wholeSeconds(duration, 'the drain')).toThrow(`the drain must be a whole number of seconds of at least 1, ${text}`);
  });
});
