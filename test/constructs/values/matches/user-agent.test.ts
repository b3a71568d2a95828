import { Browser, OperatingSystem } from 'cdk8s-istio';
import { RE2JS } from 're2js';
import { userAgentRegex } from '../../../../src/constructs/values/matches/user-agent';

const { WINDOWS, MACOS, LINUX, ANDROID, IOS } = OperatingSystem;
const { CHROME, EDGE, FIREFOX, SAFARI } = Browser;

const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const IPHONE = '(iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const IPAD = '(iPad; CPU OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const MAC = '(Macintosh; Intel Mac OS X 10_15_7)';
const APPLE = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';

/** What browsers send, the system they run on and the browser they are; undefined if it has no name here. */
const USER_AGENTS: readonly (readonly [string, OperatingSystem | undefined, Browser | undefined])[] = [
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/120.0.0.0 Safari/537.36`, WINDOWS, CHROME],
  [`Mozilla/5.0 ${MAC} ${WEBKIT} Chrome/120.0.0.0 Safari/537.36`, MACOS, CHROME],
  [`Mozilla/5.0 (X11; Linux x86_64) ${WEBKIT} Chrome/120.0.0.0 Safari/537.36`, LINUX, CHROME],
  [`Mozilla/5.0 (Linux; Android 10; K) ${WEBKIT} Chrome/120.0.0.0 Mobile Safari/537.36`, ANDROID, CHROME],
  [`Mozilla/5.0 (Linux; Android 13; SM-X700) ${WEBKIT} Chrome/120.0.0.0 Safari/537.36`, ANDROID, CHROME],
  [`Mozilla/5.0 ${IPHONE} CriOS/120.0.6099.119 Mobile/15E148 Safari/604.1`, IOS, CHROME],
  [`Mozilla/5.0 ${IPAD} CriOS/120.0.6099.119 Mobile/15E148 Safari/604.1`, IOS, CHROME],
  [`Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${WEBKIT} Chrome/120.0.0.0 Safari/537.36`, undefined, CHROME],

  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/120.0.0.0 Safari/537.36 Edg/120.0.2210.91`, WINDOWS, EDGE],
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/64.0.3282.140 Safari/537.36 Edge/18.17763`, WINDOWS, EDGE],
  [`Mozilla/5.0 ${MAC} ${WEBKIT} Chrome/120.0.0.0 Safari/537.36 Edg/120.0.2210.91`, MACOS, EDGE],
  [`Mozilla/5.0 (X11; Linux x86_64) ${WEBKIT} Chrome/120.0.0.0 Safari/537.36 Edg/120.0.2210.77`, LINUX, EDGE],
  [`Mozilla/5.0 (Linux; Android 10; HD1913) ${WEBKIT} Chrome/120.0.6099.43 Mobile Safari/537.36 EdgA/120.0.2210.61`, ANDROID, EDGE],
  [`Mozilla/5.0 ${IPHONE} Version/17.0 EdgiOS/120.0.2210.116 Mobile/15E148 Safari/605.1.15`, IOS, EDGE],

  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:120.0) Gecko/20100101 Firefox/120.0', WINDOWS, FIREFOX],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 14.1; rv:120.0) Gecko/20100101 Firefox/120.0', MACOS, FIREFOX],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0', LINUX, FIREFOX],
  ['Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0', LINUX, FIREFOX],
  ['Mozilla/5.0 (Wayland; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0', LINUX, FIREFOX],
  ['Mozilla/5.0 (Android 13; Mobile; rv:120.0) Gecko/120.0 Firefox/120.0', ANDROID, FIREFOX],
  [`Mozilla/5.0 ${IPHONE} FxiOS/120.0 Mobile/15E148 Safari/605.1.15`, IOS, FIREFOX],
  [`Mozilla/5.0 ${IPAD} FxiOS/120.0 Mobile/15E148 Safari/605.1.15`, IOS, FIREFOX],

  [`Mozilla/5.0 ${MAC} ${APPLE} Version/17.1 Safari/605.1.15`, MACOS, SAFARI],
  [`Mozilla/5.0 ${IPHONE} Version/17.1 Mobile/15E148 Safari/604.1`, IOS, SAFARI],
  [`Mozilla/5.0 ${IPAD} Version/17.1 Mobile/15E148 Safari/604.1`, IOS, SAFARI],
  [`Mozilla/5.0 (iPod touch; CPU iPhone OS 15_8 like Mac OS X) ${APPLE} Version/15.6 Mobile/15E148 Safari/604.1`, IOS, SAFARI],

  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/119.0.0.0 Safari/537.36 OPR/105.0.0.0`, WINDOWS, undefined],
  [`Mozilla/5.0 (Linux; Android 10; VOG-L29) ${WEBKIT} Chrome/119.0.0.0 Mobile Safari/537.36 OPR/76.2.4027.73374`, ANDROID, undefined],
  [`Mozilla/5.0 ${IPHONE} Version/17.1 Mobile/15E148 Safari/604.1 OPT/4.3.1`, IOS, undefined],
  [`Mozilla/5.0 (Linux; Android 13; SM-S901B) ${WEBKIT} SamsungBrowser/23.0 Chrome/115.0.0.0 Mobile Safari/537.36`, ANDROID, undefined],
  [`Mozilla/5.0 (Linux; Android 13; Pixel 7 Build/TQ3A; wv) ${WEBKIT} Version/4.0 Chrome/120.0.6099.43 Mobile Safari/537.36`, ANDROID, undefined],
  [`Mozilla/5.0 (Linux; U; Android 4.0.3; de-de) ${WEBKIT} Version/4.0 Mobile Safari/534.30`, ANDROID, undefined],
  [`Mozilla/5.0 ${IPHONE} Mobile/15E148`, IOS, undefined],
  ['Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko', WINDOWS, undefined],
  [`Mozilla/5.0 (X11; Linux x86_64) ${WEBKIT} HeadlessChrome/120.0.0.0 Safari/537.36`, LINUX, undefined],
  ['Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', undefined, undefined],
  ['curl/8.4.0', undefined, undefined],
  ['kube-probe/1.28', undefined, undefined],
  ['Go-http-client/1.1', undefined, undefined],
  ['', undefined, undefined],
];

