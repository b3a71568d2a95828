import { EnvFromSource, MeshPort, MeshService, MeshWorkload, TaintEffect, Toleration, VolumeMount, type ContainerOptions } from 'cdk8s-istio';
import { EnvValue } from 'cdk8s-plus-28';
import { find, rendered } from '../../support/manifests';

interface Container { readonly name: string; readonly [field: string]: unknown }
interface Pod { readonly containers: Container[]; readonly initContainers?: Container[]; readonly [field: string]: unknown }

/** The pod of the version v1 of the service `shop`. */
function pod(options: Partial<ContainerOptions>): Pod {
  const deployment = find(rendered(chart => {
    const service = new MeshService(chart, 'Shop', { name: 'shop', ports: [MeshPort.http(80)], stable: 'v1' });
    service.addVersion('v1', MeshWorkload.container({ image: 'shop:1', ...options }));
  }), 'Deployment', 'shop-v1');
  return (deployment.spec!.template as { spec: Pod }).spec;
}

const HARDENED = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };

describe('variables from ConfigMaps and Secrets', () => {
  test('stand in their order, with a prefix where one is asked for', () => {
    expect(pod({ envFrom: [EnvFromSource.configMap('settings', { prefix: 'SHOP_' }), EnvFromSource.secret('keys', { optional: true })] }).containers[0].envFrom).toEqual([
      { prefix: 'SHOP_', configMapRef: { name: 'settings' } },
      { secretRef: { name: 'keys', optional: true } },
    ]);
  });
});

describe('files from ConfigMaps and Secrets', () => {
  test('are a volume of the pod and a folder of the container that nobody can write to', () => {
    const { containers: [{ volumeMounts }], volumes } = pod({
      writablePaths: ['/tmp'],
      volumeMounts: [VolumeMount.configMap('settings', '/etc/shop', { items: { app: 'app.yaml' } }), VolumeMount.secret('keys', '/etc/keys', { optional: true })],
    });
    expect(volumeMounts).toEqual([
      { name: 'tmp', mountPath: '/tmp' },
      { name: 'configmap-settings-etc-shop', mountPath: '/etc/shop', readOnly: true },
      { name: 'secret-keys-etc-keys', mountPath: '/etc/keys', readOnly: true },
    ]);
    expect(volumes).toEqual([
      { name: 'tmp', emptyDir: {} },
      { name: 'configmap-settings-etc-shop', configMap: { name: 'settings', items: [{ key: 'app', path: 'app.yaml' }] } },
      { name: 'secret-keys-etc-keys', secret: { secretName: 'keys', optional: true } },
    ]);
  });

  test('of two containers are one volume, as is a folder that both write to', () => {
    const shared = { writablePaths: ['/data'], volumeMounts: [VolumeMount.configMap('settings', '/etc/shop')] };
    const { containers, initContainers, volumes } = pod({ ...shared, initContainers: [{ name: 'fill', image: 'fill:1', ...shared }] });
    expect(volumes).toEqual([{ name: 'data', emptyDir: {} }, { name: 'configmap-settings-etc-shop', configMap: { name: 'settings' } }]);
    expect(initContainers![0].volumeMounts).toEqual(containers[0].volumeMounts);
  });
});

describe('containers beside the one that serves', () => {
  const beside = { name: 'log', image: 'log:1', args: ['--quiet'], env: { LEVEL: EnvValue.fromValue('info') } };

  test('stand after it, listen on no port of the Service, and are asked for no health', () => {
    expect(pod({ sidecars: [beside] }).containers.slice(1)).toEqual([
      { name: 'log', image: 'log:1', args: ['--quiet'], env: [{ name: 'LEVEL', value: 'info' }], securityContext: HARDENED },
    ]);
  });

  test('run before it where they are init containers, in their order', () => {
    const { containers, initContainers } = pod({ initContainers: [{ ...beside, name: 'first' }, { ...beside, name: 'second' }] });
    expect(initContainers!.map(({ name }) => name)).toEqual(['first', 'second']);
    expect(containers).toHaveLength(1);
  });

  test('are as hardened as Pod Security "restricted" asks for', () => {
    const sidecars = [beside, { ...beside, name: 'two', runAsUser: 1000 }];
    const { containers, initContainers, securityContext } = pod({ sidecars, initContainers: [{ ...beside, name: 'init' }] });
    expect(securityContext).toEqual({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
    expect([...containers, ...initContainers!].map(container => container.securityContext))
      .toEqual([HARDENED, HARDENED, { ...HARDENED, runAsUser: 1000 }, HARDENED]);
  });

  test.each([['sidecars'], ['initContainers']] as const)('fail as %s with what no container can have, by their own path', kind => {
    const refusal = (options: object) => () => pod({ [kind]: [{ ...beside, ...options }] });
    expect(refusal({ image: 'Log' })).toThrow('the container of \'shop/Shop/v1/log\' must have an image that a registry can have, got \'Log\'');
    expect(refusal({ runAsUser: 0 })).toThrow('the container of \'shop/Shop/v1/log\' must run as a user of its own, got 0');
    expect(refusal({ runAsUser: 1337 })).toThrow('(CDI308)');
    expect(refusal({ writablePaths: ['tmp'] })).toThrow('a writable path of \'shop/Shop/v1/log\' must be an absolute folder');
  });
});

describe('a pod', () => {
  test('says on which nodes it may be, and with which Secrets its images are pulled', () => {
    expect(pod({
      nodeSelector: { disk: 'fast' },
      tolerations: [Toleration.equal('dedicated', 'shop', TaintEffect.NO_SCHEDULE), Toleration.exists('spot')],
      imagePullSecrets: ['registry'],
    })).toMatchObject({
      nodeSelector: { disk: 'fast' },
      tolerations: [{ key: 'dedicated', operator: 'Equal', value: 'shop', effect: 'NoSchedule' }, { key: 'spot', operator: 'Exists' }],
      imagePullSecrets: [{ name: 'registry' }],
    });
  });

  test('has no field for what is empty', () => {
    const empty = { sidecars: [], initContainers: [], nodeSelector: {}, tolerations: [], imagePullSecrets: [], envFrom: [], volumeMounts: [] };
    expect(pod(empty)).toEqual(pod({}));
  });
});
