import { workloadOf } from './gateway-pods';
import { gatewayCalled } from './virtual-service-gateways';
import type { Subject } from '../../objects/subject';
import { ofEach } from '../../rule/rule';
import { certificateProblem } from '../../values/certificate';

/** A Gateway has its Secrets, in the namespace of its pods. */
export const gatewaySecrets = ofEach('Gateway', (subject, say, context) => {
  const [pod] = workloadOf(subject, context).pods;
  if (pod === undefined) return;
  for (const name of subject.spec.get('servers').items().map(server => server.at('tls', 'credentialName')).filter(({ text }) => text)) {
    const secret = context.find('Secret', ...gatewayCalled(pod.namespace, name.text));
    const problem = secret && secretProblem(secret);
    if (!secret) say('MAN514', name, `there is no Secret '${name.text}' in '${pod.namespace}'`);
    else if (problem) say('MAN515', name, `the Secret '${name.text}' ${problem}`);
  }
});

function secretProblem({ root }: Subject): string | undefined {
  for (const [certificate, key] of [['cert', 'key'], ['tls.crt', 'tls.key']]) {
    const [data, plain] = [root.get('data'), root.get('stringData')];
    const text = (name: string): string => plain.get(name).text || Buffer.from(data.get(name).text, 'base64').toString();
    if (text(certificate) && text(key)) return certificateProblem(text(certificate));
  }
  return 'has no certificate and no key';
}
