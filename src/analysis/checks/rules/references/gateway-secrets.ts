import { partsOf, workloadOf } from '../../index/gateways';
import { isSecretMade } from '../../index/secrets';
import type { Subject } from '../../objects/subject';
import { CERTIFICATE } from '../../rule/certificate';
import { either, httpsServer, together } from '../../rule/example';
import { ofEach } from '../../rule/rule';
import { certificateProblem } from '../../values/certificate';
import { quoted } from '../../values/quoted';

/** A Gateway has its Secrets, in the namespace of its pods. */
export const gatewaySecrets = ofEach('Gateway', {
  finds: {
    MAN514: {
      level: 'warning', istio: 'IST0101', kiali: null, title: 'the Secret of a Gateway must lie in the namespace of its pods', remedy: 'create it in the namespace of the pods of the gateway, not of the Gateway, or give the manifests that define it',
    },
    MAN515: { level: 'error', istio: 'IST0161', kiali: null, title: 'the Secret of a Gateway must have a valid certificate and its key', remedy: 'renew a certificate that has expired; otherwise put a valid one into tls.crt, and its key into tls.key' },
  },
  visitAmong: (subject, say, context) => {
    const [pod] = workloadOf(subject, context).pods;
    if (pod === undefined) return;
    for (const name of subject.spec.get('servers').items().map(server => server.at('tls', 'credentialName')).filter(({ text }) => text)) {
      const secret = context.find('Secret', ...partsOf(pod.namespace, name.text));
      const problem = secret && secretProblem(secret);
      if (!secret && isSecretMade(context, ...partsOf(pod.namespace, name.text))) continue;
      if (!secret) say('MAN514', name, `there is no Secret ${quoted(name.text)} in ${quoted(pod.namespace)}`);
      else if (problem) say('MAN515', name, `the Secret ${quoted(name.text)} ${problem}`);
    }
  },
  examples: () => ({
    MAN514: either(namespace => together(secret(namespace), httpsServer('mode: SIMPLE, credentialName: shop')), 'shop', 'istio-system'),
    MAN515: either(certificate => together(secret('istio-system', certificate), httpsServer('mode: SIMPLE, credentialName: shop')), 'nothing', CERTIFICATE),
  }),
});

function secretProblem({ root }: Subject): string | undefined {
  for (const [certificate, key] of [['cert', 'key'], ['tls.crt', 'tls.key']]) {
    const [data, plain] = [root.get('data'), root.get('stringData')];
    const text = (name: string): string => plain.get(name).text || Buffer.from(data.get(name).text, 'base64').toString();
    if (text(certificate) && text(key)) return certificateProblem(text(certificate));
  }
  return 'has no certificate and no key';
}

const secret = (namespace: string, certificate = CERTIFICATE): string =>
  `apiVersion: v1\nkind: Secret\nmetadata: { name: shop, namespace: ${namespace} }\nstringData: { tls.key: key, tls.crt: "${certificate}" }\n`;
