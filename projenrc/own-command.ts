import { chmodSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { bin } from '../package.json';

const FOLDER = join('node_modules', '.bin');

/**
 * Makes each command of the package one that runs in a clone, as `npx cdk8s-istio`.
 *
 * npm links the commands of what is installed, which a package is not in its own folder. `npx` links them in its cache, once: if that is before the first
 * compilation, the command stays unknown ever after.
 */
for (const [name, file] of Object.entries(bin)) {
  const link = join(FOLDER, name);
  chmodSync(file, 0o755);
  // Windows has no such links; there npx has to do.
  if (process.platform === 'win32') continue;
  mkdirSync(FOLDER, { recursive: true });
  rmSync(link, { force: true });
  symlinkSync(relative(FOLDER, file), link);
}
