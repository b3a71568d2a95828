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

/**
 * The routing of manifests: a text, as `app.synthYaml()` gives it, or objects, as `Testing.synth(chart)` does.
 *
 * @throws if a document cannot be read
 */
export function routingOf(manifests: string | readonly object[]): Routing {
  const text = typeof manifests === 'string' ? manifests : manifests.map(one => JSON.stringify(one)).join('\n---\n');
  const read = readText(text, 'manifests');
  const [unread] = read.unreadable;
  if (unread) throw new Error(`line ${unread.line} of the manifests cannot be read: ${unread.problem}`);
  const mesh = meshOf(read);
  return { route: request => mesh.route({ ...request, from: request.from ?? { kind: 'sidecar' } }) };
}

/** Who answers, by subset. */
export function sharesOf({ destinations }: ExplainedOutcome): Shares {
  const shares: Record<string, number> = {};
  for (const { subset, share } of destinations) shares[subset ?? '*'] = (shares[subset ?? '*'] ?? 0) + share;
  return shares;
}
