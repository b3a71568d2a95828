import { Testing } from 'cdk8s';
import { CanaryRelease, CanaryStage, MeshPort, MeshService, MeshWorkload } from 'cdk8s-istio';

describe('what a driver or a dashboard reads', () => {
  const chart = Testing.chart();
  const service = new MeshService(chart, 'Shop', { name: 'shop', ports: [MeshPort.http(80), MeshPort.tcp(90)], stable: 'v1', clusterDomain: 'example.local' });
  service.addVersion('v1', MeshWorkload.external());
  const canary = service.addVersion('v2', MeshWorkload.external({ labels: { track: 'canary' } }));
  const stage = CanaryStage.dark();

  test('of a release is its service, the new version and where it stands', () => {
    const release = new CanaryRelease(chart, 'Release', { canary, stage });
    expect([release.service, release.canary, release.stage]).toEqual([service, canary, stage]);
  });

  test('of a version is what picks its pods', () => {
    expect(service.versions.map(({ labels }) => labels)).toEqual([{ version: 'v1' }, { track: 'canary' }]);
  });

  test('of a service is on which ports and in which domain it is reached', () => {
    expect(service.ports.map(({ number }) => number)).toEqual([80, 90]);
    expect(service.clusterDomain).toBe('example.local');
  });
});
