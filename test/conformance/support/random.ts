import * as fc from 'fast-check';
import { stringify } from 'yaml';
import type { Istiod } from './istiod';
import { APPS, SEED } from './size';
import { accepted } from '../../laws/situations';
import { arrivalOf, type Arrival } from '../../support/arrival';
import { requestOf, type Call } from '../../support/calls';
import { parsed } from '../../support/manifests';
import type { Program } from '../../support/programs';
import { alreadyThere } from '../../support/programs-applied';
import { yamlOf } from '../../support/programs-built';

/** The files of a program, and what it finds in the cluster. */
export function clusterOf(program: Program): string {
  const yaml = accepted(() => yamlOf(program));
  return [yaml, ...alreadyThere(program, parsed(yaml)).map(one => stringify(one))].join('\n---\n');
}

/** What istiod computes for calls to a program. */
export async function arrivals(istiod: Istiod, program: Program, calls: readonly Call[]): Promise<(Arrival | undefined)[]> {
  const yaml = clusterOf(program);
  const manifests = parsed(yaml);
  const outcomes = await istiod.route(yaml, calls.map(call => requestOf(manifests, call)));
  return outcomes.map((outcome, at) => arrivalOf(calls[at], outcome));
}

/** Checks a law on so many random apps; a failure prints the smallest program that breaks it, and what it writes. */
export async function expectOfApps<T extends { readonly program: Program }>(apps: fc.Arbitrary<T>, law: (app: T) => Promise<void>): Promise<void> {
  await fc.assert(fc.asyncProperty(apps, law), {
    numRuns: APPS,
    seed: SEED,
    maxSkipsPerRun: 1,
    // Each step of shrinking asks istiod again.
    interruptAfterTimeLimit: 1_500_000,
    markInterruptAsFailure: true,
    reporter: details => {
      if (!details.failed) return;
      const cause = details.errorInstance instanceof Error ? details.errorInstance.message : String(details.errorInstance);
      const found = details.counterexample?.[0];
      throw new Error([fc.defaultReportMessage(details), cause, found ? yamlOf(found.program) : ''].join('\n\n'));
    },
  });
}
