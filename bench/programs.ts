import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ApiObject, App, Chart, type ApiObjectProps } from 'cdk8s';
import type * as Library from 'cdk8s-istio';

/** How many services, and how many of them in each chart. */
export interface Size {
  readonly services: number;
  readonly perChart: number;
}

/** The manifests of each chart. */
export type Recorded = readonly (readonly ApiObjectProps[])[];

/** The compiled package, as users load it. */
function library(): typeof Library {
  return createRequire(join(process.cwd(), 'package.json'))('./lib/src/index.js') as typeof Library;
}

/** Services with two versions and a release each, written with the library. */
export function withLibrary({ services, perChart }: Size): App {
  const { CanaryRelease, CanaryStage, MeshPort, MeshService, Percent, RequestMatch, StringMatch, Workload } = library();
  const app = new App();
  let chart = chartOf(app, 0);
  for (let index = 0; index < services; index++) {
    if (index > 0 && index % perChart === 0) chart = chartOf(app, index / perChart);
    const service = new MeshService(chart, `Service${index}`, { name: `service-${index}`, ports: [MeshPort.http(8080)], stable: 'v1' });
    service.addVersion('v1', Workload.container({ image: 'registry.example.com/service:1' }));
    const canary = service.addVersion('v2', Workload.container({ image: 'registry.example.com/service:2' }));
    new CanaryRelease(chart, `Release${index}`, {
      canary,
      stage: CanaryStage.shift(Percent.of(25)),
      earlyAccess: [RequestMatch.header('end-user', StringMatch.exact('jason'))],
    });
  }
  return app;
}

/** The same objects as plain ones, of which everything is known beforehand. */
export function withPlainObjects(recorded: Recorded): App {
  const app = new App();
  recorded.forEach((manifests, at) => {
    const chart = chartOf(app, at);
    manifests.forEach((manifest, index) => new ApiObject(chart, `Object${index}`, manifest));
  });
  return app;
}

function chartOf(app: App, at: number): Chart {
  return new Chart(app, `chart-${at}`, { namespace: `team-${at}` });
}
