import { App, Chart, Duration, Size } from 'cdk8s';
import { HealthCheck, MeshPort, MeshService, MeshWorkload, type ContainerOptions, type MeshServiceProps } from 'cdk8s-istio';
import { ConfigMap, Cpu, EnvFieldPaths, EnvValue, k8s, ResourceFieldPaths, Secret } from 'cdk8s-plus-28';
import * as kplus33 from 'cdk8s-plus-33';
import { find, rendered, type Manifest } from '../../support/manifests';

/** The Deployment `shop-v1` of the service `shop`. */
function deployment(options: Partial<ContainerOptions> = {}, props: Partial<MeshServiceProps> = {}, label?: string): Manifest {
  return find(rendered(chart => {
    const service = new MeshService(chart, 'Shop', { name: 'shop', ports: [MeshPort.http(80, { targetPort: 8080 })], stable: 'v1', ...props });
    service.addVersion('v1', MeshWorkload.container({ image: 'shop:1', ...options }), { label });
  }), 'Deployment', 'shop-v1');
}

interface Pod { readonly containers: Record<string, unknown>[]; readonly [field: string]: unknown }
interface Template { readonly metadata: object; readonly spec: Pod }

const template = (manifest: Manifest) => manifest.spec!.template as Template;
const pod = (options: Partial<ContainerOptions> = {}) => template(deployment(options)).spec;
const container = (options: Partial<ContainerOptions> = {}) => pod(options).containers[0];

describe('a Deployment', () => {
  test('is named by service and version, and lives in the namespace of the service', () => {
    expect(deployment().metadata).toEqual({ name: 'shop-v1', namespace: 'shop', labels: { app: 'shop', version: 'v1' } });
    expect(deployment().apiVersion).toBe('apps/v1');
  });

  test('selects its pods by app and version, and has the sidecar injected by a label', () => {
    expect(deployment().spec!.selector).toEqual({ matchLabels: { app: 'shop', version: 'v1' } });
    expect(template(deployment()).metadata).toEqual({ labels: { 'app': 'shop', 'version': 'v1', 'sidecar.istio.io/inject': 'true' } });
  });

  test('carries the label of its version, which may have dots', () => {
    const manifest = deployment({}, {}, '1.0');
    expect(manifest.spec!.selector).toEqual({ matchLabels: { app: 'shop', version: '1.0' } });
    expect(template(manifest).metadata).toMatchObject({ labels: { app: 'shop', version: '1.0' } });
  });

  test('replaces a pod only after the next one is ready', () => {
    expect(deployment().spec!.strategy).toEqual({ rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } });
  });

  test('leaves the number of pods to an autoscaler unless it is given', () => {
    expect(deployment().spec).not.toHaveProperty('replicas');
    expect(deployment({ replicas: 3 }).spec!.replicas).toBe(3);
    expect(deployment({ replicas: 0 }).spec!.replicas).toBe(0);
  });

  test('has no other field', () => {
    expect(Object.keys(deployment().spec!).sort()).toEqual(['selector', 'strategy', 'template']);
    expect(Object.keys(deployment({ replicas: 1 }).spec!).sort()).toEqual(['replicas', 'selector', 'strategy', 'template']);
  });
});

