import { demandArgument, demandOptions } from '../border/demand';
import { checkedLater, optional } from '../border/kinds';
import { mapOf } from '../border/map-of';
import { struct } from '../border/struct';
import type { TlsPlan, TlsWish } from '../composition/gateway/tls-plan';
import { refuse, shown } from '../refusals/refusal';
import { isDomain } from '../values/names';
import { TlsVersion } from '../values/tls-version';

/** Refuses what is not a name of a Secret. */
export function checkSecretName(name: string, owner: string): void {
  if (!isDomain(name)) {
    refuse('CDI502', `a credential must be the name of a Secret, got ${shown(name)}`, `pass the name of the Secret in the namespace of ${owner}`);
  }
}

/** What clients must be able to speak. */
export interface GatewayTlsOptions {
  /**
   * The lowest version of TLS that clients may speak. Ends in `tls.minProtocolVersion`.
   *
   * @default - that of Istio, which is TLS 1.2
   */
  readonly minimumVersion?: TlsVersion;
}

const OPTIONS = struct<GatewayTlsOptions>({ minimumVersion: optional(checkedLater('a TlsVersion', 'TlsVersion.TLS_1_3')) });
const HOSTS = mapOf(checkedLater('a GatewayTls', 'GatewayTls.simple(\'shop-tls\')'));

/** How a gateway ends TLS. Requests in the clear are redirected to where it does. */
export class GatewayTls {
  /**
   * With a certificate of the gateway's own. Ends in `tls.mode: SIMPLE` and `tls.credentialName`.
   *
   * @param credentialName the name of a Secret in the namespace of the gateway's pods
   * @throws CDI502 if the name is not a name of a Secret
   * @throws CDI436 if the options have what they cannot have
   * @throws CDI514 if the version is none that a gateway can ask for
   */
  public static simple(credentialName: string, options: GatewayTlsOptions = {}): GatewayTls {
    return new GatewayTls({ kind: 'all', tls: planOf('SIMPLE', credentialName, options) });
  }

  /**
   * With a certificate of the gateway's own, for clients that show one too. Ends in `tls.mode: MUTUAL` and `tls.credentialName`.
   *
   * @param credentialName the name of a Secret in the namespace of the gateway's pods. Who signs the certificates of clients stands in its `ca.crt`, or
   * in that of the Secret of the same name with `-cacert` behind it
   * @throws CDI502 if the name is not a name of a Secret
   * @throws CDI436 if the options have what they cannot have
   * @throws CDI514 if the version is none that a gateway can ask for
   */
  public static mutual(credentialName: string, options: GatewayTlsOptions = {}): GatewayTls {
    return new GatewayTls({ kind: 'all', tls: planOf('MUTUAL', credentialName, options) });
  }

  /** Not at all: requests come in the clear. For hosts beside others that have TLS. */
  public static none(): GatewayTls {
    return new GatewayTls({ kind: 'all' });
  }

  /**
   * For each host in its own way. Hosts with the same setting share a server of the Gateway.
   *
   * @param hosts every host of the gateway, with `simple`, `mutual` or `none`
   * @throws CDI436 if the hosts are no object
   * @throws CDI514 if a host has another `perHost` instead of one of these
   */
  public static perHost(hosts: { [host: string]: GatewayTls }): GatewayTls {
    demandArgument('GatewayTls.perHost', 'hosts', hosts, HOSTS);
    return new GatewayTls({ kind: 'perHost', hosts: new Map(Object.entries(hosts).map(([host, tls]) => [host, ofOneHost(host, tls)])) });
  }

  /** @internal */
  public readonly _wish: TlsWish;

  private constructor(wish: TlsWish) {
    this._wish = wish;
  }
}

function planOf(mode: TlsPlan['mode'], credentialName: string, options: GatewayTlsOptions): TlsPlan {
  demandOptions(mode === 'SIMPLE' ? 'GatewayTls.simple' : 'GatewayTls.mutual', options, OPTIONS);
  const { minimumVersion } = options;
  checkSecretName(credentialName, 'the gateway\'s pods');
  if (minimumVersion !== undefined && !Object.values(TlsVersion).includes(minimumVersion)) {
    refuse('CDI514', `a gateway cannot ask for the TLS version ${shown(minimumVersion)}`, 'pass TlsVersion.TLS_1_2 or TLS_1_3');
  }
  return { mode, credentialName, minimumVersion };
}

function ofOneHost(host: string, tls: GatewayTls | undefined): TlsPlan | undefined {
  const wish = tls?._wish;
  if (wish?.kind !== 'all') {
    refuse('CDI514', `the TLS of '${host}' must be a setting for one host, got ${wish ? 'GatewayTls.perHost' : shown(tls)}`,
      'pass GatewayTls.simple(…), mutual(…) or none()');
  }
  return wish.tls;
}
