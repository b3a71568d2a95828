import type { ManifestObject } from '../../model/manifest';
import type { Destination, Outcome } from '../../routing/traffic/outcome';
import { perCent } from '../../routing/traffic/phrases';
import type { RequestClass } from '../requests/classes';

/** Which requests, as in `25 % of everyone else to reviews.bookinfo:9080`. */
export function requestsText({ host, port, from, words }: RequestClass, share = 100): string {
  const part = share === 100 ? '' : `${perCent(share)} % of `;
  return `${part}${words} to ${shortHost(host)}:${port}${from === 'from anywhere in the mesh' ? '' : ` ${from}`}`;
}

/** A host of the cluster without its end. */
export function shortHost(host: string): string {
  return host.replace(/\.svc\.cluster\.local(?=$|:)/, '');
}

/** A destination as people call it: `reviews v2`, or `every pod of reviews`. */
export function destinationText({ host, subset }: Pick<Destination, 'host' | 'subset'>): string {
  const name = shortHost(host).split('.')[0];
  return subset === null ? `every pod of ${name}` : `${name} ${subset}`;
}

/** `Kind namespace/name`. */
export function objectText({ kind, namespace, name }: ManifestObject): string {
  return `${kind} ${namespace === '' ? '' : `${namespace}/`}${name}`;
}

/** The VirtualService that decides about requests, in a state. */
export function deciding({ virtualService }: Outcome, objects: readonly ManifestObject[]): ManifestObject | undefined {
  return objects.find(({ kind, namespace, name }) => kind === 'VirtualService' && `${namespace}/${name}` === virtualService);
}
