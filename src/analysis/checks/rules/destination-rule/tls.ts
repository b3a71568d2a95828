import { settings } from './parts';
import type { Field } from '../../objects/field';
import { ofEachWith, type Say } from '../../rule/rule';

const CONFIG_MAP = 'configmap://';

/** How clients encrypt. */
export const clientTls = ofEachWith('DestinationRule', ['tls'], ({ object, spec }, say) => {
  for (const tls of settings(spec).map(({ block }) => block.get('tls')).filter(({ isSet }) => isSet)) {
    wantCredential(tls.get('credentialName'), object.namespace, say);
    wantNothingUnchecked(tls, say);
    wantCertificates(tls, say);
  }
});

function wantCredential(credential: Field, home: string, say: Say): void {
  if (!credential.text.startsWith(CONFIG_MAP)) return;
  const [namespace, name = ''] = credential.text.slice(CONFIG_MAP.length).split('/');
  if (namespace !== home || name === '') say('MAN222', credential, `'${credential.text}' is no ConfigMap of the namespace '${home}'`);
}

/** Whoever checks no certificate needs nothing to check it by. */
function wantNothingUnchecked(tls: Field, say: Say): void {
  if (!tls.get('insecureSkipVerify').flag) return;
  const needless = { SIMPLE: ['caCertificates', 'credentialName'], MUTUAL: ['caCertificates'] }[tls.get('mode').text] ?? undefined;
  const names = needless && tls.get('subjectAltNames').items().length > 0 ? [...needless, 'subjectAltNames'] : needless ?? [];
  for (const name of names.filter(one => one === 'subjectAltNames' || tls.get(one).text !== '')) {
    say('MAN223', tls.get(name), `no certificate is checked, but there is a ${name}`);
  }
}

function wantCertificates(tls: Field, say: Say): void {
  const mode = tls.get('mode').text;
  if ((mode === 'SIMPLE' || mode === 'MUTUAL') && tls.get('credentialName').text) {
    const twice = ['clientCertificate', 'caCertificates', 'privateKey', 'caCrl'].filter(name => tls.get(name).text);
    for (const name of twice) say('MAN224', tls.get(name), `it has both credentialName and ${name}`);
  } else if (mode === 'MUTUAL') {
    for (const name of ['clientCertificate', 'privateKey']) {
      if (!tls.get(name).text) say('MAN225', tls.get(name), `MUTUAL has no ${name}`);
    }
  }
}
