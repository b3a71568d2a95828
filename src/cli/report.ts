import { entryOf } from '../analysis/checks/catalogue/entry-of';
import { fieldOf } from '../analysis/model/field-path';
import type { Finding, Level } from '../analysis/model/finding';
import type { Manifests } from '../analysis/model/manifest';

/** What `check` says. */
export interface Report {
  readonly findings: readonly (ReportedFinding & Located)[];
  /** Documents that are none. */
  readonly unreadable: readonly { readonly file: string; readonly line: number; readonly problem: string }[];
  readonly summary: Summary;
}

/** A finding with all that is known of it: a contract, held by `schema/check.json`. */
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
  readonly message: string;
  readonly remedy: string;
}

/** Where a finding is within its object: not part of the contract, and empty for the whole of it. */
interface Located {
  readonly field: string;
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
    findings,
    unreadable: unreadable.map(({ file, line, problem }) => ({ file, line, problem })),
    summary: { objects: objects.length, errors: count('error'), warnings: count('warning'), infos: count('info'), unreadable: unreadable.length },
  };
}

/** The report as the contract has it. */
export function asJson({ findings, ...others }: Report): string {
  return JSON.stringify({ findings: findings.map(({ field: _, ...finding }) => finding), ...others }, undefined, 2);
}

function reported({ code, object, path, message }: Finding): ReportedFinding & Located {
  const { istio, kiali, level, remedy } = entryOf(code)!;
  const { kind, namespace, name, place } = object;
  // What the definitions in the API server refuse, the webhook cannot read either.
  const line = object.lineOf(path);
  return { code, istio: istio === 'schema' ? 'webhook' : istio, kiali, level, file: place.file, line, kind, namespace, name, message, remedy, field: fieldOf(path) };
}
