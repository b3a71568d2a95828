import * as fs from 'fs';
import * as path from 'path';
import { cached } from '../../model/maps';

/** Knows which files are templates of a chart. */
export class Charts {
  private readonly known = new Map<string, string | undefined>();

  /** The chart that has a file among its templates: the outermost, as it is the one that is rendered. */
  of(file: string): string | undefined {
    const folder = path.dirname(file);
    return cached(this.known, folder, () => chartAround(folder));
  }
}

function chartAround(folder: string): string | undefined {
  let chart: string | undefined;
  let at = path.resolve(folder);
  for (let up = 1; at !== path.dirname(at); up++) {
    const [name, around] = [path.basename(at), path.dirname(at)];
    const isOfChart = name === (chart === undefined ? 'templates' : 'charts') && fs.existsSync(path.join(around, 'Chart.yaml'));
    if (isOfChart) chart = path.join(folder, ...Array<string>(up).fill('..'));
    at = around;
  }
  return chart;
}
