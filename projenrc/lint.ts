import { cdk8s } from 'projen';
import { LAYERS, isWithin, mayImport } from './layers';

/** The gates on form: size, complexity, layering, and no way to switch one of them off in place. */
export function lint(project: cdk8s.ConstructLibraryCdk8s): void {
  const eslint = project.eslint!;
  eslint.config.noInlineConfig = true;
  eslint.addPlugins('jest');
  eslint.addRules({
    'max-lines': ['error', { max: 300 }],
    'max-lines-per-function': ['error', { max: 60, skipComments: true, skipBlankLines: true }],
    'complexity': ['error', 10],
    // test/structure looks for circles, of types as well, in a fraction of the time.
    'import/no-cycle': ['off'],
    'import/no-restricted-paths': ['error', { zones: zones() }],
    '@typescript-eslint/no-explicit-any': ['error'],
    '@typescript-eslint/ban-ts-comment': ['error'],
    '@typescript-eslint/switch-exhaustiveness-check': ['error'],
    // re2js is loaded by the first regular expression and picomatch by the first glob, not by every start; so are the catalogue, a command, a printer,
    // what narrows a report, the validation, the checks of an answer and the world outside by whoever asks.
    '@typescript-eslint/no-require-imports': ['error', {
      allow: [
        '^re2js$', '^picomatch$', '/catalogue$', '^\\.\\./[a-z]+/[a-z]+-command$', '^\\./report-[a-z]+$', '^\\./narrowed-by-[a-z]+$', '^\\./renderers$',
        '^\\./validate$', '/checks/refused$', '^\\./write-steps$', '^\\.\\./\\.\\./analysis/outside/names$', '^\\./world$',
      ],
    }],
  });
  // The port of a service that strategies have: they wish for something, and read nothing of what others wish for.
  eslint.addOverride({
    files: ['src/constructs/strategies/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', {
        selector: 'MemberExpression[object.property.name="_rules"][property.name!="add"]',
        message: 'A strategy adds to the rules of a service and does nothing else with them.',
      }],
    },
  });
  eslint.addOverride({
    files: ['test/**/*.ts', '**/*.test.ts'],
    rules: {
      'max-lines-per-function': ['off'],
      'jest/expect-expect': ['error', { assertFunctionNames: ['expect*', 'assert*', 'fc.assert'] }],
      'jest/no-focused-tests': ['error'],
      'jest/no-disabled-tests': ['error'],
      'jest/no-identical-title': ['error'],
    },
  });
}

function zones(): object[] {
  return Object.entries(LAYERS).flatMap(([layer, { mayImport: allowed, because }]) => {
    const forbidden = Object.keys(LAYERS).filter(other => !isWithin(other, layer) && !isWithin(layer, other) && !mayImport(layer, other));
    const except = (other: string) => allowed.filter(name => isWithin(name, other)).map(name => `.${name.slice(other.length)}`);
    return [...forbidden.map(other => ({
      target: `./src/${layer}`,
      from: `./src/${other}`,
      ...except(other).length > 0 && { except: except(other) },
      message: `src/${layer} may import ${allowed.map(name => `src/${name}`).join(', ') || 'nothing else of src'}: ${because}.`,
    })), ...aboveRooms(layer)];
  });
}

/** Files that stand directly in the folder of some rooms put the rooms together, so no room imports them. */
function aboveRooms(layer: string): object[] {
  const folder = layer.split('/').slice(0, -1).join('/');
  if (folder !== 'analysis/routing') return [];
  const message = `files directly in src/${folder} put its rooms together; a room knows none of them.`;
  return [{ target: `./src/${layer}`, from: `./src/${folder}/*.ts`, message }];
}
