import type { Labels } from '../../values/labels';
import type { PodsRequest } from '../pods';

/**
 * Labels that are added to pods that are brought in, where they lack them.
 *
 * That changes the pod template, so applying it replaces every pod: a rollout. The rules are not waiting for it; no route asks for these labels.
 */
export class PodLabels {
  /** `app` with the name of the service and `version` with the label of the version, by which Kiali draws its graph. */
  public static kiali(): PodLabels {
    return new PodLabels(({ app, label }) => ({ app, version: label }));
  }

  /** Those of `kiali()`, and `service.istio.io/canonical-name` and `service.istio.io/canonical-revision`, by which Istio's metrics and traces name pods. */
  public static canonical(): PodLabels {
    return new PodLabels(({ app, label }) => ({
      app, 'version': label, 'service.istio.io/canonical-name': app, 'service.istio.io/canonical-revision': label,
    }));
  }

  /** @internal */
  public readonly _for: (request: PodsRequest) => Labels;

  private constructor(labels: (request: PodsRequest) => Labels) {
    this._for = labels;
  }
}
