import * as fs from 'fs';
import * as path from 'path';
import { listExamples, type Example } from '../../examples/runner/examples';
import { find, parsed, type Manifest } from '../support/manifests';

/** Every example. */
export const EXAMPLES = listExamples();

/** Their names. */
export const NAMES = EXAMPLES.map(({ name }) => name);

/** An http route of a VirtualService, as far as tests look into it. */
export interface Route {
  readonly name: string;
  readonly match?: Match[];
  readonly route: { readonly destination: Destination; readonly weight?: number }[];
  readonly mirrors?: { readonly destination: Destination; readonly percentage: { readonly value: number } }[];
  readonly rewrite?: { readonly uri: string };
  readonly fault?: object;
}

/** A match of a route. */
export interface Match {
  readonly uri?: object;
  readonly headers?: object;
}

/** Where requests go. */
export interface Destination {
  readonly host: string;
  readonly subset: string;
}

/** An example by its name. */
export const exampleOf = (name: string) => EXAMPLES.find(example => example.name === name)!;

/** The text of a file in the folder of an example. */
export const readIn = ({ folder }: Example, file: string) => fs.readFileSync(path.join(folder, file), 'utf8');

/** The objects that an example writes. */
export const expected = (name: string) => parsed(readIn(exampleOf(name), 'expected.yaml'));

/** An object by kind and name. */
export const label = ({ kind, metadata }: Manifest) => `${kind} ${metadata.name}`;

/** The http routes of a VirtualService. */
export const routesOf = (manifests: readonly Manifest[], name: string) => find(manifests, 'VirtualService', name).spec!.http as Route[];

/** The subsets that answer a route, with their weights. */
export const answersOf = ({ route }: Route) => Object.fromEntries(route.map(({ destination, weight }) => [destination.subset, weight ?? 100]));

/** What became of the objects from one step to the next, as `+`, `-` or `~` with kind and name. */
export function differences(before: readonly Manifest[], after: readonly Manifest[]): string[] {
  const had = new Map(before.map(manifest => [label(manifest), JSON.stringify(manifest)]));
  const has = new Map(after.map(manifest => [label(manifest), JSON.stringify(manifest)]));
  const sign = (key: string) => !had.has(key) ? '+' : has.has(key) ? '~' : '-';
  const keys = [...new Set([...had.keys(), ...has.keys()])];
  return keys.filter(key => had.get(key) !== has.get(key)).map(key => `${sign(key)} ${key}`).sort();
}
