import { cdk8s } from 'projen';

/** A folder of src/, what it may import besides itself, and the sentence shown to whoever breaks the rule. */
const LAYERS: Record<string, { mayImport: string[]; because: string }> = {
  diagnostics: { mayImport: [], because: 'a refusal is plain text with a code; it knows nothing of what it refuses' },
  values: { mayImport: ['diagnostics'], because: 'the words of the API know no host, no construct and no YAML' },
  composition: { mayImport: ['values', 'diagnostics'], because: 'a plan is plain data made from plain data' },
  checks: { mayImport: ['composition', 'values', 'diagnostics'], because: 'a check reads a plan and says what is wrong with it, nothing else' },
  rendering: { mayImport: ['composition', 'values'], because: 'rendering writes a finished plan down; it decides nothing' },
  objects: { mayImport: [], because: 'how an object becomes JSON is no business of what it says' },
  workload: { mayImport: ['objects', 'values', 'diagnostics'], because: 'where pods come from is no business of the mesh' },
  mesh: {
    mayImport: ['workload', 'objects', 'rendering', 'checks', 'composition', 'values', 'diagnostics'],
    because: 'the mesh owns the Istio objects and knows no strategy',
  },
  strategies: {
    mayImport: ['mesh', 'composition', 'values', 'diagnostics'],
    because: 'a strategy contributes plain data to a service and never renders',
  },
  edge: {
    mayImport: ['mesh', 'objects', 'rendering', 'checks', 'composition', 'values', 'diagnostics'],
    because: 'the way in composes what services already have',
  },
  bookinfo: { mayImport: ['mesh', 'workload', 'values'], because: 'Bookinfo is made of what any user has' },
  analysis: { mayImport: [], because: 'an oracle that shares code with the renderer agrees with its bugs' },
  testing: { mayImport: ['analysis'], because: 'an assertion asks the analysis, as the command line does' },
  cli: { mayImport: ['analysis', 'diagnostics'], because: 'the command line reads arguments and prints; what it says comes from the analysis and the catalogues' },
  validation: { mayImport: ['analysis'], because: 'the plugin of cdk8s reports what the analysis finds; it knows no construct' },
};

/** The gates on form: size, complexity, layering, and no way to switch one of them off in place. */
export function lint(project: cdk8s.ConstructLibraryCdk8s): void {
  const eslint = project.eslint!;
  eslint.config.noInlineConfig = true;
  eslint.addPlugins('jest');
  eslint.addRules({
    'max-lines': ['error', { max: 300 }],
    'max-lines-per-function': ['error', { max: 60, skipComments: true, skipBlankLines: true }],
    'complexity': ['error', 10],
    'import/no-cycle': ['error'],
    'import/no-restricted-paths': ['error', { zones: zones() }],
    '@typescript-eslint/no-explicit-any': ['error'],
    '@typescript-eslint/ban-ts-comment': ['error'],
    '@typescript-eslint/switch-exhaustiveness-check': ['error'],
    // re2js is loaded by the first regular expression, not by every start; so are the catalogue, a command, a printer and the validation by whoever asks.
    '@typescript-eslint/no-require-imports': ['error', {
      allow: ['^re2js$', '^\\./catalogue$', '^\\./[a-z]+-command$', '^\\./report-[a-z]+$', '^\\./validate$'],
    }],
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
  return Object.entries(LAYERS).flatMap(([layer, { mayImport, because }]) => {
    const forbidden = Object.keys(LAYERS).filter(other => other !== layer && !mayImport.includes(other));
    return forbidden.map(other => ({
      target: `./src/${layer}`,
      from: `./src/${other}`,
      message: `src/${layer} may import ${mayImport.map(name => `src/${name}`).join(', ') || 'nothing else of src'}: ${because}.`,
    }));
  });
}
