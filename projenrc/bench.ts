import { cdk8s, javascript } from 'projen';

/** Adds the benchmark. It measures what users install: compiled code, run by plain Node. */
export function bench(project: cdk8s.ConstructLibraryCdk8s): void {
  const tsconfig = new javascript.TypescriptConfig(project, {
    fileName: 'bench/tsconfig.json',
    include: ['*.ts'],
    exclude: ['dist'],
    compilerOptions: {
      rootDir: '.',
      outDir: 'dist',
      declaration: false,
      // The sources stand in for the package where it is not compiled yet, as for an editor.
      paths: { 'cdk8s-istio': ['../lib/src/index.d.ts', '../src/index.ts'] },
    },
  });
  tsconfig.addExtends(project.tsconfig!);
  project.gitignore.exclude('/bench/dist/');

  const task = project.addTask('bench', {
    description: 'Measure start-up, synthesis and the command line of the compiled package, as ratios of two things measured in one run',
  });
  task.spawn(project.compileTask);
  task.exec(`tsc -p ${tsconfig.fileName}`);
  task.exec('node bench/dist/main.js', { receiveArgs: true });
}
