import type { TlsVersion } from '../../values/tls-version';

/** How TLS ends at a gateway. */
export interface TlsPlan {
  /** Whether clients must show a certificate of their own. */
  readonly mode: 'SIMPLE' | 'MUTUAL';
  readonly credentialName: string;
  /** The lowest version that clients may speak, where one is set. */
  readonly minimumVersion?: TlsVersion;
}

/** TLS for the hosts of a gateway; requests come in the clear where there is none. */
export type TlsWish = TlsOfAll | TlsPerHost;

/** One setting for all hosts. */
export interface TlsOfAll {
  readonly kind: 'all';
  readonly tls?: TlsPlan;
}

/** A setting for each host. */
export interface TlsPerHost {
  readonly kind: 'perHost';
  readonly hosts: ReadonlyMap<string, TlsPlan | undefined>;
}

/** How TLS ends for a host, if it does. */
export function tlsOf(wish: TlsWish, host: string): TlsPlan | undefined {
  return wish.kind === 'all' ? wish.tls : wish.hosts.get(host);
}

/**
 * A name that only equal settings share, so that it stays when hosts and settings are added. Istio reads the name of a route from it, where a dot ends a
 * part; no Secret has an underscore in its name.
 */
export function tlsName({ mode, credentialName, minimumVersion }: TlsPlan): string {
  return `${mode === 'SIMPLE' ? 'https' : 'mutual'}${minimumVersion?.replace('TLSV1_', '1') ?? ''}-${credentialName.replaceAll('.', '_')}`;
}
