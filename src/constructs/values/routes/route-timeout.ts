import { Duration } from 'cdk8s';

const NONE = Duration.millis(0);

/** A limit on the time of requests that no `Duration` can say. */
export class RouteTimeout {
  /** No limit, where the service has one. Istio has none for a route without `timeout`, and rejects 0. */
  public static none(): Duration {
    return NONE;
  }

  private constructor() {}
}

/** Whether a limit is that there is none. */
export function isUnlimited(timeout: Duration): boolean {
  return timeout === NONE;
}
