import { entryOf } from '../analysis/checks/catalogue/entry-of';
import { fieldOf } from '../analysis/model/field-path';
import type { Finding, Level } from '../analysis/model/finding';
import type { Manifests } from '../analysis/model/manifest';

/** Of the contract. A field that is added keeps it; one that goes, or means something else, does not. */
const VERSION = 1;

/** What `check` says: a contract, held by `schema/check.json`. */
export interface Report {
  readonly version: number;
  readonly findings: readonly ReportedFinding[];
  /** Documents that cannot be read. */
  readonly unreadable: readonly { readonly file: string; readonly line: number; readonly problem: string }[];
  readonly summary: Summary;
}

/** A finding with all that is known of it. */
export interface ReportedFinding {
  readonly code: string;
  /** `IST…`, or `webhook` for what Istio rejects. */
  readonly istio: string | null;
  readonly kiali: string | null;
  readonly level: Level;
  readonly file: string;
  readonly line: number;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** From the root of the object, as in `spec.http[0].route`; empty for the whole of it. */
  readonly field: string;
  readonly message: string;
  readonly remedy: string;
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
export function reportOf(found: readonly Finding[], { objects, unreadable }: Manifests): Report {
  const findings = found.map(reported);
  const count = (wanted: Level) => findings.filter(({ level }) => level === wanted).length;
  return {
    version: VERSION,
    findings,
    unreadable: unreadable.map(({ file, line, problem }) => ({ file, line, problem })),
    summary: { objects: objects.length, errors: count('error'), warnings: count('warning'), infos: count('info'), unreadable: unreadable.length },
  };
}

/** The report as the contract has it. */
export function asJson(report: Report): string {
  return JSON.stringify(report, undefined, 2);
}

function reported({ code, object, path, message }: Finding): ReportedFinding {
  const { istio, kiali, level, remedy } = entryOf(code)!;
  const { kind, namespace, name, place } = object;
  // What the definitions in the API server refuse, the webhook cannot read either.
  const line = object.lineOf(path);
  const field = fieldOf(path);
  return { code, istio: istio === 'schema' ? 'webhook' : istio, kiali, level, file: place.file, line, kind, namespace, name, field, message, remedy };
}
