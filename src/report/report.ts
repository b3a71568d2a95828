import { placesPassedOver, type ReportedPlace } from './passed-over';
import type { Named } from './titles';
import { entryOf } from '../analysis/checks/catalogue/entry-of';
import type { Checked } from '../analysis/checks/check';
import { unchecked } from '../analysis/checks/objects/kinds';
import { fieldOf } from '../analysis/model/field-path';
import type { Finding, Level } from '../analysis/model/finding';
import type { Manifests } from '../analysis/model/manifest';
import type { Worlds } from '../analysis/worlds/world';

/** Of the contract. A field that is added keeps it; one that goes, or means something else, does not. */
const VERSION = 1;

/** What `check` says: a contract, held by `schema/check.json`. */
export interface Report {
  readonly version: number;
  readonly findings: readonly ReportedFinding[];
  /** Documents that cannot be read. */
  readonly unreadable: readonly ReportedProblem[];
  /** What lies in folders and is no object as it is. */
  readonly passedOver: readonly ReportedPlace[];
  /** Kinds of Istio that no rule looks at, with the number of their objects. */
  readonly notChecked: readonly { readonly kind: string; readonly count: number }[];
  /** Questions, each about one setting that would mend some findings. */
  readonly hints: readonly string[];
  /** Names of the worlds, if there are several. */
  readonly worlds?: readonly string[];
  /** What kustomizations name and is not there, if there is any. */
  readonly brokenReferences?: readonly ReportedProblem[];
  readonly summary: Summary & {
    /** Findings that somebody ignores with a reason, which are in none of the other numbers. */
    readonly ignored: number;
    /** Findings about placeholders, of which nobody knows yet whether they are right; in none of the other numbers. */
    readonly open: number;
    /** Findings, and documents that cannot be read, which the baseline has as well; in none of the other numbers. */
    readonly known: number;
    /** Those in files that have not changed; in none of the other numbers. */
    readonly elsewhere: number;
  };
}

/** What is wrong with a file. */
export interface ReportedProblem {
  readonly file: string;
  readonly line: number;
  readonly problem: string;
}

/** A finding with all that is known of it. */
export interface ReportedFinding extends Named {
  readonly code: string;
  /** `IST…`, or `webhook` for what Istio rejects. */
  readonly istio: string | null;
  readonly kiali: string | null;
  readonly level: Level;
  readonly file: string;
  readonly line: number;
  /** From the root of the object, as in `spec.http[0].route`; empty for the whole of it. */
  readonly field: string;
  readonly message: string;
  readonly remedy: string;
  /** Names of the worlds in which it is found, if there are several worlds. */
  readonly worlds?: readonly string[];
  /** How many worlds the object is in. */
  readonly ofWorlds?: number;
}

/** The levels, from the worst to the mildest. */
export const LEVELS: readonly Level[] = ['error', 'warning', 'info'];

/** Whether a level is another one, or worse. */
export function isAsBadAs(level: Level, other: Level): boolean {
  return LEVELS.indexOf(level) <= LEVELS.indexOf(other);
}

/** How much of everything. */
export interface Summary {
  readonly objects: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly unreadable: number;
}

/** Everything that is known of findings. */
export function reportOf({ findings, ignored, open, hints }: Checked, { manifests, all, broken }: Worlds): Report {
  const unreadable = manifests.unreadable.map(({ file, line, problem }) => ({ file, line, problem }));
  const notChecked = Array.from(unchecked(manifests), ([kind, count]) => ({ kind, count }));
  const summary = { ...summaryOf(findings, manifests), ignored, open, known: 0, elsewhere: 0 };
  const several = { ...all.length > 1 && { worlds: all.map(({ name }) => name) }, ...broken.length > 0 && { brokenReferences: broken } };
  const passedOver = placesPassedOver(manifests);
  return { version: VERSION, findings: findings.map(reported), unreadable, passedOver, notChecked, hints, ...several, summary };
}

/** What a report says where it can say less: a finding, or a document that cannot be read. */
export type Said = Report['findings' | 'unreadable'][number];

/** A report with a part of what it says. The numbers follow, and what is left out is counted under a name of its own. */
export function partOf(report: Report, left: 'known' | 'elsewhere', isKept: (said: Said) => boolean): Report {
  const findings = report.findings.filter(isKept);
  const unreadable = report.unreadable.filter(isKept);
  const count = (wanted: Level) => findings.filter(({ level }) => level === wanted).length;
  const gone = report.findings.length + report.unreadable.length - findings.length - unreadable.length;
  const numbers = { errors: count('error'), warnings: count('warning'), infos: count('info'), unreadable: unreadable.length, [left]: gone };
  return { ...report, findings, unreadable, summary: { ...report.summary, ...numbers } };
}

/** How much was looked at, and how much of each level was found. */
export function summaryOf(found: readonly Finding[], { objects, unreadable, outside }: Manifests): Summary {
  const count = (wanted: Level) => found.filter(finding => levelOf(finding) === wanted).length;
  return { objects: objects.length - (outside?.size ?? 0), errors: count('error'), warnings: count('warning'), infos: count('info'), unreadable: unreadable.length };
}

/** How bad a finding is. */
export function levelOf({ code, level }: Finding): Level {
  return level ?? entryOf(code)!.level;
}

/** Everything that is known of a finding. */
export function reported(finding: Finding): ReportedFinding {
  const { code, object, path, message, worlds } = finding;
  const { istio, kiali, remedy } = entryOf(code)!;
  const { kind, namespace, name } = object;
  // What the definitions in the API server refuse, the webhook cannot read either.
  const line = object.lineOf(path);
  const field = fieldOf(path);
  const place = { file: object.place.file, line, kind, namespace, name, field };
  const found = worlds === undefined ? {} : { worlds: worlds.names, ofWorlds: worlds.of };
  return { code, istio: istio === 'schema' ? 'webhook' : istio, kiali, level: levelOf(finding), ...place, message, remedy, ...found };
}

/** What somebody might take for checked, in a line. */
export function notCheckedIn(notChecked: Report['notChecked']): string[] {
  return notChecked.length === 0 ? [] : [`not checked: ${notChecked.map(({ kind, count }) => `${kind} (${count})`).join(', ')}`];
}