describe('a pod', () => {
  test('is what Pod Security "restricted" asks for', () => {
    expect(pod().securityContext).toEqual({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
    expect(container().securityContext).toEqual({ allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } });
    expect(pod()).not.toHaveProperty('hostNetwork');
    expect(pod()).not.toHaveProperty('volumes');
  });

  test('runs as a user that is given', () => {
    expect(container({ runAsUser: 1000 }).securityContext).toEqual({
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      runAsUser: 1000,
    });
  });

  test('runs as the account of its service, or as one that is given', () => {
    expect(pod().serviceAccountName).toBe('shop');
    expect(pod({ serviceAccountName: 'robot' }).serviceAccountName).toBe('robot');
  });

  test('may have annotations', () => {
    const annotations = { 'proxy.istio.io/config': 'holdApplicationUntilProxyStarts: true' };
    expect(template(deployment({ podAnnotations: annotations })).metadata).toMatchObject({ annotations });
    expect(template(deployment()).metadata).not.toHaveProperty('annotations');
  });

  test('may write to empty folders of its own', () => {
    const paths = { writablePaths: ['/tmp', '/Var/Cache_1'] };
    expect(container(paths).volumeMounts).toEqual([{ name: 'tmp', mountPath: '/tmp' }, { name: 'var-cache-1', mountPath: '/Var/Cache_1' }]);
    expect(pod(paths).volumes).toEqual([{ name: 'tmp', emptyDir: {} }, { name: 'var-cache-1', emptyDir: {} }]);
  });

  test('names its volumes by at most 63 characters that end well', () => {
    const [{ name }] = pod({ writablePaths: [`/${'x'.repeat(62)}/y`] }).volumes as { name: string }[];
    expect(name).toBe('x'.repeat(62));
  });

  test('drains before it stops, if it is told to', () => {
    expect(container({ drainDelay: Duration.seconds(5) }).lifecycle).toEqual({ preStop: { exec: { command: ['sleep', '5'] } } });
    expect(container()).not.toHaveProperty('lifecycle');
    expect(pod({ terminationGracePeriod: Duration.minutes(1) }).terminationGracePeriodSeconds).toBe(60);
    expect(pod()).not.toHaveProperty('terminationGracePeriodSeconds');
  });
});

describe('a container', () => {
  test('has no field that nobody asked for', () => {
    expect(container()).toEqual({
      name: 'shop',
      image: 'shop:1',
      ports: [{ containerPort: 8080 }],
      readinessProbe: { tcpSocket: { port: 8080 } },
      securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
    });
  });

  test('listens on every port of its service', () => {
    const ports = [MeshPort.http(80, { targetPort: 8080 }), MeshPort.grpc(9000), MeshPort.tcp(9001, { targetPort: 9002 })];
    expect(template(deployment({}, { ports })).spec.containers[0].ports).toEqual([{ containerPort: 8080 }, { containerPort: 9000 },
      { containerPort: 9002 }]);
  });

  test('runs a command with arguments, if they are given', () => {
    expect(container({ command: ['serve'], args: ['--port', '8080'] })).toMatchObject({ command: ['serve'], args: ['--port', '8080'] });
  });

  test('has environment variables from values and from elsewhere, in their order', () => {
    const env = {
      B: EnvValue.fromValue(''),
      A: EnvValue.fromValue('1'),
      C: EnvValue.fromProcess('NO_SUCH_VARIABLE'),
      POD: EnvValue.fromFieldRef('metadata.name' as never),
    };
    expect(container({ env }).env).toEqual([
      { name: 'B', value: '' }, { name: 'A', value: '1' }, { name: 'C' }, { name: 'POD', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
    ]);
  });

  test('takes variables from everywhere that cdk8s-plus can name, and writes them as it does', () => {
    const chart = new Chart(new App(), 'shop');
    const env = {
      CONFIG: EnvValue.fromConfigMap(ConfigMap.fromConfigMapName(chart, 'Config', 'settings'), 'mode', { optional: true }),
      SECRET: EnvValue.fromSecretValue({ secret: Secret.fromSecretName(chart, 'Secret', 'keys'), key: 'token' }),
      LABEL: EnvValue.fromFieldRef(EnvFieldPaths.POD_LABEL, { key: 'version', apiVersion: 'v1' }),
      MEMORY: EnvValue.fromResource(ResourceFieldPaths.MEMORY_LIMIT, { divisor: '1Mi' }),
    };
    const expected = Object.entries(env).map(([name, { valueFrom }]) => k8s.toJson_EnvVar({ name, valueFrom: valueFrom as k8s.EnvVarSource }));
    expect(container({ env }).env).toEqual(JSON.parse(JSON.stringify(expected)));
  });

  test('takes variables and resources of a program without cdk8s-plus, and of a later one, alike', () => {
    const memory = { requests: { cpu: '50m' } };
    expect(container({ env: { A: { value: '1' } }, resources: { cpu: { request: { amount: '50m' } } } })).toMatchObject({
      env: [{ name: 'A', value: '1' }], resources: memory,
    });
    expect(container({ env: { A: kplus33.EnvValue.fromValue('1') }, resources: { cpu: { request: kplus33.Cpu.millis(50) } } })).toMatchObject({
      env: [{ name: 'A', value: '1' }], resources: memory,
    });
    const unit = { resource: 'limits.memory', divisor: '1Mi' };
    expect(container({ env: { MEMORY: { valueFrom: { resourceFieldRef: unit } } } }).env).toEqual([{ name: 'MEMORY', valueFrom: { resourceFieldRef: unit } }]);
    expect(container({ env: { MEMORY: kplus33.EnvValue.fromResource(kplus33.ResourceFieldPaths.MEMORY_LIMIT, { divisor: '1Mi' }) } }).env)
      .toEqual([{ name: 'MEMORY', valueFrom: { resourceFieldRef: unit } }]);
  });

  test('writes nothing for what is empty', () => {
    expect(container({ command: [], args: [], env: {}, writablePaths: [], resources: {}, podAnnotations: {} })).toEqual(container());
  });

  test.each<[string, ContainerOptions['resources'], object]>([
    ['all of them', {
      cpu: { request: Cpu.millis(50), limit: Cpu.units(2) },
      memory: { request: Size.mebibytes(128), limit: Size.gibibytes(1) },
      ephemeralStorage: { request: Size.gibibytes(1), limit: Size.gibibytes(2) },
    }, {
      requests: { 'cpu': '50m', 'memory': '128Mi', 'ephemeral-storage': '1024Mi' },
      limits: { 'cpu': '2', 'memory': '1024Mi', 'ephemeral-storage': '2048Mi' },
    }],
    ['requests alone', { cpu: { request: Cpu.millis(50) } }, { requests: { cpu: '50m' } }],
    ['limits alone', { memory: { limit: Size.kibibytes(512) } }, { limits: { memory: '512Ki' } }],
  ])('asks for resources: %s', (_, resources, spec) => {
    expect(container({ resources }).resources).toEqual(spec);
  });
});

describe('a health check', () => {
  test('is a connection to the first port unless another one is given', () => {
    expect(container().readinessProbe).toEqual({ tcpSocket: { port: 8080 } });
  });

  test.each<[HealthCheck, object]>([
    [HealthCheck.http('/ready'), { httpGet: { path: '/ready', port: 8080 } }],
    [HealthCheck.http('/ready?deep=1', { port: 9090 }), { httpGet: { path: '/ready?deep=1', port: 9090 } }],
    [HealthCheck.tcp({ port: 9090 }), { tcpSocket: { port: 9090 } }],
    [HealthCheck.grpc(), { grpc: { port: 8080 } }],
    [HealthCheck.grpc({ port: 9090 }), { grpc: { port: 9090 } }],
    [HealthCheck.tcp({ initialDelay: Duration.seconds(1), period: Duration.minutes(1), timeout: Duration.seconds(3), failureThreshold: 4 }),
      { tcpSocket: { port: 8080 }, initialDelaySeconds: 1, periodSeconds: 60, timeoutSeconds: 3, failureThreshold: 4 }],
  ])('is written alike for readiness, liveness and start: %#', (check, spec) => {
    expect(container({ readiness: check, liveness: check, startup: check })).toMatchObject({
      readinessProbe: spec,
      livenessProbe: spec,
      startupProbe: spec,
    });
    expect(container({ readiness: check }).readinessProbe).toEqual(spec);
  });
});
