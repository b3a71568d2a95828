import { cdk8s, JsonFile } from 'projen';

/**
 * Adds the measure of the tests themselves: how many small mistakes in the sources they notice.
 *
 * StrykerJS was tried first (10.1, with its runner for Jest and its checker for TypeScript). It draws no sample, takes equivalent mutants from comments alone,
 * which lint forbids, and learns what each test runs from all tests in one process. In twelve minutes on two busy cores it had not begun with a mutant:
 * what it adds to sources failed tests that read or type-check them, until it was told to leave the tests alone, and then the first run did not end in time.
 */
export function mutation(project: cdk8s.ConstructLibraryCdk8s): void {
  const { moduleNameMapper } = project.jest!.config;
  new JsonFile(project, 'test/mutation/jest.config.json', {
    marker: false,
    obj: {
      rootDir: '../..',
      moduleNameMapper: { ...moduleNameMapper, '^fast-check$': '<rootDir>/test/mutation/fast-check.ts' },
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      // The first of these look at the compiled package, in which there is no mutant, and the last at what is measured with.
      testPathIgnorePatterns: [
        '/node_modules/', '<rootDir>/test/api.test.ts', '<rootDir>/test/validation/synth.test.ts', '<rootDir>/test/cli/process.test.ts', '<rootDir>/test/mutation/',
      ],
      testEnvironment: '<rootDir>/test/mutation/environment.ts',
      testSequencer: '<rootDir>/test/mutation/sequencer.ts',
      clearMocks: true,
      cacheDirectory: '<rootDir>/.jest-cache',
      transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/test/tsconfig.json' }] },
    },
  });

  project.addTask('mutation', {
    description: 'Put mistakes into a random sample of the sources, and tell which of them no test notices',
    exec: 'tsx test/mutation/main.ts',
  });
}
