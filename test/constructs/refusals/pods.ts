import type { App } from 'cdk8s';
import { EnvFromSource, MeshWorkload, Toleration, VolumeMount, type ContainerOptions } from 'cdk8s-istio';
import { bareService, refused, untyped, type RefusalCase } from './refusal-case';
import type { RefusalCode } from '../../../src/constructs/refusals/catalogue';

/** The codes that are about these. */
export type PodCode = Extract<RefusalCode, `CDI33${string}`>;

const container = (options: Partial<ContainerOptions>) => (app: App) =>
  bareService(app).addVersion('v1', MeshWorkload.container({ image: 'reviews:1', ...options }));

const beside = (...names: string[]) => container({ sidecars: names.map(name => ({ name, image: 'log:1' })) });

const settings = (mountPath = '/etc/shop', items?: Record<string, string>) => VolumeMount.configMap('settings', mountPath, { items });

/** Pods as people have them: what they read, and what stands beside the container that serves. */
export const PODS: Record<PodCode, RefusalCase> = {
  CDI330: {
    refused: {
      'variables of a ConfigMap in capitals': refused(() => EnvFromSource.configMap('Settings'), 'a ConfigMap must have a name', 'got \'Settings\'', 'shop-settings'),
      'variables of a Secret without a name': refused(() => EnvFromSource.secret(''), 'a Secret must have a name', 'got \'\''),
      'files of no ConfigMap': refused(() => VolumeMount.configMap(untyped(undefined), '/etc/shop'), 'got nothing'),
      'files of a Secret with its namespace': refused(() => VolumeMount.secret('shop/keys', '/etc/shop'), 'got \'shop/keys\''),
      'a Secret to pull with in capitals': refused(container({ imagePullSecrets: ['Registry'] }), 'got \'Registry\''),
    },
    accepted: {
      'names with dots': () => [EnvFromSource.configMap('kube-root-ca.crt'), VolumeMount.secret('shop.example.com-tls', '/etc/tls')],
      'a Secret to pull with': container({ imagePullSecrets: ['registry'] }),
    },
  },
  CDI331: {
    refused: {
      'a folder without a root': refused(() => settings('etc/shop'), 'got \'etc/shop\'', 'such as /etc/shop'),
      'the root': refused(() => settings('/'), 'got \'/\''),
      'the root twice': refused(() => settings('//'), 'got \'//\''),
      'a way out of a folder': refused(() => settings('/etc/../usr'), 'got \'/etc/../usr\''),
      'a colon': refused(() => settings('/etc:shop'), 'got \'/etc:shop\''),
      'no text': refused(() => settings(untyped(null)), 'got null'),
      'two volumes at one folder': refused(container({ volumeMounts: [settings(), VolumeMount.secret('keys', '/etc/shop')] }),
        'a container of \'shop/Reviews/v1\' has two volumes at \'/etc/shop\'', 'a folder of its own'),
      'files where the container writes': refused(container({ writablePaths: ['/tmp'], volumeMounts: [settings('/tmp/')] }), 'two volumes at \'/tmp\''),
      'two volumes at one folder beside': refused(container({ sidecars: [{ name: 'log', image: 'log:1', volumeMounts: [settings(), settings()] }] }), 'two volumes'),
    },
    accepted: {
      'a folder in another one': container({ volumeMounts: [settings('/etc/shop'), VolumeMount.secret('keys', '/etc/shop/keys')] }),
      'one folder of two containers': container({ volumeMounts: [settings()], sidecars: [{ name: 'log', image: 'log:1', volumeMounts: [settings()] }] }),
    },
  },
  CDI332: {
    refused: {
      'a name that is no DNS label': refused(beside('Log'), 'a container of \'shop/Reviews/v1\' must be named by a DNS label, got \'Log\''),
      'no name': refused(beside(untyped(undefined)), 'got nothing'),
      'the name of the service': refused(beside('reviews'), 'two containers of \'shop/Reviews/v1\' are named \'reviews\'', 'the container that serves'),
      'the name of Istio\'s own': refused(beside('istio-proxy'), 'are named \'istio-proxy\''),
      'one name twice': refused(beside('log', 'log'), 'are named \'log\''),
      'the name of a sidecar for an init container': refused(
        container({ sidecars: [{ name: 'log', image: 'log:1' }], initContainers: [{ name: 'log', image: 'log:1' }] }), 'are named \'log\''),
    },
    accepted: { 'two names': beside('log', 'log2') },
  },
  CDI333: {
    refused: {
      'two folders with one volume': refused(container({ writablePaths: ['/a/b'], sidecars: [{ name: 'log', image: 'log:1', writablePaths: ['/a-b'] }] }),
        'the containers of \'shop/Reviews/v1\' have different things at \'/a/b\' and \'/a-b\'', 'the volume \'a-b\'', 'mount one of them elsewhere'),
      'other files of one ConfigMap': refused(
        container({ volumeMounts: [settings('/etc/shop', { a: 'a' })], sidecars: [{ name: 'log', image: 'log:1', volumeMounts: [settings('/etc/shop', { b: 'b' })] }] }),
        'the volume \'configmap-settings-etc-shop\''),
    },
    accepted: {
      'one folder that two containers share': container({ writablePaths: ['/data'], initContainers: [{ name: 'fill', image: 'fill:1', writablePaths: ['/data'] }] }),
      'other files elsewhere': container({ volumeMounts: [settings('/etc/a', { a: 'a' }), settings('/etc/b', { b: 'b' })] }),
    },
  },
  CDI334: {
    refused: {
      'no key': refused(() => settings('/etc/shop', {}), 'the ConfigMap \'settings\' is mounted without any key', 'leave items out'),
      'a key with a slash': refused(() => settings('/etc/shop', { 'a/b': 'c' }), 'a ConfigMap has no key \'a/b\''),
      'a file that is no path': refused(() => settings('/etc/shop', { a: '' }), 'the key \'a\' of the ConfigMap \'settings\' must become a file below the folder, got \'\''),
      'an absolute file': refused(() => settings('/etc/shop', { a: '/etc/passwd' }), 'got \'/etc/passwd\''),
      'a file out of the folder': refused(() => VolumeMount.secret('keys', '/etc/shop', { items: { a: '../passwd' } }), 'the Secret \'keys\'', 'got \'../passwd\''),
    },
    accepted: { 'a file in a folder below': () => settings('/etc/shop', { 'App_1.yaml': 'conf.d/app..yaml' }) },
  },
  CDI335: {
    refused: {
      'a node by no label': refused(container({ nodeSelector: { 'a b': 'c' } }), 'the pods of \'shop/Reviews/v1\' must select nodes', 'got a b=c'),
      'a node by a value with a blank': refused(container({ nodeSelector: { disk: 'very fast' } }), 'got disk=very fast'),
      'a taint without a key': refused(() => Toleration.exists(''), 'a taint must have a key that Kubernetes accepts, got \'\''),
      'a taint of no text': refused(() => Toleration.exists(untyped(undefined)), 'got nothing'),
      'a taint with a blank': refused(() => Toleration.equal('dedicated', 'my shop'), 'a taint must have a value that Kubernetes accepts, got \'my shop\''),
    },
    accepted: {
      'a label with a domain': container({ nodeSelector: { 'kubernetes.io/arch': 'arm64' } }),
      'a label without a value': container({ nodeSelector: { 'node-role.kubernetes.io/shop': '' } }),
      'taints with and without a value': container({ tolerations: [Toleration.equal('dedicated', 'shop'), Toleration.equal('dedicated', ''), Toleration.exists('spot')] }),
    },
  },
  CDI336: {
    refused: {
      'a digit': refused(() => EnvFromSource.configMap('settings', { prefix: '1_' }), 'got \'1_\'', 'as in SHOP_'),
      'nothing': refused(() => EnvFromSource.secret('keys', { prefix: '' }), 'got \'\''),
      'an equals sign': refused(() => EnvFromSource.secret('keys', { prefix: 'A=' }), 'got \'A=\''),
    },
    accepted: { 'letters and an underscore': () => EnvFromSource.configMap('settings', { prefix: 'SHOP_' }) },
  },
};
