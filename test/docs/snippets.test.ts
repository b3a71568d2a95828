import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { compilerErrors, run, snippetsOf, type Snippet } from './snippets';
import { find, parsed } from '../support/manifests';

const ROOT = resolve(__dirname, '..', '..');
const docs = existsSync(join(ROOT, 'docs')) ? readdirSync(join(ROOT, 'docs')).filter(name => name.endsWith('.md')).map(name => `docs/${name}`) : [];
const snippets = ['README.md', 'README.zh.md', ...docs].flatMap(snippetsOf);
const showing = (language: 'yaml' | 'text') => snippets.filter(({ shown }) => shown?.language === language).map(snippet => [snippet.place, snippet] as const);

describe('the programs of the documentation', () => {
  test('begin with a whole program and the YAML that it gives', () => {
    expect(snippets[0].code.startsWith('import ')).toBe(true);
    expect(snippets[0].shown?.language).toBe('yaml');
  });

  test('are the same, in the same order and with the same outcome, in the Chinese README', () => {
    const programs = (page: string) => snippetsOf(page).map(({ code, shown }) => ({ code, shown }));
    expect(programs('README.zh.md')).toEqual(programs('README.md'));
  });

  test('compile', () => {
    expect(compilerErrors(snippets)).toEqual([]);
  });

  test.each(snippets.filter(({ shown }) => shown?.language !== 'text').map(snippet => [snippet.place, snippet] as const))(
    '%s runs and writes objects', (_, snippet) => {
      expect(run(snippet).length).toBeGreaterThan(0);
    });

  test.each(showing('yaml'))('%s writes the objects that the page shows', (_, snippet: Snippet) => {
    const written = run(snippet);
    const shown = parsed(snippet.shown!.text);
    expect(shown.length).toBeGreaterThan(0);
    for (const object of shown) expect(find(written, object.kind, object.metadata.name)).toEqual(object);
  });

  test.each(showing('text'))('%s fails with the message that the page shows', (_, snippet: Snippet) => {
    const flat = (text: string) => text.replace(/\s+/g, ' ').trim();
    let message = 'no error';
    try {
      run(snippet);
    } catch (error) {
      message = (error as Error).message;
    }
    expect(flat(message)).toContain(flat(snippet.shown!.text));
  });
});

describe('the two READMEs', () => {
  const textOf = (page: string) => readFileSync(join(ROOT, page), 'utf8');
  const linksOf = (page: string) => [...textOf(page).matchAll(/\]\(([^)]+)\)/g)].map(([, link]) => link);

  test('have the same headings, by level', () => {
    const levels = (page: string) => [...textOf(page).matchAll(/^(#+) /gm)].map(([, level]) => level);
    expect(levels('README.zh.md')).toEqual(levels('README.md'));
  });

  test('link to each other, and otherwise to the same places in the same order', () => {
    const [first, ...others] = linksOf('README.md');
    expect([first, linksOf('README.zh.md')[0]]).toEqual(['README.zh.md', 'README.md']);
    expect(linksOf('README.zh.md').slice(1)).toEqual(others);
  });
});

describe('every page', () => {
  const PAGES = ['README.md', 'README.zh.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', ...docs];

  test.each(PAGES)('%s links to files that exist', page => {
    const links = [...readFileSync(join(ROOT, page), 'utf8').matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(([, link]) => link);
    const missing = links.filter(link => !/^https?:/.test(link) && !existsSync(resolve(ROOT, page, '..', link)));
    expect(missing).toEqual([]);
  });
});
