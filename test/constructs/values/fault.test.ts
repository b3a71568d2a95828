import { Duration } from 'cdk8s';
import { Fault, Percent } from 'cdk8s-istio';

const { of } = Percent;

describe('a fault', () => {
  test('delays', () => {
    expect(Fault.delay(Duration.seconds(7), of(100))._plan).toEqual({ delay: { milliseconds: 7000, percent: 100 } });
  });

  test('aborts', () => {
    expect(Fault.abort(503, of(0.57))._plan).toEqual({ abort: { httpStatus: 503, percent: 0.57 } });
  });

  test.each([200, 404, 418, 503, 599])('answers with %d', status => {
    expect(Fault.abort(status, of(1))._plan).toEqual({ abort: { httpStatus: status, percent: 1 } });
  });

  test.each([0, 100, 199, 600, -503, 503.1, NaN, Infinity])('fails to answer with %d', status => {
    expect(() => Fault.abort(status, of(1))).toThrow('(CDI126)');
  });

  test('fails without a share, and says that it is one', () => {
    expect(() => Fault.abort(503, 5 as unknown as Percent)).toThrow('the share of a fault');
    expect(() => Fault.delay(Duration.seconds(1), of(0))).toThrow('(CDI126)');
  });

  test.each([0, 0.5])('fails to delay by %d ms', milliseconds => {
    expect(() => Fault.delay(Duration.millis(milliseconds), of(1))).toThrow('the delay of a fault');
  });
});
