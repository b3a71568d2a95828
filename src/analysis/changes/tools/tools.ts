import { byArgoCd } from './argocd';
import { byFlux } from './flux';
import { byHelm } from './helm';
import { byKapp } from './kapp';
import { byKubectl, byKubectlPruning } from './kubectl';
import type { Event } from '../moments/event';
import type { ObjectChange } from '../objects/change';

/** The orders in which a tool may apply a change: several where it has no order of its own. */
export type Ordering = (changes: readonly ObjectChange[]) => readonly (readonly Event[])[];

/** The tools whose orders are known. */
export const TOOLS = {
  'kubectl': byKubectl,
  'kubectl-prune': byKubectlPruning,
  'helm': byHelm,
  'argocd': byArgoCd,
  'flux': byFlux,
  'kapp': byKapp,
} as const satisfies Readonly<Record<string, Ordering>>;

/** The name of a tool. */
export type Tool = keyof typeof TOOLS;
