import { flat, PAGES } from './pages';
import { compilerErrors, run, snippetsOf, type Snippet } from './snippets';
import { find, parsed } from '../support/manifests';

const snippets = PAGES.flatMap(snippetsOf);
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
    let message = 'no error';
    try {
      run(snippet);
    } catch (error) {
      message = (error as Error).message;
    }
    expect(flat(message)).toContain(flat(snippet.shown!.text));
  });
});
