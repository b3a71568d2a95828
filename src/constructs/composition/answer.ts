import { isDeepStrictEqual } from 'node:util';
import type { ReplyPlan } from '../values/routes/reply';
import type { HeadersPlan } from '../values/routes/route-headers';

/** Who answers requests: versions, or the proxy itself. */
export type Answer = Shares | ReplyPlan;

/** The shares of versions, which sum to 100. */
export type Shares = readonly Share[];

/** A whole percentage of the requests, and the version that answers them. */
export interface Share {
  readonly version: string;
  readonly percent: number;
  /** What is changed on the way to that version and back. */
  readonly headers?: HeadersPlan;
}

/** The answer of one version to every request. */
export function answerOf(version: string): Shares {
  return [{ version, percent: 100 }];
}

/** Whether a version has a share in an answer. */
export function hasShare(answer: Answer, version: string): boolean {
  return sharesOf(answer).some(share => share.version === version);
}

/** The shares of an answer: none where no version answers. */
export function sharesOf(answer: Answer): Shares {
  return isReply(answer) ? [] : answer;
}

/** Whether the proxy answers by itself. */
export function isReply(answer: Answer): answer is ReplyPlan {
  return 'kind' in answer;
}

/** Whether nobody can tell one answer from the other. */
export function sameAnswer(a: Answer, b: Answer): boolean {
  if (isReply(a) || isReply(b)) return isDeepStrictEqual(a, b);
  return a.length === b.length && a.every(one => b.some(other => sameShare(one, other)));
}

function sameShare(a: Share, b: Share): boolean {
  return a.version === b.version && a.percent === b.percent && isDeepStrictEqual(a.headers, b.headers);
}
