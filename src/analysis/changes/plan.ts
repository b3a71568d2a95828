import { State } from './effects/state';
import { agedStates } from './moments/ages';
import type { Event } from './moments/event';
import { type Harm, harmsOf } from './moments/losses';
import { momentsOf } from './moments/timeline';
import { changesBetween, type ObjectChange } from './objects/change';
import { type Slice, slicesOf } from './objects/slices';
import { classesOf, type RequestClass } from './requests/classes';
import type { StepEvents } from './steps/order';
import { safestOrder } from './steps/steps';
import { type Tool, TOOLS } from './tools/tools';
import type { ManifestObject, Manifests } from '../model/manifest';

/** What a change does to requests, and in which order it is safe. */
export interface Plan {
  readonly changes: readonly ObjectChange[];
  /** Classes of requests to the hosts that the change has to do with, those that do not change as well. */
  readonly classes: readonly RequestClass[];
  /** In order; something waits behind each. */
  readonly steps: readonly StepEvents[];
  /** What the steps themselves cannot save. */
  readonly harms: readonly Harm[];
  /** What becomes of requests when a tool applies all at once. */
  readonly verdict: Verdict | undefined;
}

/** The change as one commit that a tool applies. */
export interface Verdict {
  readonly tool: Tool;
  readonly harms: readonly Harm[];
  /** What the tool leaves where it is, though it is gone from the manifests. */
  readonly leftBehind: readonly ManifestObject[];
}

/** The plan of a change from one state to another, and the verdict under the tool that applies it, where one is named. */
export function planOf(earlier: Manifests, later: Manifests, tool?: Tool): Plan {
  const [before, after] = agedStates(earlier, later);
  const changes = changesBetween(before, after);
  const parts = slicesOf(before, after, changes).map(slice => partOf(slice));
  const events = tool === undefined ? [] : TOOLS[tool](changes);
  return {
    changes,
    classes: parts.flatMap(({ classes }) => classes),
    steps: joined(parts.map(({ steps }) => steps)),
    harms: parts.flatMap(({ harms }) => harms),
    verdict: tool === undefined ? undefined : {
      tool,
      harms: parts.flatMap(part => underTool(part, events)),
      leftBehind: tool === 'kubectl' ? changes.flatMap(change => change.after === undefined && change.before !== undefined ? [change.before] : []) : [],
    },
  };
}

interface Part {
  readonly slice: Slice;
  readonly before: State;
  readonly after: State;
  readonly classes: readonly RequestClass[];
  readonly steps: readonly StepEvents[];
  readonly harms: readonly Harm[];
}

function partOf(slice: Slice): Part {
  const [before, after] = [new State(slice.before), new State(slice.after)];
  const classes = classesOf(slice.hosts, before, after);
  return { slice, before, after, classes, ...safestOrder(slice.changes, classes, before, after) };
}

/** Parts have nothing to do with each other, so that the steps of one go beside those of another: the last steps beside the last, where things go. */
function joined(parts: readonly (readonly StepEvents[])[]): readonly StepEvents[] {
  const most = Math.max(0, ...parts.map(({ length }) => length));
  return Array.from({ length: most }, (_, at) => parts.flatMap(steps => steps[at] ?? []));
}

function underTool({ slice, before, after, classes }: Part, orders: readonly (readonly Event[])[]): readonly Harm[] {
  const own = new Set(slice.changes.flatMap(change => [change.before, change.after]));
  const found = orders.flatMap(events => harmsOf(classes, momentsOf(before.manifests, events.filter(event => event.kind === 'settle' || own.has(event.object))), before, after));
  return [...new Map(found.map(harm => [JSON.stringify([harm.kind, harm.requests.host, harm.requests.port, harm.requests.from, harm.requests.words, harm.unanswered?.status]), harm])).values()];
}
