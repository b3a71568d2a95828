import { X509Certificate } from 'node:crypto';
import { CERTIFICATE } from '../../../src/analysis/checks/rule/certificate';
import { isRetryCondition } from '../../../src/analysis/checks/rules/virtual-service/http/retries';
import { certificateProblem } from '../../../src/analysis/checks/values/certificate';
import { durationProblem, shortDurationProblem } from '../../../src/analysis/checks/values/duration';
import { changeableProblem, headerValueProblem, isClaim, isMatchable, settableProblem } from '../../../src/analysis/checks/values/header';
import { generatedHostProblem, hostProblem, isAddress, isBlock, isPartialWildcard, isSubnet, wildcardHostProblem } from '../../../src/analysis/checks/values/host';
import { isDnsLabel, isSelectedBy, labelProblem } from '../../../src/analysis/checks/values/label';
import { listed } from '../../../src/analysis/checks/values/listed';
import { regexProblem } from '../../../src/analysis/checks/values/regex';
import { nanoseconds } from '../../../src/analysis/model/duration';
import { isWithin, overlaps } from '../../../src/analysis/model/hosts';
import { protocolOfPort } from '../../../src/analysis/model/protocol';

describe('a duration', () => {
  test.each([
    ['1s', 1_000_000_000n], ['1h30m', 5_400_000_000_000n], ['1.5s', 1_500_000_000n], ['.5s', 500_000_000n], ['1.s', 1_000_000_000n], ['-1s', -1_000_000_000n],
    ['+2s', 2_000_000_000n], ['0', 0n], ['10us', 10_000n], ['10µs', 10_000n], ['1s1ms', 1_001_000_000n], ['', undefined], ['1', undefined], ['1d', undefined],
    ['.s', undefined], ['s', undefined], ['1s ', undefined], ['9999999h', undefined], ['-', undefined], ['1e3s', undefined],
    ['9223372036854775807ns', 9_223_372_036_854_775_807n], ['9223372036854775808ns', undefined], ['1h1', undefined], ['0.0000000019s', 1n], ['1.ms', 1_000_000n],
  ])('%p is %p nanoseconds', (text, expected) => expect(nanoseconds(text)).toBe(expected));

  test.each([['1ms', true], ['1500us', false], ['999us', false], ['0s', false], ['1.0001s', false], ['x', false]])('%p is taken by the webhook: %p', (text, taken) =>
    expect(durationProblem(text) === undefined).toBe(taken));

  test.each([['1500us', true], ['1ms', true], ['999us', false], ['x', false]])('%p is taken by the schema: %p', (text, taken) =>
    expect(shortDurationProblem(text) === undefined).toBe(taken));
});

describe('a host', () => {
  test.each([
    ['*', true], ['reviews', true], ['*.example.com', true], ['*foo', true], ['*-foo.bar', true], ['example.com.', true], ['UPPER', true], ['', false], ['a_b', false],
    ['a..b', false], ['10.0.0.1', false], ['a.*.b', false], ['x.123', false], [`${'a'.repeat(64)}.b`, false], ['a.'.repeat(128), false], ['-a', false],
  ])('%p may be one: %p', (host, taken) => expect(wildcardHostProblem(host) === undefined).toBe(taken));

  test.each([['a.b', true], ['*.b', false], ['', false], ['a.'.repeat(128), false]])('%p may be one without wildcards: %p', (host, taken) =>
    expect(hostProblem(host) === undefined).toBe(taken));

  test.each([
    [`${'a'.repeat(63)}.b`, undefined], [`${'a'.repeat(64)}.b`, `'${'a'.repeat(64)}.b' is not a host: '${'a'.repeat(64)}' is not a DNS label`],
    [`${'a.'.repeat(127)}a`, undefined], [`${'a.'.repeat(127)}ab`, `a host is longer than 255 characters ('${'a.'.repeat(20)}…')`], [`b${'a.'.repeat(128)}`, `a host is longer than 255 characters ('b${'a.'.repeat(19)}a…')`],
    ['.a', "'.a' is not a host: (empty) is not a DNS label"], ['a.b-', "'a.b-' is not a host: 'b-' is not a DNS label"], ['a.+5', "'a.+5' is not a host: its last part is a number"], ['', 'a host is empty'],
  ])('%p has the problem %p, with wildcards or without', (host, problem) => expect([wildcardHostProblem(host), hostProblem(host)]).toEqual([problem, problem]));

  test.each([['*', false], ['*.a', false], ['a', false], ['*a', true], ['*-a.b', true], ['a.*', true]])('%p has a wildcard that is a part of a label: %p', (host, expected) =>
    expect(isPartialWildcard(host)).toBe(expected));

  test.each([['10.0.0.1', true], ['::1', true], ['1.2.3', false], ['a:b', false], ['1', false], ['reviews', false]])('%p is an address: %p', (text, expected) => expect(isAddress(text)).toBe(expected));

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

  test.each([['@request.auth.claims.a', true], ['@REQUEST.auth.claims[a][b]', true], ['@request.auth.claims', false], ['@request.auth.claims.', false], ['@request.auth.claims[]', false], ['@request.auth.claims[a', false], ['@request.auth.claimsx]', false], ['@request.auth.claims[a]', true], ['@request.auth.claimsxx]', false], ['@request.auth.claims[aa', false], ['x', false]])(
    '%p is a claim: %p', (name, expected) => expect(isClaim(name)).toBe(expected));

  test.each([
    ['', true], ['a', true], ['100%%', true], ['%HOST%', true], ['%REQ(x)%', true], ['%A(["b", "c"])%', true], ['%A( [ "x" ] ) %', true], ['%A("\\")%', true],
    ['%', false], ['%%%', false], ['%(%', false], ['%%%HOST%', true], ['%%a%%', true], ['a%b', false], ['%A(%', false], ['%A([b])%', false], ['%A(["b" c])%', false], ['%A(["b"] c)%', false], ['%A(b) c%', false], ['%A(b\\', false],
    ['\t', true], ['\u0001', false], ['\u007f', false],
  ])('%p is a value: %p', (value, taken) => expect(headerValueProblem(value) === undefined).toBe(taken));
});

