/** Paths as a client sends them, and as an Envoy that Istio configures passes them on. */
export const NORMALIZED: readonly (readonly [sent: string, passedOn: string])[] = [
  ['/', '/'], ['/a/b', '/a/b'], ['/a/../b', '/b'], ['/b/../a/', '/a/'], ['/./a', '/a'], ['/a/.', '/a/'], ['/a/..', '/'], ['/..', '/'],
  ['/../../x', '/x'], ['/a/./../b/', '/b/'], ['/a;b=1/../c', '/c'], ['/a/...', '/a/...'], ['/a/..b/c', '/a/..b/c'],
  ['/%61', '/a'], ['/%41%3a', '/A%3a'], ['/%7Ea', '/~a'], ['/%2d%5f%2e%7e%21', '/-_.~%21'], ['/%2e%2e/a', '/a'], ['/a/%2E/b', '/a/b'], ['/a/%2e%2e', '/'],
  ['/x/%2e%2e%2fy', '/x/..%2fy'], ['/a%2Fb', '/a%2Fb'], ['/a%5cb', '/a%5cb'], ['/a%20b', '/a%20b'], ['/A%c3%a9', '/A%c3%a9'], ['/%25', '/%25'],
  ['/%zz', '/%zz'], ['/%', '/%'], ['/a\\b', '/a/b'], ['/a\\..\\b', '/b'], ['//a', '//a'], ['/a//b', '/a//b'], ['/a/b/..//c', '/a//c'], ['/a//../b', '/a/b'],
  ['/a"b', '/a%22b'], ['/a<b>', '/a%3Cb%3E'], ['/a|b', '/a%7Cb'], ['/[a]', '/[a]'], ['/a^b`c{d}', '/a%5Eb%60c%7Bd%7D'],
];
