import { cdk8s, javascript } from 'projen';

/** Wires the examples: they import the library by its published name and run from source. */
export function examples(project: cdk8s.ConstructLibraryCdk8s): void {
  const tsconfig = new javascript.TypescriptConfig(project, {
    fileName: 'examples/tsconfig.json',
    include: ['**/*.ts', '../bench/**/*.ts'],
    exclude: ['dist'],
    compilerOptions: { noEmit: true, rootDir: '..', paths: { 'cdk8s-istio': ['../src/index.ts'], 'cdk8s-istio/testing': ['../src/testing/index.ts'] } },
  });
  tsconfig.addExtends(project.tsconfig!);
  Object.assign(project.eslint!.config.settings['import/resolver'].typescript, {
    project: ['./tsconfig.json', `./${tsconfig.fileName}`],
    noWarnOnMultipleProjects: true,
  });
  // The library stands among the packages, as it does for whoever copies an example.
  Object.assign(project.eslint!.rules['import/order'][1], { pathGroups: [{ pattern: project.name, group: 'external' }] });
  project.testTask.prependSteps({ name: 'Type-check the examples and the benchmark', execArgs: ['tsc', '--noEmit', '-p', tsconfig.fileName] });

  // cdk8s writes to dist/ by default and deletes it first; dist/ belongs to the packages.
  project.gitignore.exclude('/examples/dist/');
  const run = ['tsx', '--tsconfig', tsconfig.fileName, 'examples/synth.ts'];
  project.addTask('start', { description: 'Synthesize every example to examples/dist and show what came out', execArgs: run });
  project.addTask('examples:accept', { description: 'Take what the examples give now as their expected.yaml', execArgs: [...run, '--accept'] });
}
