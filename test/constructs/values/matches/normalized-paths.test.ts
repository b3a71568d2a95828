import { RequestMatch, StringMatch } from 'cdk8s-istio';

const { exact, prefix } = StringMatch;

describe('a path that a proxy changes before it matches', () => {
  test.each(['/a/../b', '/a/..', '/./a', '/a\\b'])('fails: %p', path => {
    expect(() => RequestMatch.uri(exact(path))).toThrow('(CDI109)');
    expect(() => RequestMatch.uri(prefix(path))).toThrow('(CDI109)');
  });

  test.each(['/a..b', '/..a', '/a.b/c', '/.well-known/x'])('is none with dots within a segment: %p', path => {
    expect(() => [RequestMatch.uri(exact(path)), RequestMatch.uri(prefix(path))]).not.toThrow();
  });
});
