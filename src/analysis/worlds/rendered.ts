import * as fs from 'node:fs';
import * as path from 'node:path';
import { keyOf, type Kustomizations } from './kustomized';
import type { Manifests, PassedOver } from '../model/manifest';
import { joined } from '../model/manifest-sets';
import { readText } from '../reader/read-text';

/** What a program makes of a folder, or why it makes nothing of it. */
export type Rendered = { readonly text: string } | { readonly problem: string };

/** Programs that make objects of folders. */
export interface Renderers {
  readonly kustomize?: (folder: string) => Rendered;
  readonly helm?: (chart: string) => Rendered;
}

/** How what is rendered is read. */
export interface RenderedOptions {
  readonly namespace?: string;
  readonly onStream?: (file: string, text: string) => void;
}

/** Manifests in which what is rendered stands in place of its files. */
export interface RenderedManifests {
  readonly manifests: Manifests;
  /** The folders that are rendered, which are the places of what is made of them. */
  readonly folders: readonly string[];
}

/** Renders kustomizations that are nobody's base, and charts that are in no other chart. */
export function rendered(
  manifests: Manifests, kustomizations: Kustomizations, { kustomize, helm }: Renderers, options: RenderedOptions,
): RenderedManifests {
  if (kustomize === undefined && helm === undefined) return { manifests, folders: [] };
  const charts = helm === undefined ? [] : chartsIn(manifests.passedOver ?? []);
  const parts = new Set(kustomize === undefined ? [] : kustomizations.files.map(keyOf));
  const isReplaced = ({ file }: { readonly file: string }) => parts.has(keyOf(file)) || charts.some(chart => isIn(chart, file));
  const ofFolder = (folder: string, render: (folder: string) => Rendered) => readAs(folder, render(folder), options);
  const made = [
    ...kustomize === undefined ? [] : kustomizations.roots.map(({ file }) => ofFolder(path.dirname(file), kustomize)),
    ...helm === undefined ? [] : charts.filter(isApplied).map(chart => ofFolder(chart, helm)),
  ];
  const kept = {
    ...manifests,
    objects: manifests.objects.filter(({ place }) => !isReplaced(place)),
    unreadable: manifests.unreadable.filter(one => !isReplaced(one)),
    ...manifests.passedOver && { passedOver: manifests.passedOver.filter(one => !isReplaced(one)) },
  };
  return { manifests: { ...kept, ...joined([kept, ...made]) }, folders: made.map(({ folder }) => folder) };
}

function readAs(folder: string, result: Rendered, { namespace, onStream }: RenderedOptions): Manifests & { readonly folder: string } {
  if ('problem' in result) return { folder, objects: [], unreadable: [{ file: folder, line: 1, problem: result.problem }] };
  onStream?.(folder, result.text);
  return { folder, ...readText(result.text, folder, { namespace }) };
}

const CHART = 'Chart.yaml';

function chartsIn(passedOver: readonly PassedOver[]): string[] {
  const all = passedOver.map(({ file }) => file).filter(file => path.basename(file) === CHART).map(file => path.dirname(file));
  return all.filter(chart => !all.some(other => isIn(other, chart)));
}

function isIn(folder: string, file: string): boolean {
  return keyOf(file).startsWith(`${keyOf(folder)}${path.sep}`);
}

/** A library has nothing to apply. */
function isApplied(chart: string): boolean {
  return !/^type:\s*["']?library\b/m.test(fs.readFileSync(path.join(chart, CHART), 'utf8'));
}
