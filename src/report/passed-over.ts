import type { Manifests, PassedOver, Reason } from '../analysis/model/manifest';
import { isTemplate } from '../analysis/model/manifest-sets';
import { grouped } from '../analysis/model/maps';

/** A place that is passed over, as JSON says it. */
export interface ReportedPlace {
  readonly file: string;
  /** Left out for a whole file. */
  readonly line?: number;
  readonly reason: string;
}

/** What one such place is called, and what several are. */
const WORDS: Readonly<Record<Reason, readonly [one: string, many: string]>> = {
  'no object': ['document that is no object', 'documents that are no objects'],
  'no YAML': ['text that is no YAML', 'texts that are no YAML'],
  'no name': ['object without a name', 'objects without names'],
  'generated name': ['object whose name the cluster generates', 'objects whose names the cluster generates'],
  'of kustomize': ['file of kustomize', 'files of kustomize'],
  'patch of kustomize': ['patch of kustomize', 'patches of kustomize'],
  'Helm template': ['Helm template', 'Helm templates'],
  'Go template': ['Go template', 'Go templates'],
  'Jinja template': ['Jinja template', 'Jinja templates'],
  'ytt template': ['ytt template', 'ytt templates'],
  'ERB template': ['ERB template', 'ERB templates'],
  'template with placeholders': ['template with placeholders', 'templates with placeholders'],
};
const FILE: readonly [one: string, many: string] = ['file without objects', 'files without objects'];

/** How many folders are named, each in a line, and how many in a line for all the others. */
const MOST_LINES = 5;

/** The places that are passed over, for JSON. */
export function placesPassedOver({ passedOver = [] }: Manifests): ReportedPlace[] {
  return passedOver.map(one => ({ file: one.file, ...one.line !== undefined && { line: one.line }, reason: reasonOf(one) }));
}

/** What is passed over, in lines: what is none of anybody's business in one, and what has to be rendered first by folder. */
export function passedOverIn({ passedOver = [] }: Manifests): string[] {
  const others = passedOver.filter(({ reason }) => !isTemplate(reason));
  const groups = [...grouped(passedOver.filter(({ reason }) => isTemplate(reason)), ({ reason, folder }) => `${reason} ${folder}`).values()];
  const [named, rest] = groups.length <= MOST_LINES ? [groups, []] : [groups.slice(0, MOST_LINES - 1), groups.slice(MOST_LINES - 1)];
  return [
    ...others.length === 0 ? [] : [[...grouped(others, wordsOf)].map(([words, all]) => counted(all.length, words)).join(', ')],
    ...named.map(all => `${counted(all.length, wordsOf(all[0]))} in ${all[0].folder} (${remedyOf(all[0], all.length)})`),
    ...rest.length === 0 ? [] : [`${rest.flat().length} templates in ${rest.length} more folders (render them first)`],
  ].map(line => `passed over: ${line}`);
}

function wordsOf({ reason, line }: PassedOver): readonly [string, string] {
  return reason === 'no object' && line === undefined ? FILE : WORDS[reason];
}

function counted(count: number, [one, many]: readonly [string, string]): string {
  return `${count} ${count === 1 ? one : many}`;
}

function remedyOf({ command }: PassedOver, count = 1): string {
  return `render ${count === 1 ? 'it' : 'them'} first${command === undefined ? '' : `, as with ${command}`}`;
}

function reasonOf(one: PassedOver): string {
  const [word] = wordsOf(one);
  return isTemplate(one.reason) ? `${word}: ${remedyOf(one)}` : word;
}
