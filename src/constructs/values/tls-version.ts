/** A version of TLS. */
export enum TlsVersion {
  /** TLS 1.2. */
  TLS_1_2 = 'TLSV1_2',
  /** TLS 1.3. */
  TLS_1_3 = 'TLSV1_3',
}
