/** What a client got. */
export interface Answer {
  /** 0 where the connection broke. */
  readonly status: number;
  /** Of the pod that answered; none where the proxy did. */
  readonly version?: string;
  /** The path that the pod got to see. */
  readonly path?: string;
  /** Envoy's response flags where the proxy answered, such as NC, UH and UO, or the error of a connection that broke. */
  readonly flags?: string;
  /** Where a redirect leads. */
  readonly location?: string;
}
