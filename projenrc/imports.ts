import { cdk8s } from 'projen';

/** Adds the task that makes `imports/` again from the Istio API module. */
export function imports(project: cdk8s.ConstructLibraryCdk8s): void {
  const task = project.addTask('import', {
    description: 'Generate imports/ from the CRDs of the Istio API module whose version is in projenrc/trim-crds.ts (needs Go)',
  });
  task.exec('tsx projenrc/trim-crds.ts imports/crds.yaml');
  task.exec('cdk8s import imports/crds.yaml --output imports --language typescript --no-save --check-upgrade=false');
  project.gitattributes.addAttributes('/imports/*.ts', 'linguist-generated');
}
