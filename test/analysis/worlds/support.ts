import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { checkedIn } from '../../../src/analysis/checks/check-worlds';
import { type ReadWorldsOptions, readWorlds } from '../../../src/analysis/worlds/read-worlds';

/** Texts by the path of their file. */
export type Tree = Readonly<Record<string, string>>;

/** Does something in a folder with some files, and leaves nothing behind. */
export function inTree<T>(tree: Tree, doIt: () => T): T {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'worlds-'));
  const before = process.cwd();
  try {
    for (const [name, text] of Object.entries(tree)) {
      fs.mkdirSync(path.join(folder, path.dirname(name)), { recursive: true });
      fs.writeFileSync(path.join(folder, name), text);
    }
    process.chdir(folder);
    return doIt();
  } finally {
    process.chdir(before);
    fs.rmSync(folder, { recursive: true });
  }
}

/** Each world with its objects, as `Kind namespace/name` and the file of each. */
export function worldsIn(tree: Tree, paths: readonly string[] = ['.'], options?: ReadWorldsOptions): Record<string, string[]> {
  return inTree(tree, () => Object.fromEntries(readWorlds(paths, options).all.map(({ name, members }) =>
    [name, members.map(({ object: { kind, namespace, name: own, place } }) => `${kind} ${namespace}/${own} of ${place.file}`)])));
}

/** What is found, as `CODE file`, and the worlds in which it is where it is not in all. */
export function foundIn(tree: Tree, paths: readonly string[] = ['.'], options?: ReadWorldsOptions): string[] {
  return inTree(tree, () => checkedIn(readWorlds(paths, options)).findings.map(({ code, object, worlds }) =>
    `${code} ${object.place.file}${worlds === undefined || worlds.names.length === worlds.of ? '' : ` in ${worlds.names.join(', ')}`}`));
}

export const service = (name: string, namespace = 'shop'): string =>
  `apiVersion: v1\nkind: Service\nmetadata: { name: ${name}, namespace: ${namespace} }\nspec: { selector: { app: ${name} }, ports: [{ name: http, port: 80 }] }\n---\n`;

/** Routes of a host to another; a subset may be named as well. */
export const routes = (name: string, host = name, subset = ''): string => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: ${name}, namespace: shop }
spec: { hosts: [${name}], http: [{ route: [{ destination: { host: ${host}${subset === '' ? '' : `, subset: ${subset}`} } }] }] }
---
`;

export const subsets = (name: string, subset: string): string => `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: ${name}, namespace: shop }
spec: { host: ${name}, subsets: [{ name: ${subset}, labels: { version: ${subset} } }] }
---
`;

export const kustomization = (fields: string): string => `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n${fields}\n`;
