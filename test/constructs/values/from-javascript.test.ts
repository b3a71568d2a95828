import { Duration, Testing } from 'cdk8s';
import { BlueGreen, MeshPort, MeshService, MeshWorkload, Percent, RequestMatch, Retries, StringMatch, type RetryOptions, type Slot } from 'cdk8s-istio';

/** What a program without types can pass. */
const untyped = <T>(value: unknown): T => value as T;

const REFUSAL = /\(CDI\d{3}\)$/;

describe('a string from JavaScript', () => {
  test.each([[undefined], [null], [1], [{}], [['a']], [true]])('fails to be %p: the rule would be written without its condition', value => {
    for (const make of [StringMatch.exact, StringMatch.prefix, StringMatch.regex]) expect(() => make(untyped(value))).toThrow(REFUSAL);
    expect(() => RequestMatch.header('x', StringMatch.exact(untyped(value)))).toThrow(REFUSAL);
  });

  test.each([[undefined], [null]])('fails as a name: %p', value => {
    expect(() => RequestMatch.headerPresent(untyped(value))).toThrow();
    expect(() => RequestMatch.cookie(untyped(value), StringMatch.exact('x'))).toThrow(REFUSAL);
    expect(() => RequestMatch.queryParam(untyped(value), StringMatch.exact('x'))).toThrow(REFUSAL);
  });
});

test('a slot may be said by its text', () => {
  const chart = Testing.chart();
  const service = new MeshService(chart, 'Shop', { name: 'shop', ports: [MeshPort.http(80)], stable: 'v1' });
  const [blue, green] = ['v1', 'v2'].map(name => service.addVersion(name, MeshWorkload.external()));
  new BlueGreen(chart, 'Switch', { blue, green, live: untyped<Slot>('green') });
  expect(service._rules.plan().ports).toMatchObject([{ rules: [{ answer: [{ version: 'v2', percent: 100 }] }] }]);
});

describe('a number from JavaScript', () => {
  test.each([[undefined], [null], ['25'], [true], [[]], [{}]])('fails to be %p', value => {
    expect(() => Percent.of(untyped(value))).toThrow('(CDI101)');
    expect(() => MeshPort.http(untyped(value))).toThrow('(CDI120)');
    expect(() => Retries.attempts(untyped(value))).toThrow('(CDI118)');
  });
});

describe('a duration that is not a length of time', () => {
  const tryFor = (perTryTimeout: Duration): RetryOptions => ({ perTryTimeout, retryOn: ['5xx'] });

  test.each([NaN, Infinity])('fails: %d ms', amount => {
    expect(() => Retries.attempts(1, tryFor(Duration.millis(amount)))).toThrow('(CDI117)');
  });

  test('fails beyond what Istio can count, which is nanoseconds in 63 bits', () => {
    expect(() => Retries.attempts(1, tryFor(Duration.days(106_752)))).toThrow('(CDI117)');
    expect(() => Retries.attempts(1, tryFor(Duration.days(106_751)))).not.toThrow();
  });

  test('and more retries than Istio can count fail: 32 bits', () => {
    expect(() => Retries.attempts(2 ** 31)).toThrow('(CDI118)');
    expect(() => Retries.attempts(2 ** 31 - 1)).not.toThrow();
  });
});
