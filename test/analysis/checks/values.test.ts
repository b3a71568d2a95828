import { isRetryCondition } from '../../../src/analysis/checks/rules/virtual-service/http/retries';
import { durationProblem, shortDurationProblem } from '../../../src/analysis/checks/values/duration';
import { headerValueProblem, isClaim, isMatchable } from '../../../src/analysis/checks/values/header';
import { generatedHostProblem, hostProblem, isBlock, isSubnet, wildcardHostProblem } from '../../../src/analysis/checks/values/host';
import { isDnsLabel, isSelectedBy, labelProblem } from '../../../src/analysis/checks/values/label';
import { regexProblem } from '../../../src/analysis/checks/values/regex';
import { nanoseconds } from '../../../src/analysis/model/duration';
import { isWithin, overlaps } from '../../../src/analysis/model/hosts';
import { protocolOfPort } from '../../../src/analysis/model/protocol';

describe('a duration', () => {
  test.each([
    ['1s', 1_000_000_000n], ['1h30m', 5_400_000_000_000n], ['1.5s', 1_500_000_000n], ['.5s', 500_000_000n], ['1.s', 1_000_000_000n], ['-1s', -1_000_000_000n],
    ['+2s', 2_000_000_000n], ['0', 0n], ['10us', 10_000n], ['10µs', 10_000n], ['1s1ms', 1_001_000_000n], ['', undefined], ['1', undefined], ['1d', undefined],
    ['.s', undefined], ['s', undefined], ['1s ', undefined], ['9999999h', undefined], ['-', undefined], ['1e3s', undefined],
  ])('%p is %p nanoseconds', (text, expected) => expect(nanoseconds(text)).toBe(expected));

  test.each([['1ms', true], ['1500us', false], ['999us', false], ['0s', false], ['1.0001s', false], ['x', false]])('%p is taken by the webhook: %p', (text, taken) =>
    expect(durationProblem(text) === undefined).toBe(taken));

  test.each([['1500us', true], ['999us', false], ['x', false]])('%p is taken by the schema: %p', (text, taken) =>
    expect(shortDurationProblem(text) === undefined).toBe(taken));
});

describe('a host', () => {
  test.each([
    ['*', true], ['reviews', true], ['*.example.com', true], ['*foo', true], ['*-foo.bar', true], ['example.com.', true], ['UPPER', true], ['', false], ['a_b', false],
    ['a..b', false], ['10.0.0.1', false], ['a.*.b', false], ['x.123', false], [`${'a'.repeat(64)}.b`, false], ['a.'.repeat(128), false], ['-a', false],
  ])('%p may be one: %p', (host, taken) => expect(wildcardHostProblem(host) === undefined).toBe(taken));

  test.each([['a.b', true], ['*.b', false], ['', false], ['a.'.repeat(128), false]])('%p may be one without wildcards: %p', (host, taken) =>
    expect(hostProblem(host) === undefined).toBe(taken));

  test.each([['outbound_.80_._.x.com', true], ['outbound_.80_.x', false], ['outbound_.x_._.y', false]])('%p may be made up by Istio: %p', (host, taken) =>
    expect(generatedHostProblem(host) === undefined).toBe(taken));

  test.each([
    ['a.b', 'a.b', true, true], ['a.b', '*.b', true, true], ['*.b', 'a.b', true, false], ['*.a.b', '*.b', true, true], ['*.b', '*.a.b', true, false],
    ['a.b', '*.c', false, false], ['*', '*.b', true, false], ['a', 'b', false, false],
  ])('%p and %p overlap: %p; the first is within the second: %p', (one, other, overlapping, within) => {
    expect(overlaps(one, other)).toBe(overlapping);
    expect(isWithin(one, other)).toBe(within);
  });

  test.each([['10.0.0.0/8', true], ['10.0.0.1', true], ['::1', true], ['fe80::/10', true], ['10.0.0.0/33', false], ['10.0.0.0/32', true], ['::1/128', true], ['::1/129', false], ['x/8', false], ['10.0.0.0/08', false], ['1/2/3', false], ['x', false]])(
    '%p is an address or a block: %p', (text, expected) => expect(isSubnet(text)).toBe(expected));

  test('a block has one number of bits', () => expect(isBlock('10.0.0.0/8/1')).toBe(false));
});

