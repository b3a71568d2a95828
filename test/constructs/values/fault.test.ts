import { Duration } from 'cdk8s';
import { Fault, Percent } from 'cdk8s-istio';

const { of } = Percent;

describe('a fault', () => {
  test('delays', () => {
    const { _effect, _percent } = Fault.delay(Duration.seconds(7), of(100));
    expect([_effect, _percent]).toEqual([{ kind: 'delay', milliseconds: 7000 }, 100]);
  });

  test('aborts', () => {
    const { _effect, _percent } = Fault.abort(503, of(0.57));
    expect([_effect, _percent]).toEqual([{ kind: 'abort', httpStatus: 503 }, 0.57]);
  });

  test.each([200, 404, 418, 503, 599])('answers with %d', status => {
    expect(Fault.abort(status, of(1))._effect).toEqual({ kind: 'abort', httpStatus: status });
  });

  test.each([0, 100, 199, 600, -503, 503.1, NaN, Infinity])('fails to answer with %d', status => {
    expect(() => Fault.abort(status, of(1))).toThrow('(CDI126)');
  });

  test.each([0, 0.5])('fails to delay by %d ms', milliseconds => {
    expect(() => Fault.delay(Duration.millis(milliseconds), of(1))).toThrow('the delay of a fault');
  });
});
