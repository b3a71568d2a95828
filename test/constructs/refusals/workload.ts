import { App, Duration, JsonPatch } from 'cdk8s';
import { MeshPort, MeshWorkload, type ContainerOptions } from 'cdk8s-istio';
import * as kplus from 'cdk8s-plus-28';
import { BROUGHT_IN, broughtInAs, patched } from './brought-in';
import type { CapacityCode } from './capacity';
import type { PodCode } from './pods';
import { bareService, broughtIn, ownDeployment, ownService, refused, untyped, type RefusalCase } from './refusal-case';
import type { RefusalCode } from '../../../src/constructs/refusals/catalogue';

const container = (options: Partial<ContainerOptions>) => (app: App) =>
  bareService(app).addVersion('v1', MeshWorkload.container({ image: 'reviews:1', ...options }));

/** Services, and containers that are written. */
export const WORKLOAD: Record<Exclude<Extract<RefusalCode, `CDI3${string}`>, keyof typeof BROUGHT_IN | CapacityCode | PodCode>, RefusalCase> = {
  CDI301: {
    refused: {
      'a headless Service': refused(app => broughtIn(app, ownService(app, { clusterIP: 'None' })), '\'shop/Reviews\'', '\'shop/Own\'',
        'type ClusterIP'),
      'a name of a host elsewhere': refused(
        app => broughtIn(app, patched(ownService(app), JsonPatch.replace('/spec/type', 'ExternalName'))), '\'shop/Own\'', 'an ExternalName'),
    },
    accepted: {
      'a Service with an address': app => broughtIn(app, ownService(app)),
      'a Service with an address of its own choice': app => broughtIn(app, ownService(app, { clusterIP: '10.0.0.10' })),
      'a Service that is reachable from outside too': app => broughtIn(app, ownService(app, { type: kplus.ServiceType.LOAD_BALANCER })),
    },
  },
  CDI302: {
    refused: {
      'another name': refused(app => broughtIn(app, ownService(app), { name: 'ratings' }),
        '\'shop/Reviews\' is named \'ratings\'', '\'shop/Own\', whose name is \'reviews\'', 'pass name: \'reviews\'',
        'metadata: { name: \'ratings\' }'),
    },
    accepted: { 'the same name': app => broughtIn(app, ownService(app)) },
  },
  CDI303: {
    refused: {
      'a port that the Service does not have': refused(app => broughtIn(app, ownService(app), { ports: [MeshPort.http(9080), MeshPort.tcp(9000)] }),
        '\'shop/Reviews\' declares port 9000', '\'shop/Own\' has these ports: \'9080\'', 'the numbers that clients call'),
      'an HTTP port that is not declared': refused(
        app => broughtIn(app, ownService(app, { ports: [{ name: 'http', port: 9080 }, { name: 'http-admin', port: 9081 }] })),
        'port 9081 (\'http-admin\') of the Service \'shop/Own\'', '\'shop/Reviews\'', 'MeshPort.http(9081)'),
      'a port without a protocol that is not declared': refused(
        app => broughtIn(app, ownService(app, { ports: [{ name: 'http', port: 9080 }, { name: 'web', port: 9081 }] })), 'port 9081 (\'web\')'),
      'a port for which the server may speak first': refused(
        app => broughtIn(app, ownService(app, { ports: [{ name: 'http', port: 9080 }, { name: 'pg', port: 5432 }] }), { ports: [MeshPort.http(9080), MeshPort.tcp(5432)] }),
        '\'shop/Reviews\' declares TCP on port 5432 (\'pg\')', 'both wait for ever', 'name it \'tcp-pg\''),
      'TLS that is declared as TCP': refused(
        app => broughtIn(app, ownService(app, { ports: [{ name: 'https', port: 443 }] }), { ports: [MeshPort.tcp(443)] }),
        'port 443 (\'https\')', 'which Istio takes for TLS', 'declare MeshPort.tls(443)'),
      'TCP that is declared as TLS': refused(
        app => broughtIn(app, ownService(app, { ports: [{ name: 'tcp', port: 443 }] }), { ports: [MeshPort.tls(443)] }),
        'which Istio takes for TCP', 'declare MeshPort.tcp(443)'),
      'a TCP port that Istio takes for HTTP': refused(
        app => broughtIn(app, ownService(app, { ports: [{ name: 'http', port: 9080 }, { name: 'http-raw', port: 9000 }] }),
          { ports: [MeshPort.http(9080), MeshPort.tcp(9000)] }),
        '\'shop/Reviews\' declares TCP on port 9000 (\'http-raw\')', 'name it \'tcp\' or \'tcp-…\''),
      'a container that listens elsewhere': refused(app => broughtIn(app, ownService(app, { ports: [{ name: 'http', port: 9080, targetPort: 8080 }] })),
        'leads to container port 8080', '\'shop/Reviews/v1\' listens on \'9080\'', 'MeshPort.http(9080, { targetPort: 8080 })'),
      'a container that listens elsewhere for one of two ports': refused(
        app => broughtIn(app, ownService(app, { ports: [{ name: 'http', port: 9080 }, { name: 'http-admin', port: 9081, targetPort: 8081 }] }),
          { ports: [MeshPort.http(9080), MeshPort.http(9081, { name: 'http-admin' })] }),
        'port 9081 of the Service \'shop/Own\' leads to container port 8081', 'listens on \'9080\', \'9081\''),
    },
    accepted: {
      'a container that listens where the Service leads': app => broughtIn(app, ownService(app, { ports: [{ name: 'http', port: 9080, targetPort: 8080 }] }),
        { ports: [MeshPort.http(9080, { targetPort: 8080 })] }),
      'a TCP port that is not declared': app =>
        broughtIn(app, ownService(app, { ports: [{ name: 'http', port: 9080 }, { name: 'tcp-raw', port: 9000 }] })),
      'a UDP port that is not declared': app => broughtIn(app,
        ownService(app, { ports: [{ name: 'http', port: 9080 }, { name: 'http-quic', port: 9000, protocol: kplus.Protocol.UDP }] })),
    },
  },
  CDI307: {
    refused: {
      'no image': refused(container({ image: '' }), '\'shop/Reviews/v1\' must have an image', 'got \'\'', 'tag or digest'),
      'white space around the image': refused(container({ image: ' reviews:1' }), 'got \' reviews:1\''),
      'white space inside the image': refused(container({ image: 'reviews :1' }), 'got \'reviews :1\''),
      'no text for an image': refused(container({ image: untyped(null) }), 'got null'),
      'an empty tag': refused(container({ image: 'reviews:' }), 'got \'reviews:\''),
      'capitals in the name of an image': refused(container({ image: 'registry.example.com/Reviews:1' }), 'got \'registry.example.com/Reviews:1\'', 'lower case'),
      'a scheme before an image': refused(container({ image: 'http://registry.example.com/reviews:1' }), 'without scheme'),
      'a slash at the end of an image': refused(container({ image: 'registry.example.com/' }), 'got \'registry.example.com/\''),
      'a slash before an image': refused(container({ image: '/reviews:1' }), 'got \'/reviews:1\''),
      'two tags': refused(container({ image: 'reviews:1:2' }), 'got \'reviews:1:2\''),
      'a tag of 129 characters': refused(container({ image: `reviews:${'1'.repeat(129)}` }), 'with a tag or digest'),
      'a digest without its algorithm': refused(container({ image: `reviews@${'0'.repeat(64)}` }), 'with a tag or digest'),
      'fewer than no pods': refused(container({ replicas: -1 }), '\'shop/Reviews/v1\'', 'got -1', 'an autoscaler'),
      'half a pod': refused(container({ replicas: 1.5 }), 'got 1.5'),
      'a string for a number of pods': refused(container({ replicas: untyped('3') }), 'got \'3\''),
      'more pods than fit': refused(container({ replicas: 2 ** 31 }), 'from 0 to 2147483647, got 2147483648'),
      'no number of pods': refused(container({ replicas: NaN }), 'got NaN'),
    },
    accepted: {
      'no pods': container({ replicas: 0 }),
      'as many pods as fit': container({ replicas: 2 ** 31 - 1 }),
      'an image by digest': container({ image: `registry:5000/reviews@sha256:${'0'.repeat(64)}` }),
      'an image by tag and digest': container({ image: `reviews:1@sha256:${'0'.repeat(64)}` }),
      'an image without tag': container({ image: 'my_org/re.views--2/a__b' }),
      'a registry with capitals, and such a tag': container({ image: 'Registry.example.com:5000/reviews:V1.0_rc-2' }),
      'a registry by its address': container({ image: '[2001:db8::1]:5000/reviews:1' }),
      'a tag of 128 characters': container({ image: `reviews:${'1'.repeat(128)}` }),
    },
  },
  CDI308: {
    refused: {
      'root': refused(container({ runAsUser: 0 }), '\'shop/Reviews/v1\'', 'got 0', 'as in 1000'),
      'the user of the sidecar': refused(container({ runAsUser: 1337 }), 'got 1337', 'the sidecar'),
      'a negative user': refused(container({ runAsUser: -1 }), 'got -1'),
      'a string for a user': refused(container({ runAsUser: untyped('1000') }), 'got \'1000\''),
      'a user that does not fit': refused(container({ runAsUser: 2 ** 31 }), 'got 2147483648', 'from 1 to 2147483647'),
      'half a user': refused(container({ runAsUser: 1000.5 }), 'got 1000.5'),
    },
    accepted: { 'another user': container({ runAsUser: 1 }), 'the last user': container({ runAsUser: 2 ** 31 - 1 }), 'the user of the image': container({}) },
  },
  CDI309: {
    refused: {
      'a folder without a root': refused(container({ writablePaths: ['tmp'] }), '\'shop/Reviews/v1\'', 'got \'tmp\'', 'such as /tmp'),
      'the root': refused(container({ writablePaths: ['/'] }), 'got \'/\''),
      'no folder': refused(container({ writablePaths: [''] }), 'got \'\''),
      'a way out of a folder': refused(container({ writablePaths: ['/tmp/../etc'] }), 'got \'/tmp/../etc\''),
      'a colon': refused(container({ writablePaths: ['/a:b'] }), 'got \'/a:b\''),
      'one folder twice': refused(container({ writablePaths: ['/tmp', '/tmp'] }), '\'/tmp\' and \'/tmp\'', 'the volume \'tmp\''),
      'two folders with one volume': refused(container({ writablePaths: ['/a/b', '/a-b'] }), '\'/a/b\' and \'/a-b\'', 'the volume \'a-b\'',
        'rename it'),
      'two folders that differ after 63 characters': refused(container({ writablePaths: ['1', '2'].map(end => `/${'x'.repeat(63)}${end}`) }),
        'share the volume'),
    },
    accepted: { 'folders that differ': container({ writablePaths: ['/tmp', '/var/cache/app', '/tmp2', '/TMP3'] }) },
  },
  CDI310: {
    refused: {
      'no labels at all': refused(app => bareService(app).addVersion('v1', MeshWorkload.external({ labels: {} })),
        'labels of external pods are empty', 'every pod of the service'),
      'no labels of pods that are brought in': refused(broughtInAs(app => ownDeployment(app, 'one'), { labels: {} }), 'labels of pods that are brought in are empty'),
    },
    accepted: {
      'one label': app => bareService(app).addVersion('v1', MeshWorkload.external({ labels: { track: 'stable' } })),
      'a label without a value': app => bareService(app).addVersion('v1', MeshWorkload.external({ labels: { canary: '' } })),
    },
  },
  CDI311: {
    refused: {
      'a drain as long as Kubernetes waits by itself': refused(container({ drainDelay: Duration.seconds(30) }),
        '\'shop/Reviews/v1\' drain for 30 s but are killed after 30 s', 'terminationGracePeriod longer'),
      'a drain longer than the pod may take': refused(
        container({ drainDelay: Duration.seconds(10), terminationGracePeriod: Duration.seconds(9) }), 'drain for 10 s', 'killed after 9 s'),
    },
    accepted: {
      'a shorter drain': container({ drainDelay: Duration.seconds(29) }),
      'a second until a pod is killed that does not drain': container({ terminationGracePeriod: Duration.seconds(1) }),
      'a longer wait': container({ drainDelay: Duration.seconds(60), terminationGracePeriod: Duration.seconds(61) }),
    },
  },
};
