import { Duration } from 'cdk8s';
import { Retries } from 'cdk8s-istio';

const shown = ({ _plan }: Retries) => _plan;

const GO_STATUS_CODES = [
  100, 101, 102, 103, 200, 201, 202, 203, 204, 205, 206, 207, 208, 226, 300, 301, 302, 303, 304, 305, 307, 308,
  400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413, 414, 415, 416, 417, 418, 421, 422, 423, 424, 425, 426, 428, 429, 431, 451,
  500, 501, 502, 503, 504, 505, 506, 507, 508, 510, 511,
];

describe('retries', () => {
  test('may be disabled', () => {
    expect(shown(Retries.disabled())).toEqual({ attempts: 0, perTryTimeout: undefined, retryOn: [] });
  });

  test('have a number, the time of a try, and conditions', () => {
    const retries = Retries.attempts(3, { perTryTimeout: Duration.seconds(1.5), retryOn: ['5xx', '409', 'connect-failure'] });
    expect(shown(retries)).toEqual({ attempts: 3, perTryTimeout: 1500, retryOn: ['5xx', '409', 'connect-failure'] });
  });

  test('keep their conditions when the list they were given is changed later', () => {
    const retryOn = ['5xx'];
    const retries = Retries.attempts(1, { retryOn });
    retryOn.push('teapot');
    expect(shown(retries).retryOn).toEqual(['5xx']);
  });

  test.each(['5xx', 'gateway-error', 'reset'])('may limit each try where %s tries one again that ran out of time', condition => {
    expect(shown(Retries.attempts(1, { perTryTimeout: Duration.seconds(1), retryOn: [condition] })).perTryTimeout).toBe(1000);
  });

  test.each([[[]], [['504']], [['connect-failure', 'retriable-4xx']]])('fail to limit each try on %j, which no try meets that ran out of time',
    retryOn => {
      expect(() => Retries.attempts(1, { perTryTimeout: Duration.seconds(1), retryOn })).toThrow('(CDI123)');
      expect(() => Retries.attempts(1, { retryOn })).not.toThrow();
    });

  test('know just the status codes that Go has a reason phrase for', () => {
    const taken = Array.from({ length: 1000 }, (_, code) => code).filter(code => {
      try {
        return Retries.attempts(1, { retryOn: [String(code).padStart(3, '0')] });
      } catch {
        return false;
      }
    });
    expect(taken).toEqual(GO_STATUS_CODES);
  });

  test.each(['5XX', 'gateway_error', ' 503', '503 ', '5e2', '+503', '٥٠٣', 'constructor', '__proto__'])('fail for the condition %p', condition => {
    expect(() => Retries.attempts(1, { retryOn: [condition] })).toThrow(`Istio does not know the retry condition '${condition}'`);
  });
});
