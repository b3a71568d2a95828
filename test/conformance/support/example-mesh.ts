import { inCluster } from './examples';
import { LiveMesh } from './live-mesh';
import { exampleOf } from '../../examples/outputs';
import { callersIn } from '../../support/calls';
import { parsed } from '../../support/manifests';

/** A mesh in which an example has been applied, with an Envoy for each proxy that has a say. */
export async function meshOf(name: string): Promise<LiveMesh> {
  const yaml = inCluster(exampleOf(name));
  return LiveMesh.start(yaml, callersIn(parsed(yaml)));
}
