import { demandOptions } from '../../border/demand';
import { checkedLater, optional, text } from '../../border/kinds';
import { struct } from '../../border/struct';
import { listed, refuse, shown } from '../../refusals/refusal';

/** Where a client is sent. What is left out stays as it was asked for, and so does the query unless `uri` has one. */
export interface RedirectOptions {
  /**
   * The path in place of the whole path. Ends in `redirect.uri`.
   *
   * @default - the path that was asked for
   */
  readonly uri?: string;

  /**
   * The path in place of the prefix that the match names; not beside `uri`. Ends in `redirect.prefixRewrite`, which Istio has from 1.31 on.
   *
   * @default - the path that was asked for
   */
  readonly prefix?: string;

  /**
   * The host. Ends in `redirect.authority`.
   *
   * @default - the host that was asked for
   */
  readonly authority?: string;

  /**
   * `http` or `https`. Ends in `redirect.scheme`.
   *
   * @default - that of the request
   */
  readonly scheme?: string;

  /**
   * 1 to 65535. Ends in `redirect.port`.
   *
   * @default - the port that was asked for; with another scheme, the usual one of it
   */
  readonly port?: number;

  /**
   * 301, 302, 303, 307 or 308. Ends in `redirect.redirectCode`.
   *
   * @default 301
   */
  readonly code?: number;
}

/** What a fixed answer says. */
export interface FixedReplyOptions {
  /**
   * At most 100 KiB: every proxy keeps a copy. Ends in `directResponse.body.string`.
   *
   * @default - nothing
   */
  readonly body?: string;

  /**
   * What the body is, as in `application/json`. Ends in `headers.response.set` of the route.
   *
   * @default - Envoy's: text/plain
   */
  readonly contentType?: string;
}

const REDIRECT = struct<RedirectOptions>({
  uri: optional(text('/new')),
  prefix: optional(text('/new')),
  authority: optional(text('shop.example.com')),
  scheme: optional(text('https')),
  port: optional(checkedLater('a number', '443')),
  code: optional(checkedLater('a number', '308')),
});
const FIXED = struct<FixedReplyOptions>({ body: optional(text('gone')), contentType: optional(text('text/plain')) });

/** What a proxy answers by itself, as plain data. */
export type ReplyPlan = RedirectPlan | FixedPlan;

/** A client sent elsewhere. */
export interface RedirectPlan extends RedirectOptions {
  readonly kind: 'redirect';
}

/** An answer that is always the same. */
export interface FixedPlan extends FixedReplyOptions {
  readonly kind: 'fixed';
  readonly status: number;
}

const CODES = [301, 302, 303, 307, 308];

/** A path, with a query where it has one. */
const TARGET = /^(?!\/\/)\/[!"$-~]*$/;
const AUTHORITY = /^[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?$/;
const CONTENT_TYPE = /^[a-z]+\/[-+.a-z0-9]+(?:; ?[a-z]+=[-a-zA-Z0-9]+)?$/;

/** Past it Istio warns, since every proxy keeps a copy. */
const MOST_BYTES = 100 * 1024;

/** An answer that proxies give in place of a service: Istio's `HTTPRedirect` and `HTTPDirectResponse`. */
export class Reply {
  /**
   * Sends the client elsewhere. Ends in `redirect`.
   *
   * @throws CDI120 if the port is out of range
   * @throws CDI144 if it leads nowhere, or Istio or Envoy does not know the code, the scheme, the host or the path
   */
  public static redirect(target: RedirectOptions): Reply {
    demandOptions('Reply.redirect', target, REDIRECT);
    const { uri, prefix, authority, scheme, port, code } = target;
    if ([uri, prefix, authority, scheme, port].every(part => part === undefined)) {
      refuse('CDI144', 'a redirect leads nowhere', 'pass uri, prefix, authority, scheme or port');
    }
    if (uri !== undefined && prefix !== undefined) refuse('CDI144', `a redirect has both the uri '${uri}' and the prefix '${prefix}'`, 'leave one out');
    demand(uri, TARGET, 'uri', 'a path that begins with one slash');
    demand(prefix, TARGET, 'prefix', 'a path that begins with one slash');
    demand(authority, AUTHORITY, 'authority', 'a host in lower case, without scheme and port');
    demand(scheme, /^https?$/, 'scheme', 'http or https');
    if (port !== undefined && !(Number.isInteger(port) && port >= 1 && port <= 65535)) {
      refuse('CDI120', `the port of a redirect must be a whole number from 1 to 65535, got ${shown(port)}`, 'pass one such as 443');
    }
    if (code !== undefined && !CODES.includes(code)) refuse('CDI144', `a redirect has the code ${shown(code)}`, `use ${listed(CODES.map(String))}`);
    return new Reply({ kind: 'redirect', uri, prefix, authority, scheme, port, code });
  }

  /**
   * Always the same answer. Ends in `directResponse`.
   *
   * @param status 200 to 599
   * @throws CDI144 if Envoy does not answer with the status, the body is too long, or there is a content type and no body
   */
  public static fixed(status: number, options: FixedReplyOptions = {}): Reply {
    demandOptions('Reply.fixed', options, FIXED);
    const { body, contentType } = options;
    if (!Number.isInteger(status) || status < 200 || status > 599) {
      refuse('CDI144', `the status of a fixed answer must be a whole number from 200 to 599, got ${shown(status)}`, 'pass one such as 503');
    }
    const bytes = Buffer.byteLength(body ?? '');
    if (bytes > MOST_BYTES) refuse('CDI144', `the body of a fixed answer must have at most ${MOST_BYTES} bytes, got ${bytes}`, 'let a service answer');
    demand(contentType, CONTENT_TYPE, 'contentType', 'a media type, as in text/html');
    if (contentType !== undefined && !body) refuse('CDI144', `a fixed answer has the content type '${contentType}' and no body`, 'pass a body, or leave contentType out');
    return new Reply({ kind: 'fixed', status, body: body === '' ? undefined : body, contentType });
  }

  /** @internal */
  public readonly _plan: ReplyPlan;

  private constructor(plan: ReplyPlan) {
    this._plan = plan;
  }
}

function demand(value: string | undefined, form: RegExp, field: string, remedy: string): void {
  if (value === undefined || typeof value === 'string' && form.test(value)) return;
  refuse('CDI144', `the ${field} of a reply cannot be ${shown(value)}`, `pass ${remedy}`);
}
