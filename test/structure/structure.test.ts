import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { circles } from './circles';
import { roomOf, sources } from './imports';
import { layerOf, mayImport } from '../../projenrc/layers';

const SOURCES = sources('src');
const ROOMS = [...new Set(SOURCES.map(({ file }) => roomOf(file)))].filter(room => room !== '').sort();
const MOST_FILES = 15;

describe('the structure of the sources', () => {
  test('no files import each other in a circle, not even for their types', () => {
    expect(circles(sources('src', 'test', 'examples', 'bench', 'projenrc'))).toEqual([]);
  });

  test('arrows between rooms go only where the table of layers lets them', () => {
    const upward = SOURCES.filter(({ file }) => roomOf(file) !== '').flatMap(({ file, imports }) =>
      imports.filter(other => !mayImport(roomOf(file), roomOf(other))).map(other => `${file} imports ${other}`));
    expect(upward).toEqual([]);
  });

  test(`no room has more than ${MOST_FILES} files`, () => {
    const full = ROOMS.filter(room => SOURCES.filter(({ file }) => roomOf(file) === room).length > MOST_FILES);
    expect(full).toEqual([]);
  });

  test('every room belongs to a layer', () => {
    expect(ROOMS.filter(room => layerOf(room) === undefined)).toEqual([]);
  });

  test('the tables of ARCHITECTURE.md have a line for every room, and no other', () => {
    const text = readFileSync(join(__dirname, '..', '..', 'ARCHITECTURE.md'), 'utf8');
    const lines = [...text.matchAll(/^\| `src\/([^`]+)` \|/gm)].map(([, room]) => room);
    expect(lines.sort()).toEqual(ROOMS);
  });
});

describe('the test of circles', () => {
  test.each([
    ['two files', [['a', 'b'], ['b', 'a']], [['a', 'b']]],
    ['a longer way round, beside files that are in no circle', [['a', 'b', 'd'], ['b', 'c'], ['c', 'a'], ['d']], [['a', 'b', 'c']]],
    ['a file that imports itself', [['a', 'a']], [['a']]],
    ['two ways to one file', [['a', 'b', 'c'], ['b', 'c'], ['c']], []],
  ])('sees %s', (_, files, expected) => {
    expect(circles(files.map(([file, ...imports]) => ({ file, imports })))).toEqual(expected);
  });
});
