import type { Answer } from './api-connection';
import type { Manifest } from '../../support/manifests';

/** What an API server answers when it does not do what it was asked. */
interface Status {
  readonly reason?: string;
  readonly message?: string;
}

/** An API server did not do what it was asked. */
export class ApiRefusal extends Error {
  /** One word of Kubernetes for the kind of refusal, such as `Invalid`, `Forbidden` or `Conflict`. */
  public readonly reason: string;

  public constructor({ kind, metadata }: Manifest, { status, body }: Answer) {
    const { reason = String(status), message = 'no message' } = body as Status;
    super(`the API server refuses ${kind} '${metadata.name}' (${reason}): ${message}`);
    this.reason = reason;
  }
}
