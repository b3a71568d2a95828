import { EVERYTHING, ran, scratch } from './support';
import { programOf } from '../../src/cli/program';

const files = scratch();
const program = programOf({ stdout: { write: () => true }, stderr: { write: () => true } });
const commands = program.commands.map(command => command.name());
const options = program.commands.flatMap(command =>
  command.options.filter(option => option.required).map(option => [command.name(), option.long!] as const));

/** What a sentence shows that has nothing to show. */
const EMPTY_QUOTATION = /''|""|``|\(\)|undefined|\[object/;

describe('no sentence quotes nothing', () => {
  test.each(commands)('%s with an empty argument says that it is empty, and exits with 2', command => {
    for (const words of [[command, ''], [command, ' '], [command, EVERYTHING[0], '']]) {
      expect(ran(...words)).toEqual({ out: '', err: 'an argument is empty: leave it out, or look at the variable that it comes from\n', code: 2 });
    }
  });

  test.each(options)('%s %s with an empty value says that it is empty, and exits with 2', (command, option) => {
    for (const words of [[option, ''], [`${option}=`]]) {
      const { err, code } = ran(command, EVERYTHING[0], ...words);
      expect([err, code]).toEqual(['an argument is empty: leave it out, or look at the variable that it comes from\n', 2]);
    }
  });

  test.each(['host', 'path', 'method', 'scheme', 'from'])('a request of a file with an empty %s says so', field => {
    const list = files.written('requests.json', JSON.stringify([{ host: 'orders', port: 8080, [field]: '' }]));
    const { out, err } = ran('route', ...EVERYTHING, '-n', 'shop', '--requests', list);
    expect(`${out}${err}`).not.toMatch(EMPTY_QUOTATION);
  });

  test('nor does an object without a name, or a header without a value', () => {
    const nameless = files.written('nameless.yaml', 'apiVersion: v1\nkind: Service\nmetadata: { name: "" }\nspec: { ports: [{ port: 80 }] }\n');
    for (const words of [['check', nameless], ['route', nameless, '--host', 'a'], ['route', ...EVERYTHING, '-n', 'shop', '--host', 'orders', '--header', 'a:']]) {
      const { out, err } = ran(...words);
      expect(`${out}${err}`).not.toMatch(EMPTY_QUOTATION);
    }
  });
});
