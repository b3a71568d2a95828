import { Duration } from 'cdk8s';
import { HealthCheck, MeshPort, Percent, RequestMatch, StringMatch } from 'cdk8s-istio';

/** What is thrown. */
function messageOf(program: () => unknown): string {
  try {
    program();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('nothing was refused');
}

/** The texts that a message proposes after its `; `, in quotes. */
const proposals = (message: string) => [...message.slice(message.indexOf('; ')).matchAll(/'((?:[^'\\]|\\.)*)'/g)].map(([, text]) => text);

describe('what a message proposes is accepted', () => {
  test.each(['get', ' get ', 'GET,POST', 'G E T', 'gét', '1', 'get1', '', 'GET\n', '-GET'])('in place of the method %j', method => {
    for (const proposal of proposals(messageOf(() => RequestMatch.method(method)))) expect(() => RequestMatch.method(proposal)).not.toThrow();
  });

  test.each(['web', 'Admin', '', '-', 'HTTP', 'web_admin', 'tcp-web', 'é', 'x'.repeat(63)])('in place of the port name %j', name => {
    for (const proposal of proposals(messageOf(() => MeshPort.http(80, { name })))) expect(() => MeshPort.http(80, { name: proposal })).not.toThrow();
  });

  test.each(['reviews', 'http://shop/reviews'])('in place of the path %j', path => {
    for (const proposal of proposals(messageOf(() => RequestMatch.uri(StringMatch.exact(path))))) {
      expect(() => RequestMatch.uri(StringMatch.exact(proposal))).not.toThrow();
    }
  });

  test.each(['health', '', 'http://x/health'])('in place of the health path %j', path => {
    for (const proposal of proposals(messageOf(() => HealthCheck.http(path)))) expect(() => HealthCheck.http(proposal)).not.toThrow();
  });

  test.each([0.00001, 12.34567, 99.99999])('in place of the percentage %d', value => {
    const [, proposal] = /Percent\.of\(([^)]+)\)/.exec(messageOf(() => Percent.of(value)))!;
    expect(() => Percent.of(Number(proposal))).not.toThrow();
  });

  test.each([Duration.millis(1), Duration.seconds(0), Duration.millis(1001)])('in place of the period %p', period => {
    const [, proposal] = /Duration\.seconds\(([^)]+)\)/.exec(messageOf(() => HealthCheck.tcp({ period })))!;
    expect(() => HealthCheck.tcp({ period: Duration.seconds(Number(proposal)) })).not.toThrow();
  });

  test.each(['user=jason', 'a=b; c=d'])('in place of the cookie header %j', value => {
    const [, proposal] = /RequestMatch\.cookie\('([^']*)'/.exec(messageOf(() => RequestMatch.header('cookie', StringMatch.exact(value))))!;
    expect(() => RequestMatch.cookie(proposal, StringMatch.exact('x'))).not.toThrow();
  });
});

test('what to do about an empty text fits every part of a request, not headers alone', () => {
  expect(messageOf(() => RequestMatch.queryParam('debug',
    StringMatch.exact('')))).not.toMatch(/; use RequestMatch\.headerPresent for a header of any value \(/);
});

test('a target port is not told to be the port that clients call', () => {
  expect(messageOf(() => MeshPort.http(80, { targetPort: 0 }))).not.toContain('that clients call');
});

describe('a path that no request has', () => {
  test.each(['/é', '/a b', '/日本'])('fails, for paths are percent-encoded on the wire: %j', path => {
    expect(() => RequestMatch.uri(StringMatch.exact(path))).toThrow('(CDI109)');
    expect(() => RequestMatch.uri(StringMatch.prefix(path))).toThrow('(CDI109)');
    expect(() => RequestMatch.uri(StringMatch.exact(encodeURI(path)))).not.toThrow();
  });
});