describe('a header that is changed', () => {
  test.each([
    ['x-user', undefined, undefined], ['', 'the name of a header is empty', 'the name of a header is empty'], ['Host', undefined, "'Host' cannot be changed"],
    [':authority', undefined, "':authority' cannot be changed"], [':path', "':path' cannot be changed", "':path' cannot be changed"],
  ])('called %p has the problem %p where it is set, and %p elsewhere', (name, onSet, elsewhere) => expect([settableProblem(name), changeableProblem(name)]).toEqual([onSet, elsewhere]));
});

test.each([['%A([', 'a variable that does not end'], ['%A(["b', 'a variable that does not end'], ['%A([b', 'a % that is neither doubled nor around a variable']])(
  '%p as a value of a header has %s', (value, problem) => expect(headerValueProblem(value)).toBe(`'${value}' has ${problem}`));

describe('a certificate', () => {
  const { validFrom, validTo } = new X509Certificate(CERTIFICATE.replaceAll('\\n', '\n'));
  const problemAt = (time: number) => {
    jest.spyOn(Date, 'now').mockReturnValue(time);
    return certificateProblem(CERTIFICATE.replaceAll('\\n', '\n'));
  };
  afterEach(() => jest.restoreAllMocks());

  test('is valid from its first moment to its last', () => {
    const [from, to] = [validFrom, validTo].map(time => Date.parse(time));
    expect([from - 1, from, to, to + 1].map(problemAt)).toEqual([`has a certificate that is valid only from ${validFrom}`, undefined, undefined, `has a certificate that expired on ${validTo}`]);
  });
});

test.each([['a', true], ['A-1', true], ['', false], ['a_b', false], ['-a', false], ['a'.repeat(63), true], ['a'.repeat(64), false]])('%p is a DNS label: %p', (text, expected) =>
  expect(isDnsLabel(text)).toBe(expected));

test.each([
  ['app', 'a', true], ['example.com/app', '', true], ['app', 'a'.repeat(64), true], ['', 'a', false], ['a/b/c', 'a', false], ['app', 'a b', false], ['a'.repeat(63), '', true], ['a'.repeat(64), '', false],
  [`${'a'.repeat(253)}/app`, '', true], [`${'a'.repeat(254)}/app`, '', false],
])('%p: %p is a label: %p', (key, value, taken) => expect(labelProblem(key, value) === undefined).toBe(taken));

test('a selector selects what has all of its labels', () => {
  expect(isSelectedBy({ a: '1' }, { a: '1', b: '2' })).toBe(true);
  expect(isSelectedBy({ a: '1', b: '2' }, { a: '1' })).toBe(false);
  expect(isSelectedBy({}, {})).toBe(true);
});

test.each([
  [[], ''], [['a', ''], "'a', (empty)"], [['a', 'b', 'c', 'd', 'e'], "'a', 'b', 'c', 'd', 'e'"], [['a', 'b', 'c', 'd', 'e', 'f', 'g'], "'a', 'b', 'c', 'd', 'e' and 2 more"],
])('%j is listed as %s', (items, expected) => expect(listed(items)).toBe(expected));

test('a wrong regular expression is quoted up to its 60th character', () =>
  expect(regexProblem(`(${'a'.repeat(59)}b`)).toBe(`'(${'a'.repeat(59)}' is not a regular expression of RE2: error parsing regexp: missing closing ): \`(${'a'.repeat(59)}b\``));

test.each([['a+', true], ['', false], ['(', false], ['(?=a)', false], ['a'.repeat(1024), true], ['a'.repeat(1025), false]])('%p is a regular expression: %p', (pattern, taken) =>
  expect(regexProblem(pattern) === undefined).toBe(taken));

test.each([['5xx', true], ['503', true], ['+503', true], ['418', true], ['509', false], ['306', false], [' 5xx', false], ['', false]])('%p is a condition to retry: %p', (text, expected) =>
  expect(isRetryCondition(text)).toBe(expected));

test.each([
  [80, 'http', undefined, 'http'], [80, 'HTTP-web', undefined, 'http'], [80, 'grpc-web-x', undefined, 'grpc-web'], [80, 'web', undefined, undefined], [3306, 'web', undefined, 'tcp'],
  [80, 'tcp', 'kubernetes.io/h2c', 'http2'], [80, 'http', 'x', undefined],
] as const)('port %p called %p with %p speaks %p', (port, name, appProtocol, expected) =>
  expect(protocolOfPort({ port, name, appProtocol, protocol: 'TCP' })).toBe(expected));

test('a port of UDP speaks UDP', () => expect(protocolOfPort({ port: 53, name: 'http', protocol: 'UDP', appProtocol: undefined })).toBe('udp'));
