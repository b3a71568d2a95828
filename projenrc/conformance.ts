import { cdk8s, JsonFile } from 'projen';

/** Adds the tests whose judge is not this project: Istio's own code, an Envoy and a Kubernetes API server, all on one machine. */
export function conformance(project: cdk8s.ConstructLibraryCdk8s): void {
  const { moduleNameMapper } = project.jest!.config;
  const config = new JsonFile(project, 'test/conformance/jest.config.json', {
    marker: false,
    obj: {
      rootDir: '../..',
      moduleNameMapper,
      testMatch: ['<rootDir>/test/conformance/**/*.conformance.ts'],
      transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/test/tsconfig.json' }] },
      // A judge starts in seconds and answers in milliseconds; a test that asks it thousands of questions takes minutes.
      testTimeout: 600_000,
      // The duration of every file is shown, not only that of slow ones.
      slowTestThreshold: 0,
      maxWorkers: 2,
    },
  });
  project.gitignore.exclude('/test/conformance/bin/');

  const task = project.addTask('conformance', {
    description: 'Let Istio, Envoy and an API server judge what the library writes (needs Go and Python)',
  });
  task.exec('tsx test/conformance/prepare.ts');
  task.exec('go test -trimpath ./...', { cwd: 'test/conformance/istiod' });
  task.exec(`jest --config ${config.path}`, { receiveArgs: true });

  const nightly = project.addTask('conformance:nightly', {
    description: 'The same, with ten times as many random apps',
    env: { CONFORMANCE_APPS: '2000' },
  });
  nightly.spawn(task);
}
