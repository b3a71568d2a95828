import { isDeepStrictEqual } from 'node:util';
import type { HeadersPlan } from '../values/routes/route-headers';

/** Who answers requests: the shares of versions, which sum to 100. */
export type Answer = readonly Share[];

/** A whole percentage of the requests, and the version that answers them. */
export interface Share {
  readonly version: string;
  readonly percent: number;
  /** What is changed on the way to that version and back. */
  readonly headers?: HeadersPlan;
}

/** The answer of one version to every request. */
export function answerOf(version: string): Answer {
  return [{ version, percent: 100 }];
}

/** Whether a version has a share in an answer. */
export function hasShare(answer: Answer, version: string): boolean {
  return answer.some(share => share.version === version);
}

/** Whether nobody can tell one answer from the other. */
export function sameAnswer(a: Answer, b: Answer): boolean {
  return a.length === b.length && a.every(one => b.some(other => sameShare(one, other)));
}

function sameShare(a: Share, b: Share): boolean {
  return a.version === b.version && a.percent === b.percent && isDeepStrictEqual(a.headers, b.headers);
}