const SYSTEMS = Object.values(OperatingSystem);
const BROWSERS = Object.values(Browser);
const matches = (expression: string, text: string) => RE2JS.compile(expression).matches(text);

describe('a user agent', () => {
  test.each(USER_AGENTS)('%p names no other system than %p', (text, operatingSystem) => {
    expect(SYSTEMS.filter(system => matches(userAgentRegex({ operatingSystem: system }), text))).toEqual(operatingSystem ? [operatingSystem] : []);
  });

  test.each(USER_AGENTS)('%p of the system %p names no other browser than %p', (text, _, browser) => {
    expect(BROWSERS.filter(other => matches(userAgentRegex({ browser: other }), text))).toEqual(browser ? [browser] : []);
  });

  test.each(USER_AGENTS)('%p names the two together: %p and %p', (text, operatingSystem, browser) => {
    const pairs = SYSTEMS.flatMap(system => BROWSERS.map(other => [system, other] as const));
    const matching = pairs.filter(([system, other]) => matches(userAgentRegex({ operatingSystem: system, browser: other }), text));
    expect(matching).toEqual(operatingSystem && browser ? [[operatingSystem, browser]] : []);
  });

  test('is known for every system and every browser', () => {
    expect(new Set(USER_AGENTS.map(([, system]) => system))).toEqual(new Set([...SYSTEMS, undefined]));
    expect(new Set(USER_AGENTS.map(([,, browser]) => browser))).toEqual(new Set([...BROWSERS, undefined]));
  });
});
