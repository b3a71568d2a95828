import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Narrowed } from './narrowed';
import { itemsIn, objectIn, textIn, type Json, type JsonObject } from '../../analysis/model/json';
import { partOf, type Report } from '../../report/report';

/** A report without what an earlier one says as well, each as often as it is said there. Lines count for nothing: they move. */
export function exceptBaseline(report: Report, file: string): Narrowed {
  const known = countsIn(file, report.version);
  const left = partOf(report, 'known', said => !takenFrom(known, keyOf(said as unknown as JsonObject)));
  const gone = [...known.values()].reduce((sum, count) => sum + count, 0);
  return { report: left, notes: gone === 0 ? [] : [`${gone} of ${file} ${gone === 1 ? 'is' : 'are'} gone: write it anew, so that ${gone === 1 ? 'it does' : 'they do'} not come back unseen`] };
}

function takenFrom(counts: Map<string, number>, key: string): boolean {
  const count = counts.get(key) ?? 0;
  if (count > 0) counts.set(key, count - 1);
  return count > 0;
}

function countsIn(file: string, version: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (const said of saidIn(reportIn(file), file, version)) counts.set(keyOf(said), (counts.get(keyOf(said)) ?? 0) + 1);
  return counts;
}

const ANEW = 'write it anew with cdk8s-istio check --json';

function reportIn(file: string): Json {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')) as Json;
  } catch (error) {
    throw new Error(`the baseline ${file} cannot be read: ${(error as Error).message}; ${ANEW}`);
  }
}

function saidIn(value: Json, file: string, version: number): JsonObject[] {
  const report = objectIn(value);
  if (!Array.isArray(report?.findings) || !Array.isArray(report.unreadable)) throw new Error(`the baseline ${file} is no report of check: it has no lists 'findings' and 'unreadable'; ${ANEW}`);
  if (report.version !== version) throw new Error(`the baseline ${file} is a report of version ${JSON.stringify(report.version) ?? 'nothing'}, and this is version ${version}; ${ANEW}`);
  return [...itemsIn(report.findings), ...itemsIn(report.unreadable)].map(objectIn).filter(item => item !== undefined);
}

/** What tells a finding from others, or a document that cannot be read. */
function keyOf(said: JsonObject): string {
  const { file, code, kind, namespace, name, field, message, problem } = said;
  return JSON.stringify([path.relative('', textIn(file) ?? ''), code, kind, namespace, name, field, message, problem]);
}
