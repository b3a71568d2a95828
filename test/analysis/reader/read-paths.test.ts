import { execFileSync, spawn } from 'child_process';
import fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { readPaths } from '../../../src/analysis/reader/read-paths';

const object = (name: string) => `apiVersion: v1\nkind: Service\nmetadata: { name: ${name} }\n`;
let folder: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'manifests-'));
  fs.mkdirSync(path.join(folder, 'b'));
  const texts = { 'c.yaml': object('c'), 'a.yml': object('a'), 'b/d.json': '{"apiVersion":"v1","kind":"Pod","metadata":{"name":"d"}}', 'b/note.txt': 'x', 'e': object('e') };
  for (const [name, text] of Object.entries(texts)) fs.writeFileSync(path.join(folder, name), text);
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const names = (paths: readonly string[]) => readPaths(paths).objects.map(({ name }) => name);

describe('paths', () => {
  test('are folders with all manifests below them, in the order of their names', () => {
    expect(names([folder])).toEqual(['a', 'd', 'c']);
  });

  test('leave JSON in a folder alone that says nothing of a manifest, but read it where it is named', () => {
    const settings = path.join(folder, 'package.json');
    fs.writeFileSync(settings, '{"name":"shop"}');
    expect(readPaths([folder])).toMatchObject({ unreadable: [], passedOver: [{ file: settings, reason: 'no object', folder }] });
    expect(readPaths([settings]).unreadable).toEqual([{ file: settings, line: 1, problem: "it has no 'apiVersion'" }]);
  });

  test('are files of any name', () => {
    expect(names([path.join(folder, 'e'), path.join(folder, 'c.yaml')])).toEqual(['e', 'c']);
  });

  test('are read once, whatever leads to them', () => {
    const [file, settings] = ['b/d.json', 'settings.json'].map(name => path.join(folder, name));
    fs.symlinkSync(file, path.join(folder, 'f.json'));
    fs.writeFileSync(settings, '{}');
    expect(names([folder, file, `${folder}/`])).toEqual(['a', 'd', 'c']);
    expect(readPaths([folder, settings]).unreadable).toHaveLength(1);
  });

  test('are pipes where they are named, and in folders regular files and links to them alone', () => {
    const pipe = path.join(folder, 'pipe.yaml');
    execFileSync('mkfifo', [pipe]);
    fs.symlinkSync(pipe, path.join(folder, 'link-to-pipe.yaml'));
    fs.symlinkSync(path.join(folder, 'e'), path.join(folder, 'link.yaml'));
    fs.symlinkSync(path.join(folder, 'b'), path.join(folder, 'link-to-folder.yaml'));
    expect(names([folder])).toEqual(['a', 'd', 'c', 'e']);
    const writing = spawn('cp', [path.join(folder, 'e'), pipe]);
    expect(names([pipe])).toEqual(['e']);
    writing.kill();
  });

  test('have to hold an object each, where that is wanted', () => {
    const [nothing, empty, part] = ['nothing', 'empty.yaml', 'b'].map(name => path.join(folder, name));
    fs.mkdirSync(nothing);
    fs.writeFileSync(empty, '---\n# nothing\n');
    const places = (paths: readonly string[]) => readPaths(paths, { wantsObjects: true }).unreadable;
    expect(places([nothing, empty, part, folder])).toEqual([nothing, empty].map(file => ({ file, line: 1, problem: 'there is no object in it' })));
    const blank = path.join(folder, 'blank.k8s.yaml');
    fs.writeFileSync(blank, '');
    expect(places([blank])).toEqual([{ file: blank, line: 1, problem: 'there is no object in it: the file is empty, as cdk8s writes it for a chart without objects' }]);
    expect(readPaths([nothing, empty]).unreadable).toEqual([]);
  });

  test('are the standard input, by a dash', () => {
    const input = jest.spyOn(fs, 'readFileSync').mockReturnValue(object('f'));
    expect(readPaths(['-'], { namespace: 'shop' }).objects.map(one => `${one.place.file} ${one.namespace}/${one.name}`)).toEqual(['- shop/f']);
    expect(input).toHaveBeenCalledWith(0, 'utf8');
    input.mockRestore();
  });

  test('fails where there is nothing, and goes on', () => {
    const missing = path.join(folder, 'missing');
    expect(readPaths([missing, path.join(folder, 'a.yml')])).toMatchObject({
      objects: [{ name: 'a' }], unreadable: [{ file: missing, line: 1, problem: 'there is no such file' }],
    });
  });

  test('fails at what is larger than a string may be', () => {
    const large = path.join(folder, 'large.yaml');
    fs.closeSync(fs.openSync(large, 'w'));
    fs.truncateSync(large, 300 * 1024 * 1024);
    expect(readPaths([large]).unreadable).toEqual([{ file: large, line: 1, problem: 'it has more than 268435456 bytes' }]);
  });

  test('fails with what the system says', () => {
    const link = path.join(folder, 'link.yaml');
    fs.symlinkSync(link, link);
    expect(readPaths([folder]).unreadable).toEqual([{ file: link, line: 1, problem: 'it cannot be read: ELOOP' }]);
  });
});
