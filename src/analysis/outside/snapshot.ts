import * as fs from 'fs';
import type { ManifestObject } from '../model/manifest';
import { readPaths } from '../reader/read-paths';

/** What writes a snapshot that can be read. */
const COMMAND = 'kubectl get services,deployments,statefulsets,daemonsets,virtualservices,destinationrules,gateways.networking.istio.io,serviceentries -A -o yaml';
const TABLE = /^\s*(?:NAMESPACE +)?NAME +[A-Z]/;

/**
 * The objects of a snapshot of a cluster, or of other manifests.
 *
 * @throws if it cannot be read, or has no objects
 */
export function snapshotIn(file: string, namespace: string): readonly ManifestObject[] {
  let stream = '';
  const { objects, unreadable } = readPaths([file], { namespace, onStream: (_, text) => stream = text });
  const name = file === '-' ? 'the standard input' : `'${file}'`;
  const instead = `run '${COMMAND}${file === '-' ? '' : ` > ${file}`}'`;
  if (objects.length === 0 && TABLE.test(file === '-' ? stream : textOf(file))) throw new Error(`${name} is a table, as kubectl prints it for people: ${instead}`);
  const [first] = unreadable;
  if (first !== undefined) throw new Error(`${first.file}:${first.line} cannot be read, so it is unknown what is outside: ${first.problem}; ${instead}`);
  if (objects.length === 0) throw new Error(`there is no object in ${name}, so nothing is known from it: ${instead}`);
  return objects;
}

/** Of a file; nothing of what is none. */
function textOf(file: string): string {
  return fs.existsSync(file) && fs.statSync(file).isFile() ? fs.readFileSync(file, 'utf8') : '';
}
