import { State } from './effects/state';
import { HAZARDS, type HazardCode, hazardsIn } from './hazards/catalogue';
import type { Hazard } from './hazards/hazard';
import { movedTogether } from './hazards/together';
import { agedStates } from './moments/ages';
import type { Event } from './moments/event';
import { type Harm, harmsOf } from './moments/losses';
import { momentsOf } from './moments/timeline';
import { byId, changesBetween, type ObjectChange } from './objects/change';
import { type Slice, slicesOf } from './objects/slices';
import { classesOf, type RequestClass } from './requests/classes';
import type { StepEvents } from './steps/order';
import { safestOrder } from './steps/steps';
import { removed } from './tools/kubectl';
import { type Tool, TOOLS } from './tools/tools';
import type { Manifests } from '../model/manifest';

/** What a change does to requests, and in which order it is safe. */
export interface Plan {
  readonly changes: readonly ObjectChange[];
  /** Classes of requests to the hosts that the change has to do with, those that do not change as well. */
  readonly classes: readonly RequestClass[];
  /** In order; something waits behind each. */
  readonly steps: readonly StepEvents[];
  /** What is dangerous: when the tool that is named applies all at once, or, where none is named, when the steps are taken one after another. */
  readonly hazards: readonly Hazard[];
  /** Whether the steps harm no request on the way. */
  readonly isSafe: boolean;
}

/** How a change is applied. */
export interface PlanOptions {
  /**
   * The tool that applies the change as one commit.
   *
   * @default - the steps of the plan are taken one after another, with a wait behind each
   */
  readonly tool?: Tool;

  /**
   * The most per cent by which a share may be raised at once, more than 0.
   *
   * @default - any
   */
  readonly maxStep?: number;
}

/** The plan of a change from one state to another. */
export function planOf(earlier: Manifests, later: Manifests, { tool, maxStep }: PlanOptions = {}): Plan {
  const [before, after] = agedStates(eachOnce(earlier), eachOnce(later));
  const changes = changesBetween(before, after);
  const parts = slicesOf(before, after, changes).map(slice => partOf(slice));
  const orders = tool === undefined ? undefined : TOOLS[tool](changes);
  const leftBehind = tool === 'kubectl' ? removed(changes).flatMap(event => event.kind === 'remove' ? [event.object] : []) : [];
  const hazards = parts.flatMap(part => hazardsIn({
    ...part,
    changes: part.slice.changes,
    harms: orders === undefined ? part.harms : underTool(part, orders),
    leftBehind: leftBehind.filter(object => part.slice.changes.some(change => change.before === object)),
    maxStep,
  }));
  return {
    changes,
    classes: parts.flatMap(({ classes }) => classes),
    steps: joined(parts.map(({ steps }) => steps)),
    hazards: inOrder([...hazards, ...movedTogether(parts)]),
    isSafe: parts.every(({ harms }) => harms.length === 0),
  };
}

/** Of two objects of one name the later counts, in the place of the first. */
function eachOnce(manifests: Manifests): Manifests {
  return { ...manifests, objects: [...byId(manifests).values()] };
}

/** The worst first. */
function inOrder(hazards: readonly Hazard[]): readonly Hazard[] {
  const rank = ({ code }: Hazard) => ['error', 'warning', 'info'].indexOf(HAZARDS[code as HazardCode].level);
  return [...hazards].sort((one, other) => rank(one) - rank(other) || (one.code < other.code ? -1 : one.code > other.code ? 1 : 0));
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

/** What happens to requests in any of the orders in which a tool may apply a change. */
function underTool({ slice, before, after, classes }: Part, orders: readonly (readonly Event[])[]): readonly Harm[] {
  const own = new Set(slice.changes.flatMap(change => [change.before, change.after]));
  const found = orders.flatMap(events => {
    const ofPart = events.filter(event => event.kind === 'settle' || own.has(event.object));
    return harmsOf(classes, momentsOf(before.manifests, ofPart), before, after);
  });
  return [...new Map(found.map(harm => [keyOf(harm), harm])).values()];
}

function keyOf({ kind, requests: { host, port, from, words }, unanswered }: Harm): string {
  return JSON.stringify([kind, host, port, from, words, unanswered?.status]);
}
