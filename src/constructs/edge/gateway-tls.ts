import { refuse, shown } from '../refusals/refusal';
import { isDomain } from '../values/names';

/** Refuses what is not a name of a Secret. */
export function checkSecretName(name: string, owner: string): void {
  if (!isDomain(name)) {
    refuse('CDI502', `a credential must be the name of a Secret, got ${shown(name)}`, `pass the name of the Secret in the namespace of ${owner}`);
  }
}

/** How a gateway ends TLS. Requests in the clear are redirected. */
export class GatewayTls {
  /**
   * With a certificate of the gateway's own. Ends in `tls.mode: SIMPLE` and `tls.credentialName`.
   *
   * @param credentialName the name of a Secret in the namespace of the gateway's pods
   * @throws CDI502 if the name is not a name of a Secret
   */
  public static simple(credentialName: string): GatewayTls {
    checkSecretName(credentialName, 'the gateway\'s pods');
    return new GatewayTls(credentialName);
  }

  /** @internal */
  public readonly _credentialName: string;

  private constructor(credentialName: string) {
    this._credentialName = credentialName;
  }
}
