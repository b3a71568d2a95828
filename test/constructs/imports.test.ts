import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const ROOT = join(__dirname, '..', '..', 'src', 'constructs');
const FILES = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.ts')).map(file => join(ROOT, file));

/** The files that one imports, those whose types alone it takes as well. */
function importsOf(file: string): string[] {
  const paths = [...readFileSync(file, 'utf8').matchAll(/(?:\bfrom |\bimport\(|\brequire\()'(\.[^']*)'/g)].map(([, path]) => path);
  return paths.map(path => `${resolve(dirname(file), path)}.ts`).filter(path => FILES.includes(path));
}

/** A circle in a graph, if it has one: each file leads to the next, and the last to the first. */
function circleIn(graph: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const finished = new Set<string>();
  const follow = (file: string, way: readonly string[]): string[] | undefined => {
    if (way.includes(file)) return way.slice(way.indexOf(file));
    if (finished.has(file)) return undefined;
    for (const next of graph.get(file) ?? []) {
      const circle = follow(next, [...way, file]);
      if (circle) return circle;
    }
    finished.add(file);
    return undefined;
  };
  for (const file of graph.keys()) {
    const circle = follow(file, []);
    if (circle) return circle;
  }
  return undefined;
}

describe('the files of the constructs', () => {
  test.each<[string, [string, string[]][], string[] | undefined]>([
    ['none', [['a', ['b', 'c']], ['b', ['c']], ['c', []]], undefined],
    ['two', [['a', ['b']], ['b', ['a']]], ['a', 'b']],
    ['three behind another one', [['a', ['b']], ['b', ['c']], ['c', ['d']], ['d', ['b']]], ['b', 'c', 'd']],
  ])('would be seen to make a circle of %s', (_, graph, circle) => {
    expect(circleIn(new Map(graph))).toEqual(circle);
  });

  test('import one another in no circle, types included', () => {
    expect(circleIn(new Map(FILES.map(file => [file, importsOf(file)])))?.map(file => relative(ROOT, file))).toBeUndefined();
    expect(FILES.flatMap(importsOf).length).toBeGreaterThan(FILES.length);
  });

  test('stand at most fifteen in a folder', () => {
    const folders = FILES.map(dirname);
    expect(folders.filter(folder => folders.filter(other => other === folder).length > 15).map(folder => relative(ROOT, folder))).toEqual([]);
  });
});
