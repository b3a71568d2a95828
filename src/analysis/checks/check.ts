import { entryOf } from './catalogue/entry-of';
import { distinct } from './distinct';
import { hintsIn } from './hints';
import { Context } from './index/context';
import { isAboutPlaceholder } from './placeholders';
import { RULES } from './rules/rules';
import { Ignoring, type Ignored } from './suppression';
import type { Finding } from '../model/finding';
import type { Manifests } from '../model/manifest';
import { gathered, grouped } from '../model/maps';

/** What to leave out, and what the manifests are for. */
export interface CheckOptions {
  readonly ignore?: readonly Ignored[];
  /**
   * The minor of Istio 1 that reads the manifests.
   *
   * @default - the newest that is known
   */
  readonly istioMinor?: number;
}

/** What is found, and what of it counts. */
export interface Checked {
  /** By file and line. */
  readonly findings: readonly Finding[];
  /** How many more there are that are meant to be so. */
  readonly ignored: number;
  /** What was to be ignored and is not there. */
  readonly idle: readonly Ignored[];
  /** How many more there are about placeholders, of which nobody knows yet whether they are right. */
  readonly open: number;
  /** Questions, each about one setting that would mend some of them. */
  readonly hints: readonly string[];
}

/** Everything that is wrong with a set of manifests, by file and line. */
export function check(manifests: Manifests, options?: CheckOptions): readonly Finding[] {
  return checked(manifests, options).findings;
}

/** Everything that is wrong with a set of manifests, and how much of it is ignored. */
export function checked(manifests: Manifests, options: CheckOptions = {}): Checked {
  const context = new Context(manifests, options.istioMinor);
  return { ...counted(RULES.flatMap(rule => rule.check(context)), manifests, options), hints: hintsIn(context) };
}

/** What counts of all that rules say. */
export function counted(said: readonly Finding[], manifests: Manifests, { ignore = [] }: CheckOptions = {}): Omit<Checked, 'hints'> {
  const ignoring = new Ignoring(manifests, ignore);
  const inside = said.filter(({ object }) => manifests.outside?.has(object) !== true);
  const all = distinct(exceptInRefusedValues(inside).filter(finding => !isOfCluster(finding)));
  const certain = all.filter(finding => !isAboutPlaceholder(finding));
  const findings = certain.filter(finding => !ignoring.ignores(finding));
  const idle = ignore.filter(one => !ignoring.used.has(one));
  return { findings: inOrder(findings), ignored: certain.length - findings.length, open: all.length - certain.length, idle };
}

/** Where a cluster keeps what it needs itself; istioctl looks at nothing there. */
const OF_CLUSTERS = new Set(['kube-system', 'kube-public', 'kube-node-lease', 'local-path-storage']);

/** The chapter of the catalogue about Services, pods and namespaces. */
const OF_KUBERNETES = /^MAN6/;

/** Services and pods of the cluster itself are as they are; what is of Istio beside them is written for the mesh. */
function isOfCluster({ code, object: { kind, namespace, name } }: Finding): boolean {
  return OF_KUBERNETES.test(code) && OF_CLUSTERS.has(kind === 'Namespace' ? name : namespace);
}

/** What the schema refuses has no value; what else would be said of that value follows from it. */
function exceptInRefusedValues(findings: readonly Finding[]): Finding[] {
  const isOfSchema = ({ code }: Finding) => entryOf(code)?.istio === 'schema';
  const refused = gathered(findings.filter(isOfSchema).map(({ object, path }) => [object.body, textOf(path)] as const));
  const isRefused = ({ object, path }: Finding) => refused.get(object.body)?.some(prefix => textOf(path).startsWith(prefix));
  return findings.filter(finding => isOfSchema(finding) || !isRefused(finding));
}

function textOf(path: Finding['path']): string {
  return path.map(part => `${part}/`).join('');
}

/** Asking for the line of a field is slow, so only findings about one object are compared by it. */
function inOrder(findings: readonly Finding[]): Finding[] {
  const placed = [...grouped(findings, ({ object }) => object.body).values()].map(about => ({ about, place: about[0].object.place }));
  return placed.sort(({ place: one }, { place: other }) => one.file < other.file ? -1 : one.file > other.file ? 1 : one.line - other.line)
    .flatMap(({ about }) => about.length === 1 ? about : byLine(about));
}

function byLine(findings: readonly Finding[]): Finding[] {
  return findings.map(finding => ({ finding, line: finding.object.lineOf(finding.path) }))
    .sort((one, other) => one.line - other.line).map(({ finding }) => finding);
}
