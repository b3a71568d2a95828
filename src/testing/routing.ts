import type { App, Chart } from 'cdk8s';
import { readCdk8s } from '../analysis/cdk8s';
import type { Manifests } from '../analysis/model/manifest';
import { readText } from '../analysis/reader/read-text';
import { FIELDS, type AskedRequest } from '../analysis/requests/asked-request';
import { Requests } from '../analysis/requests/requests';
import type { ExplainedOutcome } from '../analysis/routing/mesh';
import { reportedMesh } from '../report/refused';

export type { AskedRequest };

/**
 * Per cent by subset, or by host and subset where the host counts: `v1`, `orders/v1`, `orders.shop/v1`, `orders.shop.svc.cluster.local/v1`. `*` stands
 * for a destination without a subset, as in `orders/*`. A host alone stands for all its subsets, and a key may end with a port: `orders`, `orders/v1:8080`.
 */
export type Shares = Readonly<Record<string, number>>;

/** What a set of manifests does with requests. */
export interface Routing {
  /**
   * What becomes of a request, and why.
   *
   * @throws if it leaves something open that the manifests do not say either
   */
  route(request: AskedRequest): ExplainedOutcome;
}

/** What manifests may come as. */
export type ManifestSource = string | readonly object[] | App | Chart;

/**
 * The routing of manifests: of an app or a chart, of a string, as `app.synthYaml()` returns it, or of objects, as `Testing.synth(chart)` does.
 *
 * @throws if a document cannot be read, or the app refuses to be synthesized
 */
export function routingOf(manifests: ManifestSource): Routing {
  const read = manifestsIn(manifests);
  const [unread] = read.unreadable;
  if (unread) throw new Error(`line ${unread.line} of the manifests cannot be read: ${unread.problem}`);
  const requests = new Requests(read, { namespace: 'default', words: FIELDS });
  const mesh = reportedMesh(read);
  return { route: asked => mesh.route(requests.requestOf(asked)) };
}

/** What manifests say, whatever they come as. */
export function manifestsIn(source: ManifestSource): Manifests {
  if (typeof source === 'string') return readText(source, 'manifests');
  if ('node' in source) return readCdk8s(source);
  return readText(source.map(one => JSON.stringify(one)).join('\n---\n'), 'manifests');
}
