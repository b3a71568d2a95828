import * as fs from 'fs';
import { spawnSync } from 'node:child_process';
import * as path from 'path';

/** Manifests that Istio comes with: a file of its own, or a text in a test of Istio. */
export interface Found {
  /** The path in the module, and of texts in a test the number. */
  readonly name: string;
  readonly yaml: string;
}

const WANTED = /^\s*(?:- )?["']?kind["']?: *["']?(?:VirtualService|DestinationRule|Gateway|ServiceEntry|Service)\b/m;
/** What has to be filled in is not a manifest yet. */
const TEMPLATE = /\{\{|%[sdvq]/;
const TEXT_IN_GO = /`\n?([^`]*)`/g;

/** Where Go keeps the sources of Istio that the judge is built from. */
function istioModule(): string {
  const cwd = path.resolve(__dirname, '..', 'istiod');
  const { stdout, stderr, error } = spawnSync('go', ['list', '-m', '-f', '{{.Dir}}', 'istio.io/istio'], { cwd, encoding: 'utf8' });
  const folder = (stdout ?? '').trim();
  if (folder === '') throw new Error(`Go has no sources of Istio, run 'npm run conformance': ${error?.message ?? stderr}`);
  return folder;
}

/** All manifests in the sources of Istio that have to do with routing, by name. */
export function manifestsOfIstio(): Found[] {
  const module = istioModule();
  return fs.readdirSync(module, { recursive: true, encoding: 'utf8' }).sort().flatMap(name => textsIn(module, name))
    .filter(({ yaml }) => WANTED.test(yaml) && !TEMPLATE.test(yaml));
}

function textsIn(module: string, name: string): Found[] {
  const text = () => fs.readFileSync(path.join(module, name), 'utf8');
  if (/\.ya?ml$/.test(name)) return [{ name, yaml: text() }];
  if (!name.endsWith('_test.go')) return [];
  return Array.from(text().matchAll(TEXT_IN_GO), ([, yaml], at) => ({ name: `${name}#${at + 1}`, yaml }));
}
