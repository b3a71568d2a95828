import * as fs from 'node:fs';
import * as path from 'node:path';
import { dump } from 'js-yaml';
import type { Plan } from '../../analysis/changes/plan';
import type { StepEvents } from '../../analysis/changes/steps/order';
import type { PlanReport } from '../../report/plan/plan-report';
import { stepText, waitText } from '../../report/plan/words';

/** Writes the steps as folders, each with what is applied, and a README of what is deleted and what to wait for. Nothing is written into a folder with something in it. */
export function writeSteps(folder: string, { steps }: Plan, report: PlanReport): void {
  if (fs.existsSync(folder) && !fs.statSync(folder).isDirectory()) throw new Error(`'${folder}' is a file: pass a folder`);
  if (fs.existsSync(folder) && fs.readdirSync(folder).length > 0) throw new Error(`'${folder}' is not empty: pass a folder that is, or that is not there yet`);
  if (!fs.existsSync(folder)) makeFolder(folder);
  steps.forEach((step, at) => {
    const name = nameOf(step, at);
    const applied = step.filter(({ kind }) => kind === 'apply');
    if (applied.length === 0) return;
    fs.mkdirSync(path.join(folder, name));
    applied.forEach(({ object }, index) => {
      const file = `${String(index + 1).padStart(2, '0')}-${object.kind.toLowerCase()}-${object.name}.yaml`;
      fs.writeFileSync(path.join(folder, name, file), dump(withoutAge(object.body), { noRefs: true, lineWidth: -1 }));
    });
  });
  fs.writeFileSync(path.join(folder, 'README.md'), readmeOf(steps, report));
}

/** Not its parents as well: Node does not come back from some places where it cannot make them. */
function makeFolder(folder: string): void {
  try {
    fs.mkdirSync(folder);
  } catch {
    throw new Error(`the folder '${folder}' cannot be made: pass one whose parent is there and may be written to`);
  }
}

function nameOf(step: StepEvents, at: number): string {
  const kinds = [...new Set(step.map(({ object }) => object.kind.toLowerCase()))];
  return `${String(at + 1).padStart(2, '0')}-${kinds.slice(0, 3).join('-')}`;
}

/** The plan gives objects an age to tell old from new; what nobody wrote is not written. */
function withoutAge(body: Plan['steps'][number][number]['object']['body']): unknown {
  const { metadata, ...rest } = body;
  const { creationTimestamp: _age, ...others } = (metadata ?? {}) as Readonly<Record<string, unknown>>;
  const { apiVersion, kind, ...more } = rest;
  return { apiVersion, kind, metadata: others, ...more };
}

function readmeOf(steps: readonly StepEvents[], { steps: reported, safe }: PlanReport): string {
  const lines = reported.flatMap((step, at) => {
    const deleted = steps[at].filter(({ kind }) => kind === 'remove').map(({ object }) => `kubectl delete ${object.kind.toLowerCase()}${object.group === '' ? '' : `.${object.group}`} ${object.name}${object.namespace === '' ? '' : ` -n ${object.namespace}`}`);
    const applied = steps[at].some(({ kind }) => kind === 'apply') ? [`kubectl apply -f ${nameOf(steps[at], at)}`] : [];
    const wait = waitText(step);
    return [
      `## Step ${at + 1}`, '', stepText(step), '', '```', ...applied, ...deleted, '```', '',
      ...wait === undefined ? [] : [`Then ${wait}:`, '', '```', ...new Set(step.waitFor.flatMap(({ commands }) => commands)), '```', ''],
    ];
  });
  return ['# Steps of the change', '', safe ? 'Applied one after another, with a wait behind each, they lose no request.' : 'No order of this change is safe; this one harms the fewest requests.', '', ...lines].join('\n');
}
