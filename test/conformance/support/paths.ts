import * as fs from 'fs';
import * as path from 'path';

/** Where the judges stand. Made by prepare.ts, and nothing in it is committed. */
export const BIN = path.resolve(__dirname, '..', 'bin');

/** Istio's CRDs as Istio ships them, with the validation expressions which imports/crds.yaml leaves out. */
export const CRDS = path.join(BIN, 'istio-crds.yaml');

/** A program that prepare.ts has built. */
export function builtProgram(name: string): string {
  const program = path.join(BIN, name);
  if (!fs.existsSync(program)) throw new Error(`'${name}' is not built: run 'npm run conformance' instead of jest alone`);
  return program;
}
