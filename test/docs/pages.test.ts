import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { DOCS, headingsOf, linksOf, PAGES, ROOT, textOf } from './pages';

const isOutside = ({ file }: { file: string }) => /^https?:/.test(file);

describe('the two READMEs', () => {
  const levels = (page: string) => headingsOf(page).map(({ level }) => level);

  /** Where the links lead, in words of neither language: a heading of the page itself is its number. */
  const targets = (page: string) => linksOf(page).map(({ file, anchor }) =>
    file === '' ? headingsOf(page).findIndex(heading => heading.anchor === anchor) : `${file}#${anchor}`);

  test('have the same headings, by level', () => {
    expect(levels('README.zh.md')).toEqual(levels('README.md'));
  });

  test('link to each other, and otherwise to the same places in the same order', () => {
    const [first, ...others] = targets('README.md');
    expect([first, targets('README.zh.md')[0]]).toEqual(['README.zh.md#', 'README.md#']);
    expect(targets('README.zh.md').slice(1)).toEqual(others);
  });

  test.each(['README.md', 'README.zh.md'])('%s has at most 250 lines', page => {
    expect(textOf(page).split('\n').length - 1).toBeLessThanOrEqual(250);
  });

  test.each(['README.md', 'README.zh.md'])('%s begins with a list of its headings', page => {
    const contents = linksOf(page).filter(({ file }) => file === '').map(({ anchor }) => anchor);
    const chapters = headingsOf(page).filter(({ level }) => level === 2).map(({ anchor }) => anchor);
    expect(contents.slice(0, chapters.length)).toEqual(chapters);
  });
});

describe('the index of the pages', () => {
  const indexed = linksOf('docs/README.md').map(({ file }) => normalize(join('docs', file)));

  test.each(DOCS.filter(page => page !== 'docs/README.md'))('links to %s', page => {
    expect(indexed).toContain(page);
  });
});

describe('every page', () => {
  test.each([...PAGES, 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'examples/README.md'])('%s links to files and headings that exist', page => {
    const missing = linksOf(page).filter(link => !isOutside(link)).filter(({ file, anchor }) => {
      const target = file === '' ? page : normalize(join(dirname(page), file));
      if (!existsSync(join(ROOT, target))) return true;
      return anchor !== '' && !headingsOf(target).some(heading => heading.anchor === anchor);
    });
    expect(missing).toEqual([]);
  });

  test.each([...PAGES, 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'examples/README.md'])('%s begins with a heading and a paragraph', page => {
    expect(textOf(page)).toMatch(/^# .+\n\n(?!#|\||```|- |\d+\. ).+/);
  });
});
