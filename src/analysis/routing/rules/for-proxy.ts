import type { JsonObject } from '../../model/json';
import { numberAt, textAt, textMapAt } from '../fields/fields';
import { gatewaysAt } from '../fields/gateway-names';

/** The proxies that a match is for. What a proxy does not get, no request meets. */
export interface ForProxy {
  /** Of the listener; 0 if no port is asked for. */
  readonly port: number;
  /** Empty for those of the VirtualService. */
  readonly gateways: readonly string[];
  readonly sourceLabels: Readonly<Record<string, string>>;
  /** Empty for all. */
  readonly sourceNamespace: string;
}

/** The proxies of a match that a VirtualService of a namespace has. */
export function forProxyIn(match: JsonObject, namespace: string): ForProxy {
  return {
    port: numberAt(match, 'port'),
    gateways: gatewaysAt(match, namespace),
    sourceLabels: textMapAt(match, 'sourceLabels'),
    sourceNamespace: textAt(match, 'sourceNamespace'),
  };
}
