import * as fs from 'fs';
import * as path from 'path';
import { parse } from 'yaml';
import { object } from '../../analysis/routing/meshes';

/** Objects that somebody might have written together. */
export interface Situation {
  readonly name: string;
  readonly yaml: string;
}

type Written = Readonly<Record<string, Readonly<Record<string, object>>>>;
interface InFull {
  readonly metadata?: object;
  readonly spec?: object;
}

const FOLDER = path.resolve(__dirname, '..', 'unseen');
/** Services and pods that all others are about. */
const CLUSTER = 'cluster';

/** The situations by theme; each in a cluster that has a few services already. */
export function situations(): readonly (readonly [theme: string, situations: readonly Situation[]])[] {
  const themes = fs.readdirSync(FOLDER).map(file => path.basename(file, '.yaml')).filter(theme => theme !== CLUSTER);
  const around = objectsOf(written(CLUSTER).cluster);
  const situationOf = ([name, objects]: [string, Written[string]]) => ({ name, yaml: yamlOf([...around, ...objectsOf(objects)]) });
  return themes.map(theme => [theme, Object.entries(written(theme)).map(situationOf)]);
}

const written = (theme: string): Written => parse(fs.readFileSync(path.join(FOLDER, `${theme}.yaml`), 'utf8')) as Written;
const yamlOf = (objects: readonly object[]): string => objects.map(one => JSON.stringify(one)).join('\n---\n');

/** Written as `Kind namespace/name`, with its spec; `in full` with more than that. */
function objectsOf(objects: Written[string]): object[] {
  return Object.entries(objects).map(([title, content]) => {
    const [kind, id, ...more] = title.split(' ');
    if (more.length === 0) return object(kind, id, content);
    const { metadata, spec = {}, ...others } = content as InFull;
    return { ...object(kind, id, spec, metadata), ...others };
  });
}
