import * as crypto from 'crypto';
import * as fs from 'fs';
import * as path from 'path';
import type { Finding, Judgement, Outcome } from './istiod-answers';
import type { Example } from '../../../examples/runner/examples';
import { fate, type Fate } from '../../examples/fates';

/** What Istio said of an example, as it is kept beside it. */
export interface Verdict {
  /** The release of Istio. */
  readonly istio: string;
  /** Of the manifests that it was said of: a SHA-256. */
  readonly manifests: string;
  /** What was found, all of it harmless. */
  readonly findings: readonly string[];
  /** How many destinations and mirrors all routes of all proxies have; each has pods. */
  readonly destinations: number;
  readonly requests: readonly JudgedRequest[];
}

/** What Istio said of one request. */
export interface JudgedRequest extends Fate {
  readonly who: string;
  readonly rule: string | null;
  readonly timeout: string | null;
  readonly retries: number | null;
}

/** A text that changes with every byte of the manifests. */
export function fingerprint(yaml: string): string {
  return crypto.createHash('sha256').update(yaml).digest('hex');
}

/** The file of a verdict. */
export function verdictFile({ folder }: Example): string {
  return path.join(folder, 'verdict.json');
}

/** What is kept of an example. */
export function recordedVerdict(example: Example): Verdict | undefined {
  const file = verdictFile(example);
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) as Verdict : undefined;
}

/** Everything that any judge found, each in a line. */
export function findingsOf({ schema, webhook, decoding, analysis }: Judgement): string[] {
  return [...schema, ...webhook, ...decoding, ...analysis].map(lineOf).sort();
}

function lineOf({ level, code, kind, namespace, name, message }: Finding): string {
  return [level, code, kind, `${namespace}/${name}`, message].filter(part => part !== '').join(' ');
}

/** What became of a request, as examples promise it. */
export function fateOf({ destinations, mirrors, fault }: Outcome): Fate {
  const byVersion = (places: Outcome['destinations']) => Object.fromEntries(places.map(({ subset, share }) => [subset ?? 'any version', share]));
  return fate(byVersion(destinations), byVersion(mirrors), fault ? (fault.delay ? 'delay' : 'abort') : undefined);
}

/** What is kept of an answer. */
export function judgedRequest(who: string, outcome: Outcome): JudgedRequest {
  const { rule, timeout, retries } = outcome;
  return { who, ...fateOf(outcome), rule, timeout, retries: retries?.attempts ?? null };
}
