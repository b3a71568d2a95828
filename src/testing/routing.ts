import type { App, Chart } from 'cdk8s';
import { readCdk8s } from '../analysis/cdk8s';
import type { Manifests } from '../analysis/model/manifest';
import { readText } from '../analysis/reader/read-text';
import { meshOf, type ExplainedOutcome } from '../analysis/routing/mesh';
import type { Caller, Request } from '../analysis/routing/request';

/** A request; from a sidecar in the namespace `default` unless it says otherwise. */
export interface AskedRequest extends Omit<Request, 'from'> {
  readonly from?: Caller;
}

/** Per cent by subset; `*` stands for a destination without one. */
export type Shares = Readonly<Record<string, number>>;

/** What a set of manifests does with requests. */
export interface Routing {
  /** What becomes of a request, and why. */
  route(request: AskedRequest): ExplainedOutcome;
}

/** What manifests may come as. */
export type ManifestSource = string | readonly object[] | App | Chart;

/**
 * The routing of manifests: of an app or a chart, of a text, as `app.synthYaml()` gives it, or of objects, as `Testing.synth(chart)` does.
 *
 * @throws if a document cannot be read, or the app refuses to be synthesized
 */
export function routingOf(manifests: ManifestSource): Routing {
  const read = manifestsIn(manifests);
  const [unread] = read.unreadable;
  if (unread) throw new Error(`line ${unread.line} of the manifests cannot be read: ${unread.problem}`);
  const mesh = meshOf(read);
  return { route: request => mesh.route({ ...request, from: request.from ?? { kind: 'sidecar' } }) };
}

function manifestsIn(source: ManifestSource): Manifests {
  if (typeof source === 'string') return readText(source, 'manifests');
  if ('node' in source) return readCdk8s(source);
  return readText(source.map(one => JSON.stringify(one)).join('\n---\n'), 'manifests');
}

/** Who answers, by subset. */
export function sharesOf({ destinations }: ExplainedOutcome): Shares {
  const shares: Record<string, number> = {};
  for (const { subset, share } of destinations) shares[subset ?? '*'] = (shares[subset ?? '*'] ?? 0) + share;
  return shares;
}
