import * as fs from 'node:fs';
import * as path from 'node:path';
import type { ManifestObject } from '../model/manifest';
import { cached } from '../model/maps';

/** Knows which files belong to a Helm chart. */
export class Charts {
  private readonly known = new Map<string, string | undefined>();

  /** The outermost chart around an object: what lies in its `charts` is rendered with it. */
  of({ place: { file } }: ManifestObject): string | undefined {
    return file === '-' ? undefined : this.around(path.dirname(file));
  }

  private around(folder: string): string | undefined {
    return cached(this.known, folder, () => {
      const parent = path.dirname(folder);
      const outer = parent === folder ? undefined : this.around(parent);
      return outer ?? (fs.existsSync(path.join(folder, 'Chart.yaml')) ? folder : undefined);
    });
  }
}
