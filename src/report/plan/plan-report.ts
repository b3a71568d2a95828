import type { HazardCode } from '../../analysis/changes/hazards/catalogue';
import { HAZARDS } from '../../analysis/changes/hazards/catalogue';
import type { Hazard } from '../../analysis/changes/hazards/hazard';
import type { Plan } from '../../analysis/changes/plan';
import type { RequestClass } from '../../analysis/changes/requests/classes';
import { noteOf, waitsAfter } from '../../analysis/changes/steps/words';
import type { Level } from '../../analysis/model/finding';
import { OF_EVERY_PROXY } from '../../analysis/routing/services/clusters';
import type { Outcome } from '../../analysis/routing/traffic/outcome';
import type { Request } from '../../analysis/routing/traffic/request';
import { answerOf, type Answer } from '../answer';

/** Of the contract. A field that is added keeps it; one that goes, or means something else, does not. */
const VERSION = 1;

/** What `plan` says: a contract, held by `schema/plan.json`. */
export interface PlanReport {
  readonly version: number;
  /** Requests of which something changes. */
  readonly moves: readonly ReportedMove[];
  /** Hosts that the change has to do with, to which no request changes, as `host:port`. */
  readonly unchanged: readonly string[];
  /** In order; something is waited for behind each but the last. */
  readonly steps: readonly ReportedStep[];
  /** Whether the steps lose no request on the way. */
  readonly safe: boolean;
  readonly hazards: readonly ReportedHazard[];
  readonly summary: PlanSummary;
}

/** How much of everything. */
export interface PlanSummary {
  /** That come, change or go. */
  readonly objects: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  /** Hazards that somebody ignores with a reason, which are in none of the other numbers. */
  readonly ignored: number;
}

/** A class of requests of which something changes. */
export interface ReportedMove {
  readonly host: string;
  readonly port: number;
  readonly from: string;
  readonly requests: string;
  /** `shares`, `timeout`, `retries` and so on. */
  readonly differs: readonly string[];
  readonly before: Omit<Answer, 'version' | 'why'>;
  readonly after: Omit<Answer, 'version' | 'why'>;
  /** One of the requests, as `route --requests` takes it. */
  readonly witness: Request;
}

/** A step of the plan. */
export interface ReportedStep {
  readonly objects: readonly { readonly action: 'apply' | 'delete'; readonly kind: string; readonly namespace: string; readonly name: string; readonly note: string }[];
  readonly waitFor: readonly { readonly text: string; readonly commands: readonly string[] }[];
}

/** A hazard with all that is known of it. */
export interface ReportedHazard {
  readonly code: string;
  readonly level: Level;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly message: string;
  readonly remedy: string;
}

/** Everything that is known of a plan, less the hazards that are ignored with a reason. */
export function planReportOf(plan: Plan, isIgnored: (hazard: Hazard) => boolean): PlanReport {
  const hazards = plan.hazards.filter(hazard => !isIgnored(hazard)).map(reported);
  const moved = plan.classes.filter(({ differing }) => differing.length > 0);
  const places = new Set(moved.map(placeOf));
  const count = (wanted: Level) => hazards.filter(({ level }) => level === wanted).length;
  return {
    version: VERSION,
    moves: moved.map(moveOf),
    unchanged: [...new Set(plan.classes.filter(isAnswered).map(placeOf))].filter(place => !places.has(place)),
    steps: plan.steps.map((step, at) => ({
      objects: step.map(event => ({
        action: event.kind === 'apply' ? 'apply' : 'delete', kind: event.object.kind, namespace: event.object.namespace, name: event.object.name, note: noteOf(event, plan.changes),
      })),
      waitFor: at === plan.steps.length - 1 ? [] : waitsAfter(step),
    })),
    safe: plan.isSafe,
    hazards,
    summary: { objects: plan.changes.length, errors: count('error'), warnings: count('warning'), infos: count('info'), ignored: plan.hazards.length - hazards.length },
  };
}

/** What nobody serves is of no interest. */
function isAnswered({ before, after }: RequestClass): boolean {
  return [before, after].some(({ outcome, destinations }) => outcome !== 'no-route' && !destinations.every(({ host }) => OF_EVERY_PROXY.has(host)) || outcome === 'redirect');
}

function placeOf({ host, port }: RequestClass): string {
  return `${host}:${port}`;
}

function moveOf({ host, port, from, words, differing, before, after, witness }: RequestClass): ReportedMove {
  return { host, port, from, requests: words, differs: differing, before: sideOf(before), after: sideOf(after), witness };
}

function sideOf(outcome: Outcome): ReportedMove['before'] {
  const { version: _version, why: _why, ...answer } = answerOf({ ...outcome, why: [] });
  return answer;
}

function reported({ code, object, message }: Hazard): ReportedHazard {
  const { level, remedy } = HAZARDS[code as HazardCode];
  const { kind, namespace, name, place } = object;
  return { code, level, kind, namespace, name, file: place.file, line: place.line, message, remedy };
}

