import { Duration } from 'cdk8s';

/** How a health check is timed, and on which port. */
export interface HealthCheckOptions {
  /**
   * The container port, 1 to 65535.
   *
   * @default - the container port of the service's first port
   */
  readonly port?: number;

  /**
   * The time from start to the first check. Ends in `initialDelaySeconds`.
   *
   * @default - none
   */
  readonly initialDelay?: Duration;

  /**
   * The time between two checks. Ends in `periodSeconds`.
   *
   * @default - Kubernetes' 10 seconds
   */
  readonly period?: Duration;

  /**
   * The time that an answer may take. Ends in `timeoutSeconds`.
   *
   * @default - Kubernetes' 1 second
   */
  readonly timeout?: Duration;

  /**
   * How many checks in a row have to fail. Ends in `failureThreshold`.
   *
   * @default - Kubernetes' 3
   */
  readonly failureThreshold?: number;
}

/** What a check asks of the container. */
type Question =
  | { readonly kind: 'http'; readonly path: string }
  | { readonly kind: 'tcp' }
  | { readonly kind: 'grpc' };

/** How Kubernetes learns that a container is well. The sidecar's injector rewrites it, so that it works under mutual TLS. */
export class HealthCheck {
  /**
   * An answer of 200 to 399 to a GET of this path.
   *
   * @param path starts with a slash
   */
  public static http(path: string, options: HealthCheckOptions = {}): HealthCheck {
    return new HealthCheck({ kind: 'http', path }, options);
  }

  /** A connection that is accepted. */
  public static tcp(options: HealthCheckOptions = {}): HealthCheck {
    return new HealthCheck({ kind: 'tcp' }, options);
  }

  /** A gRPC health service that says SERVING. */
  public static grpc(options: HealthCheckOptions = {}): HealthCheck {
    return new HealthCheck({ kind: 'grpc' }, options);
  }

  /** @internal */
  public readonly _question: Question;
  /** @internal */
  public readonly _options: HealthCheckOptions;

  private constructor(question: Question, options: HealthCheckOptions) {
    this._question = question;
    this._options = options;
  }
}
