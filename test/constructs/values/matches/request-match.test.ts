import { Browser, OperatingSystem, RequestMatch, StringMatch } from 'cdk8s-istio';

const { exact, prefix, regex } = StringMatch;
const { allOf, anyOf, cookie, header, headerAbsent, headerPresent, method, queryParam, uri, userAgent } = RequestMatch;

const jason = header('end-user', exact('jason'));
const testers = header('team', exact('test'));
const get = method('GET');

describe('a match', () => {
  test.each([
    [header('END-User', exact('jason')), 'header \'end-user\' exact \'jason\''],
    [header('x', prefix('a')), 'header \'x\' prefix \'a\''],
    [header('x', regex('a.*')), 'header \'x\' regex \'a.*\''],
    [headerPresent('X'), 'header \'x\' present'],
    [headerAbsent('X'), 'header \'x\' absent'],
    [cookie('Beta', exact('1')), 'cookie \'Beta\' exact \'1\''],
    [uri(exact('/')), 'uri exact \'/\''],
    [uri(prefix('/api')), 'uri prefix \'/api\''],
    [method('GET'), 'method exact \'GET\''],
    [queryParam('Stars', prefix('1')), 'queryParam \'Stars\' prefix \'1\''],
  ])('asks for one thing: %s', (match, words) => {
    expect(match.toString()).toBe(words);
  });

  test.each([[uri(prefix('/'))], [uri(regex('.*'))], [uri(regex('.+'))], [uri(regex('/.*'))]])('that every request passes says so', match => {
    expect(match.toString()).toBe('every request');
  });

  test('on the user agent is an expression over that header', () => {
    expect(userAgent({ operatingSystem: OperatingSystem.ANDROID }).toString()).toBe('header \'user-agent\' regex \'.*Android.*\'');
    expect(() => allOf(userAgent({ browser: Browser.CHROME }), userAgent({ operatingSystem: OperatingSystem.MACOS }))).toThrow('(CDI114)');
  });
});

describe('all of several matches', () => {
  test('asks for everything at once', () => {
    expect(allOf(jason, get).toString()).toBe('header \'end-user\' exact \'jason\' and method exact \'GET\'');
  });

  test('of one match is that match', () => {
    expect(allOf(jason).toString()).toBe(jason.toString());
  });

  test('distributes over alternatives', () => {
    expect(allOf(anyOf(jason, testers), anyOf(get, method('POST'))).toString().split(' or ')).toEqual([
      'header \'end-user\' exact \'jason\' and method exact \'GET\'',
      'header \'end-user\' exact \'jason\' and method exact \'POST\'',
      'header \'team\' exact \'test\' and method exact \'GET\'',
      'header \'team\' exact \'test\' and method exact \'POST\'',
    ]);
  });

  test('keeps the stronger of two conditions on one part', () => {
    expect(allOf(uri(prefix('/a')), uri(prefix('/a/b')), uri(exact('/a/b/c'))).toString()).toBe('uri exact \'/a/b/c\'');
    expect(allOf(headerPresent('end-user'), jason).toString()).toBe(jason.toString());
    expect(allOf(jason, header('end-user', regex('j.*'))).toString()).toBe(jason.toString());
  });

  test('drops the combinations that no request can pass, as long as one is left', () => {
    expect(allOf(anyOf(get, method('POST')), anyOf(method('POST'), method('PUT'))).toString()).toBe('method exact \'POST\'');
  });

  test('leaves out what every request passes', () => {
    expect(allOf(uri(prefix('/')), jason).toString()).toBe(jason.toString());
  });

  test('fails where the matches contradict each other, and names them', () => {
    expect(() => allOf(get, jason, method('POST'))).toThrow(
      'no request can pass \'method exact \'GET\'\', \'header \'end-user\' exact \'jason\'\', \'method exact \'POST\'\' at once');
  });

  test('takes several cookies, and the same one twice', () => {
    expect(allOf(cookie('a', exact('1')), cookie('b', exact('2')),
      cookie('a', exact('1'))).toString()).toBe('cookie \'a\' exact \'1\' and cookie \'b\' exact \'2\'');
  });
});

describe('any of several matches', () => {
  test('keeps their order', () => {
    expect(anyOf(testers, jason, get).toString()).toBe(`${testers} or ${jason} or ${get}`);
  });

  test('absorbs what another one makes needless', () => {
    expect(anyOf(allOf(jason, get), jason).toString()).toBe(jason.toString());
    expect(anyOf(jason, jason, jason).toString()).toBe(jason.toString());
    expect(anyOf(uri(prefix('/a/b')), uri(prefix('/a')), uri(exact('/a'))).toString()).toBe('uri prefix \'/a\'');
    expect(anyOf(jason, headerPresent('end-user'), header('end-user', regex('k.*'))).toString()).toBe('header \'end-user\' present');
  });

  test('is true of everything as soon as one is, or as two leave nothing out', () => {
    expect(anyOf(jason, uri(prefix('/'))).toString()).toBe('every request');
    expect(anyOf(headerAbsent('x'), jason, headerPresent('x')).toString()).toBe('every request');
  });

  test('can be nested', () => {
    expect(anyOf(anyOf(jason, testers), allOf(anyOf(get)), testers).toString()).toBe(anyOf(jason, testers, get).toString());
  });

  test('does not change the matches that it is made of', () => {
    const before = jason.toString();
    anyOf(jason, headerPresent('end-user'));
    allOf(jason, get);
    expect(jason.toString()).toBe(before);
  });
});

test('a condition is kept apart from one of the same name on another part', () => {
  const both = allOf(header('q', exact('1')), queryParam('q', exact('2')), cookie('q', exact('3')));
  expect(both.toString()).toBe('header \'q\' exact \'1\' and queryParam \'q\' exact \'2\' and cookie \'q\' exact \'3\'');
});
