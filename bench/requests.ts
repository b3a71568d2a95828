import { join } from 'node:path';
import { freshProcess } from './fresh-process';
import { OBJECTS_EACH } from './manifests';
import { printTable, verdict, type Judged } from './report';
import type { RequestTimes } from './requests-process';
import { median } from './statistics';

const OBJECTS = 10_000;
const PROCESSES = 5;
/** In microseconds: the one limit here that is no ratio. */
const LIMIT = 20;

/** What one simulated request costs among many objects that are read. */
export function requests(): Judged[] {
  const times = Array.from({ length: PROCESSES }, () =>
    JSON.parse(freshProcess([join(__dirname, 'requests-process.js'), String(OBJECTS / OBJECTS_EACH)]).output) as RequestTimes);
  const judged = (['sidecar', 'gateway'] as const).map(from => (
    { what: `microseconds for a simulated request from a ${from}`, figure: median(times.map(time => time[from])), limit: LIMIT }));
  printTable(`One simulated request among ${OBJECTS} objects, of many different ones, median of ${PROCESSES} processes`, ['', 'µs', 'limit', ''],
    judged.map(one => [one.what.replace('microseconds for a simulated request ', ''), one.figure.toFixed(1), LIMIT.toFixed(1), verdict(one)]));
  return judged;
}
