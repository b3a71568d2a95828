import { matchesRegex } from './regex';
import { demandOptions } from '../../border/demand';
import { oneOf, optional } from '../../border/kinds';
import { struct } from '../../border/struct';
import { refuse } from '../../refusals/refusal';

/** The operating system that a browser names in its user agent. */
export enum OperatingSystem {
  /** Desktop Windows. */
  WINDOWS = 'windows',
  /** macOS; an iPad that asks for desktop sites says so too. */
  MACOS = 'macos',
  /** Desktop Linux; Android is not counted. */
  LINUX = 'linux',
  /** Android. */
  ANDROID = 'android',
  /** iPhone, iPad and iPod. */
  IOS = 'ios',
}

/** The browser that a user agent names, on desktops and on phones. */
export enum Browser {
  /** Google Chrome; the browsers built on it that name themselves (Edge, Opera, Samsung) are not counted. */
  CHROME = 'chrome',
  /** Microsoft Edge. */
  EDGE = 'edge',
  /** Mozilla Firefox. */
  FIREFOX = 'firefox',
  /** Apple Safari. */
  SAFARI = 'safari',
}

/** Which user agents to match; at least one of the two. */
export interface UserAgentOptions {
  /**
   * The operating system.
   *
   * @default - any
   */
  readonly operatingSystem?: OperatingSystem;

  /**
   * The browser.
   *
   * @default - any
   */
  readonly browser?: Browser;
}

const OPTIONS = struct<UserAgentOptions>({
  operatingSystem: optional(oneOf(Object.values(OperatingSystem), 'OperatingSystem.ANDROID')),
  browser: optional(oneOf(Object.values(Browser), 'Browser.FIREFOX')),
});

/** Stands in the parentheses after `Mozilla/5.0`. */
const SYSTEMS: Record<OperatingSystem, string> = {
  [OperatingSystem.WINDOWS]: '.*Windows NT.*',
  [OperatingSystem.MACOS]: '.*\\(Macintosh;.*',
  [OperatingSystem.LINUX]: '.*\\((X11|Wayland);.*Linux.*',
  [OperatingSystem.ANDROID]: '.*Android.*',
  [OperatingSystem.IOS]: '.*\\((iPhone|iPad|iPod).*',
};

/** Stands after the operating system, up to the end. Chrome and Safari are known by what does not follow. */
const BROWSERS: Record<Browser, string> = {
  [Browser.CHROME]: '.*\\(KHTML, like Gecko\\) (Chrome|CriOS)/[0-9.]+ (Mobile(/[0-9A-Z]+)? )?Safari/[0-9.]+',
  [Browser.EDGE]: '.*Edg(e|A|iOS)?/[0-9.]+.*',
  [Browser.FIREFOX]: '.*(Firefox|FxiOS)/[0-9.]+.*',
  [Browser.SAFARI]: '.*\\(KHTML, like Gecko\\) Version/[0-9.]+ (Mobile/[0-9A-Z]+ )?Safari/[0-9.]+',
};

/** The regular expression over the whole user-agent header. */
export function userAgentRegex(options: UserAgentOptions): string {
  demandOptions('RequestMatch.userAgent', options, OPTIONS);
  const { operatingSystem, browser } = options;
  if (!operatingSystem && !browser) {
    refuse('CDI112', 'a user agent match must name an operating system or a browser, got neither', 'pass one, as in { operatingSystem: OperatingSystem.ANDROID }');
  }
  const system = operatingSystem ? SYSTEMS[operatingSystem] : '';
  const client = browser ? BROWSERS[browser] : '';
  return system && client ? system + client.replace(/^\.\*/, '') : system + client;
}

/** What programs that everybody has say of themselves. */
const USUAL = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0',
  'Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0',
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15',
  'curl/8.11.0',
  'Go-http-client/1.1',
];

/** Whether an expression is found in usual user agents, and matches the whole of none. */
export function isPartOfUserAgent(pattern: string): boolean {
  return USUAL.some(agent => matchesRegex(`.*(?:${pattern}).*`, agent)) && !USUAL.some(agent => matchesRegex(pattern, agent));
}
