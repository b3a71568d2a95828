import * as fs from 'node:fs';
import * as path from 'node:path';

const NAME = '.cdk8s-istio.yaml';
/** What somebody may call it instead, and would wait in vain for it to be read. */
const OTHER_NAMES = ['.cdk8s-istio.yml', '.cdk8s-istio.json'];

/** The file of settings that holds in a folder: its own, or the nearest above it up to the root of the repository. As seen from the folder. */
export function findSettings(folder: string): string | undefined {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const named = (name: string) => path.relative(folder, path.join(at, name));
    if (fs.existsSync(path.join(at, NAME))) return named(NAME);
    const other = OTHER_NAMES.find(name => fs.existsSync(path.join(at, name)));
    if (other !== undefined) throw new Error(`${named(other)} is not read: call it ${NAME}, or pass it by --config`);
    if (fs.existsSync(path.join(at, '.git')) || at === path.dirname(at)) return undefined;
  }
}
