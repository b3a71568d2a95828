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
export function userAgentRegex({ operatingSystem, browser }: UserAgentOptions): string {
  if (!operatingSystem && !browser) {
    refuse('CDI112', 'a user agent match must name an operating system or a browser, got neither', 'pass one, as in { operatingSystem: OperatingSystem.ANDROID }');
  }
  const system = operatingSystem ? SYSTEMS[operatingSystem] : '';
  const client = browser ? BROWSERS[browser] : '';
  return system && client ? system + client.replace(/^\.\*/, '') : system + client;
}
