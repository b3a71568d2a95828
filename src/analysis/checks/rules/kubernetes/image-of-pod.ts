import { autoImage } from '../../index/injection';
import { podOf } from '../../index/pod';
import { either, podWith } from '../../rule/example';
import { ofEach } from '../../rule/rule';

/** Pods whose image was not replaced. */
export const imagesOfPods = ofEach('Pod', {
  finds: {
    MAN610: { level: 'error', istio: 'IST0147', kiali: null, title: 'the image of a pod must not be auto', remedy: 'see to it that the injection webhook of Istio runs, then let the workload recreate the pod, as with kubectl rollout restart' },
  },
  visit: (subject, say) => {
    const image = autoImage(podOf(subject));
    if (image) say('MAN610', image, 'the image of a pod is auto');
  },
  examples: () => ({
    MAN610: either(image => podWith(`{ name: istio-proxy, image: ${image} }`), 'auto', 'istio/proxyv2'),
  }),
});
