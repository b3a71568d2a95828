import type { JsonObject } from '../../model/json';
import { field, numberAt, optionalNumberAt, textAt } from '../fields/fields';
import type { Redirect } from '../traffic/outcome';

/** Where the route stands that redirects. */
export interface RedirectPlace {
  readonly port: number;
  readonly isTls: boolean;
}

const KNOWN: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** What a redirect sends back; nothing where Envoy knows no such code. */
export function redirectBy(redirect: JsonObject, place: RedirectPlace): Redirect | undefined {
  const code = numberAt(redirect, 'redirectCode') || 301;
  if (!KNOWN.has(code)) return undefined;
  const scheme = textAt(redirect, 'scheme');
  const authority = textAt(redirect, 'authority');
  const uri = textAt(redirect, 'prefixRewrite') || textAt(redirect, 'uri');
  const port = portOf(redirect, place, scheme || (place.isTls ? 'https' : 'http'));
  return { ...scheme !== '' && { scheme }, ...authority !== '' && { authority }, ...port !== 0 && { port }, ...uri !== '' && { uri }, code };
}

/** The port that a scheme has anyway is not written. */
function portOf(redirect: JsonObject, place: RedirectPlace, scheme: string): number {
  const derive = field(redirect, 'derivePort');
  const port = optionalNumberAt(redirect, 'port') ?? (derive === 'FROM_REQUEST_PORT' || derive === 1 ? place.port : 0);
  return port === 80 && scheme === 'http' || port === 443 && scheme === 'https' ? 0 : port;
}
