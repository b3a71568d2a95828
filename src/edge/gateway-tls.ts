import { refuse } from '../diagnostics/refusal';

/** How a gateway ends TLS. Requests in the clear are redirected. */
export class GatewayTls {
  /**
   * With a certificate of the gateway's own. Ends in `tls.mode: SIMPLE` and `tls.credentialName`.
   *
   * @param credentialName the name of a Secret in the namespace of the gateway's pods
   * @throws CDI502 if the name is no name of a Secret
   */
  public static simple(credentialName: string): GatewayTls {
    if (!/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/.test(credentialName)) {
      refuse('CDI502', `a credential must be the name of a Secret, got '${credentialName}'`, 'pass the name of the Secret in the namespace of the gateway\'s pods');
    }
    return new GatewayTls(credentialName);
  }

  /** @internal */
  public readonly _credentialName: string;

  private constructor(credentialName: string) {
    this._credentialName = credentialName;
  }
}
