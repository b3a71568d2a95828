import type { Duration } from 'cdk8s';
import { demandOptions } from '../../border/demand';
import { checkedLater, optional } from '../../border/kinds';
import { struct } from '../../border/struct';
import { refuse, shown } from '../../refusals/refusal';
import { DURATION, wholeSeconds } from '../../values/durations';
import { checkedPort } from '../../values/mesh-port';

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

const OPTIONS = struct<HealthCheckOptions>({
  port: optional(checkedLater('a number', '8080')),
  initialDelay: optional(DURATION),
  period: optional(DURATION),
  timeout: optional(DURATION),
  failureThreshold: optional(checkedLater('a number', '3')),
});

/** What a check asks of the container. */
type Question =
  | { readonly kind: 'http'; readonly path: string }
  | { readonly kind: 'tcp' }
  | { readonly kind: 'grpc' };

/** The timing as Kubernetes writes it. */
interface Timing {
  readonly initialDelaySeconds?: number;
  readonly periodSeconds?: number;
  readonly timeoutSeconds?: number;
  readonly failureThreshold?: number;
}

/** How Kubernetes learns that a container is well. The sidecar's injector rewrites it, so that it works under mutual TLS. */
export class HealthCheck {
  /**
   * An answer of 200 to 399 to a GET of this path.
   *
   * @param path starts with a slash
   * @throws CDI120, CDI124, CDI125 if Kubernetes does not accept the port, a duration, the threshold or the path
   * @throws CDI436 if the options have what they cannot have
   */
  public static http(path: string, options: HealthCheckOptions = {}): HealthCheck {
    if (typeof path !== 'string' || !path.startsWith('/')) refuse('CDI125', `the path of a health check must start with '/', got ${shown(path)}`, 'pass the path alone, as in /health');
    return new HealthCheck({ kind: 'http', path }, options);
  }

  /**
   * A connection that is accepted.
   *
   * @throws CDI120, CDI124, CDI125, CDI436 as `http` does
   */
  public static tcp(options: HealthCheckOptions = {}): HealthCheck {
    return new HealthCheck({ kind: 'tcp' }, options);
  }

  /**
   * A gRPC health service that says SERVING.
   *
   * @throws CDI120, CDI124, CDI125, CDI436 as `http` does
   */
  public static grpc(options: HealthCheckOptions = {}): HealthCheck {
    return new HealthCheck({ kind: 'grpc' }, options);
  }

  /** @internal */
  public readonly _question: Question;
  /** @internal */
  public readonly _port: number | undefined;
  /** @internal */
  public readonly _timing: Timing;

  private constructor(question: Question, options: HealthCheckOptions) {
    demandOptions(`HealthCheck.${question.kind}`, options, OPTIONS);
    const { port, initialDelay, period, timeout, failureThreshold } = options;
    if (failureThreshold !== undefined && !(Number.isInteger(failureThreshold) && failureThreshold >= 1)) {
      refuse('CDI125', `the failure threshold of a health check must be a whole number of at least 1, got ${shown(failureThreshold)}`, 'pass such a number, or leave it out for 3');
    }
    this._question = question;
    this._port = port === undefined ? undefined : checkedPort(port, 'the port of a health check');
    this._timing = {
      initialDelaySeconds: initialDelay && wholeSeconds(initialDelay, 'the initial delay of a health check'),
      periodSeconds: period && wholeSeconds(period, 'the period of a health check'),
      timeoutSeconds: timeout && wholeSeconds(timeout, 'the timeout of a health check'),
      failureThreshold,
    };
  }
}
