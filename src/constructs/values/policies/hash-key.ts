import type { Duration } from 'cdk8s';
import { demandArgument } from '../../border/demand';
import { optional, text } from '../../border/kinds';
import { struct } from '../../border/struct';
import { refuse, shown } from '../../refusals/refusal';
import { DURATION } from '../durations';
import { checkCookieName, checkQueryParam, headerName } from '../matches/request-parts';

/** The cookie that the proxy makes for a request that has none. */
export interface GeneratedCookie {
  /** How long the client keeps the cookie; whole seconds. 0 makes one that ends with the browser's session. Ends in `httpCookie.ttl`. */
  readonly ttl: Duration;

  /**
   * The path that the cookie is for. Starts with a slash. Ends in `httpCookie.path`.
   *
   * @default - the folder of the path that was asked for
   */
  readonly path?: string;
}

const GENERATED = optional(struct<GeneratedCookie>({ ttl: DURATION, path: optional(text('/')) }));

/** What a request is hashed by, as plain data. */
export type HashKeyPlan =
  | { readonly kind: 'header' | 'queryParam'; readonly name: string }
  | { readonly kind: 'cookie'; readonly name: string; readonly ttl?: number; readonly path?: string }
  | { readonly kind: 'sourceAddress' };

/** What a consistent hash is made of: requests in which it is the same reach the same pod. */
export class HashKey {
  /**
   * The value of a header. Requests without it go to any pod. Ends in `consistentHash.httpHeaderName`.
   *
   * @throws CDI105, CDI106 if no request has such a header
   */
  public static header(name: string): HashKey {
    return new HashKey({ kind: 'header', name: headerName(name) });
  }

  /**
   * The value of a cookie. Ends in `consistentHash.httpCookie`.
   *
   * @param name an HTTP token
   * @param generated the cookie that the proxy makes for a request that has none. Without it the application has to set the cookie, and requests
   * without the cookie go to any pod
   * @throws CDI108 if the name is not an HTTP token
   * @throws CDI146 if a browser does not keep such a cookie
   * @throws CDI436 if what is said of the generated cookie is not what its type says
   */
  public static cookie(name: string, generated?: GeneratedCookie): HashKey {
    checkCookieName(name);
    demandArgument('HashKey.cookie', 'generated', generated, GENERATED);
    return new HashKey({ kind: 'cookie', name, ttl: generated && wholeTtl(name, generated.ttl), path: generated?.path && rooted(name, generated.path) });
  }

  /**
   * The value of a query parameter. Requests without it go to any pod. Ends in `consistentHash.httpQueryParameterName`.
   *
   * @throws CDI111 if no query has such a parameter
   */
  public static queryParam(name: string): HashKey {
    checkQueryParam(name);
    return new HashKey({ kind: 'queryParam', name });
  }

  /**
   * The address that the request comes from: that of the calling pod inside the mesh, and at a gateway that of whoever connects to it, which is often a
   * load balancer. Ends in `consistentHash.useSourceIp`.
   */
  public static sourceAddress(): HashKey {
    return new HashKey({ kind: 'sourceAddress' });
  }

  /** @internal */
  public readonly _plan: HashKeyPlan;

  private constructor(plan: HashKeyPlan) {
    this._plan = plan;
  }
}

/** Milliseconds. `Max-Age` counts whole seconds. */
function wholeTtl(name: string, ttl: Duration): number {
  const seconds = ttl.toMilliseconds({ integral: false }) / 1000;
  if (!Number.isInteger(seconds)) refuse('CDI146', `the cookie '${name}' must be kept for whole seconds, got ${seconds} s`, `use Duration.seconds(${Math.ceil(seconds)})`);
  return seconds * 1000;
}

function rooted(name: string, path: string): string {
  if (!/^\/[^;\s]*$/.test(path)) refuse('CDI146', `the path of the cookie '${name}' must start with '/', got ${shown(path)}`, 'pass / for every path');
  return path;
}
