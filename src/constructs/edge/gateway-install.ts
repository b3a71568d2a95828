import { demandOptions } from '../border/demand';
import { checkedLater, optional, text } from '../border/kinds';
import { mapOf } from '../border/map-of';
import { struct } from '../border/struct';
import type { GatewayPort } from '../mesh/ownership';
import { refuse } from '../refusals/refusal';
import { checkedPort } from '../values/mesh-port';
import { strangeLabel } from '../values/names';

/** How requests from outside reach a gateway's pods. */
export interface GatewayInstallOptions {
  /**
   * The node port of the gateway's Service, 1 to 65535 (of which Kubernetes gives out 30000 to 32767 unless it is configured otherwise), for the URLs
   * that are shown: the one of HTTPS where the gateway ends TLS.
   *
   * @default - the gateway is reached on 80, and where it ends TLS on its port for HTTPS, as behind a load balancer
   */
  readonly nodePort?: number;
}

/** A gateway that is installed in another way. */
export interface CustomGatewayOptions extends GatewayInstallOptions {
  /** The labels of the gateway's pods. */
  readonly selector: { [name: string]: string };

  /**
   * The port for HTTP, 1 to 65535: one of the gateway's Service, or else one of its pods.
   *
   * @default 80
   */
  readonly httpPort?: number;

  /**
   * The port for HTTPS, 1 to 65535: one of the gateway's Service, or else one of its pods.
   *
   * @default 443
   */
  readonly httpsPort?: number;
}

const PORT = optional(checkedLater<number>('a number', '8080'));
const OPTIONS = struct<GatewayInstallOptions>({ nodePort: PORT });
const CUSTOM = struct<CustomGatewayOptions>({
  selector: mapOf(text('ingress')),
  httpPort: PORT,
  httpsPort: PORT,
  nodePort: PORT,
});

/**
 * Which of the cluster's gateways, and on which ports.
 *
 * Istio takes a port of a Gateway for one of the gateway's Service, and has its pods listen where that leads; any other port is one of the pods.
 */
export class GatewayInstall {
  /**
   * The gateway of the Helm chart installed as `istio-ingress`: pods `istio: ingress`, ports 80 and 443 of its Service.
   *
   * @throws CDI120 if the node port is out of range
   */
  public static ingress(options: GatewayInstallOptions = {}): GatewayInstall {
    demandOptions('GatewayInstall.ingress', options, OPTIONS);
    return new GatewayInstall({ ...options, selector: { istio: 'ingress' } });
  }

  /**
   * The gateway of `istioctl install`: pods `istio: ingressgateway`, port 8080 of the pods, to which 80 of its Service leads, and port 443 of its
   * Service, which leads to 8443 of the pods.
   *
   * @throws CDI120 if the node port is out of range
   */
  public static ingressGateway(options: GatewayInstallOptions = {}): GatewayInstall {
    demandOptions('GatewayInstall.ingressGateway', options, OPTIONS);
    return new GatewayInstall({ ...options, selector: { istio: 'ingressgateway' }, httpPort: 8080 }, new Map([[80, 8080], [443, 8443]]));
  }

  /**
   * A gateway of one's own.
   *
   * @throws CDI120 if a port is out of range
   * @throws CDI501 if the selector is empty, which would be every gateway of the cluster, or holds what is not a label
   * @throws CDI436 if the options have what they cannot have
   */
  public static custom(options: CustomGatewayOptions): GatewayInstall {
    demandOptions('GatewayInstall.custom', options, CUSTOM);
    return new GatewayInstall(options);
  }

  /** @internal */
  public readonly _selector: Readonly<Record<string, string>>;
  /** @internal */
  public readonly _httpPort: number;
  /** @internal */
  public readonly _httpsPort: number;
  /** @internal */
  public readonly _nodePort: number | undefined;

  private readonly targets: ReadonlyMap<number, number>;

  /** @internal Whether it is the one that the checks of manifests take for granted. */
  public get _isUsual(): boolean {
    return Object.entries(this._selector).join() === 'istio,ingressgateway';
  }

  private constructor({ selector, httpPort = 80, httpsPort = 443, nodePort }: CustomGatewayOptions, targets = new Map<number, number>()) {
    if (Object.keys(selector).length === 0) {
      refuse('CDI501', 'the selector of a gateway must have a label, got none', 'pass the labels of its pods; without one Istio takes every gateway of the cluster');
    }
    const strange = strangeLabel(selector);
    if (strange) refuse('CDI501', `the selector of a gateway must have labels that Kubernetes accepts, got ${strange.join('=')}`, 'pass the labels as its pods carry them');
    this._selector = { ...selector };
    this._httpPort = checkedPort(httpPort, 'the HTTP port of a gateway');
    this._httpsPort = checkedPort(httpsPort, 'the HTTPS port of a gateway');
    this._nodePort = nodePort === undefined ? undefined : checkedPort(nodePort, 'the node port of a gateway');
    this.targets = targets;
  }

  /**
   * Where a port leads that is written in a Gateway, as far as that is known of the installation.
   *
   * @internal
   */
  public _port(written: number): GatewayPort {
    return { written, ofPods: this.targets.get(written) ?? written, selector: this._selector };
  }
}
