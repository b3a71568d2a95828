import { commandsOf, printedBy } from './commands';
import { flat, PAGES } from './pages';

const commands = PAGES.flatMap(commandsOf);

describe('the commands of the documentation', () => {
  test('are shown in both READMEs alike, one of each that reads manifests', () => {
    const shownBy = (page: string) => commandsOf(page).map(({ words, shown, files }) => ({ words, shown: flat(shown), files }));
    expect(shownBy('README.md').map(({ words }) => words[0])).toEqual(['check', 'route']);
    expect(shownBy('README.zh.md')).toEqual(shownBy('README.md'));
  });

  test.each(commands.map(command => [command.place, command] as const))('%s prints what the page shows', (_, command) => {
    expect(flat(printedBy(command))).toBe(flat(command.shown));
  });
});
