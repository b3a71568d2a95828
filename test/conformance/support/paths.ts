import * as path from 'path';

/** Where the judges stand. Made by prepare.ts, and nothing in it is committed. */
export const BIN = path.resolve(__dirname, '..', 'bin');

/** Istio's CRDs as Istio ships them, with the validation expressions which imports/crds.yaml leaves out. */
export const CRDS = path.join(BIN, 'istio-crds.yaml');