describe('a header', () => {
  test.each([['x-user', true], [':path', true], ['@request.auth.claims.a', true], [':x', false], ['', false], ['a b', false]])('%p may be matched: %p', (name, expected) =>
    expect(isMatchable(name)).toBe(expected));

  test.each([['@request.auth.claims.a', true], ['@REQUEST.auth.claims[a][b]', true], ['@request.auth.claims', false], ['@request.auth.claims.', false], ['@request.auth.claims[]', false], ['@request.auth.claims[a', false], ['@request.auth.claimsx]', false], ['x', false]])(
    '%p is a claim: %p', (name, expected) => expect(isClaim(name)).toBe(expected));

  test.each([
    ['', true], ['a', true], ['100%%', true], ['%HOST%', true], ['%REQ(x)%', true], ['%A(["b", "c"])%', true], ['%A( [ "x" ] ) %', true], ['%A("\\")%', true],
    ['%', false], ['%%%', false], ['%%%HOST%', true], ['%%a%%', true], ['a%b', false], ['%A(%', false], ['%A([b])%', false], ['%A(["b" c])%', false], ['%A(["b"] c)%', false], ['%A(b) c%', false], ['%A(b\\', false],
    ['\t', true], ['\u0001', false], ['\u007f', false],
  ])('%p is a value: %p', (value, taken) => expect(headerValueProblem(value) === undefined).toBe(taken));
});

test.each([['a', true], ['A-1', true], ['', false], ['a_b', false], ['-a', false], ['a'.repeat(64), false]])('%p is a DNS label: %p', (text, expected) =>
  expect(isDnsLabel(text)).toBe(expected));

test.each([
  ['app', 'a', true], ['example.com/app', '', true], ['app', 'a'.repeat(64), true], ['', 'a', false], ['a/b/c', 'a', false], ['app', 'a b', false], ['a'.repeat(64), '', false],
])('%p: %p is a label: %p', (key, value, taken) => expect(labelProblem(key, value) === undefined).toBe(taken));

test('a selector selects what has all of its labels', () => {
  expect(isSelectedBy({ a: '1' }, { a: '1', b: '2' })).toBe(true);
  expect(isSelectedBy({ a: '1', b: '2' }, { a: '1' })).toBe(false);
  expect(isSelectedBy({}, {})).toBe(true);
});

test.each([['a+', true], ['', false], ['(', false], ['(?=a)', false], ['a'.repeat(1025), false]])('%p is a regular expression: %p', (pattern, taken) =>
  expect(regexProblem(pattern) === undefined).toBe(taken));

test.each([['5xx', true], ['503', true], ['+503', true], ['418', true], ['509', false], ['306', false], [' 5xx', false], ['', false]])('%p is a condition to retry: %p', (text, expected) =>
  expect(isRetryCondition(text)).toBe(expected));

test.each([
  [80, 'http', undefined, 'http'], [80, 'HTTP-web', undefined, 'http'], [80, 'grpc-web-x', undefined, 'grpc-web'], [80, 'web', undefined, undefined], [3306, 'web', undefined, 'tcp'],
  [80, 'tcp', 'kubernetes.io/h2c', 'http2'], [80, 'http', 'x', undefined],
] as const)('port %p called %p with %p speaks %p', (port, name, appProtocol, expected) =>
  expect(protocolOfPort({ port, name, appProtocol, protocol: 'TCP' })).toBe(expected));

test('a port of UDP speaks UDP', () => expect(protocolOfPort({ port: 53, name: 'http', protocol: 'UDP', appProtocol: undefined })).toBe('udp'));
