import type { Caller, Request } from '../routing/traffic/request';

/** A request as somebody asks about it: what is left out is worked out from the manifests. */
export interface AskedRequest extends Omit<Request, 'from' | 'port'> {
  /**
   * The proxy that it goes through, or its name: `sidecar`, `sidecar/NAMESPACE`, `gateway/NAME` or `gateway/NAMESPACE/NAME`.
   *
   * @default - a sidecar
   */
  readonly from?: Caller | string;

  /**
   * Of the service, or of the server of a Gateway.
   *
   * @default - the only one that there is, or else the only one that speaks HTTP, for a request of it
   */
  readonly port?: number;
}

/** How somebody asks. */
export interface Asking {
  /** Of sidecars, and of Gateways that are named without one. */
  readonly namespace: string;
  /** What to call the parts of a request in a remedy. */
  readonly words: Words;
}

/** What parts of a request are called where it is written. */
export interface Words {
  readonly port: string;
  readonly https: string;
  readonly http: string;
  /** A caller of another namespace. */
  readonly namespace: (name: string) => string;
}

/** Of a request in code or in JSON. */
export const FIELDS: Words = { port: "'port'", https: "scheme 'https'", http: "scheme 'http'", namespace: name => `from 'sidecar/${name}'` };
