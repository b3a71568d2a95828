import { settings } from './parts';
import type { Field } from '../../objects/field';
import { either, tlsPolicy } from '../../rule/example';
import { ofEachWith, type Say } from '../../rule/rule';
import { quoted } from '../../values/quoted';

const CONFIG_MAP = 'configmap://';

/** How clients encrypt. */
export const clientTls = ofEachWith('DestinationRule', ['tls'], {
  finds: {
    MAN222: {
      level: 'error', istio: 'webhook', kiali: null, title: 'a ConfigMap with certificates must lie in the namespace of its DestinationRule', remedy: 'write configmap://namespace/name',
    },
    MAN223: {
      level: 'error', istio: 'webhook', kiali: null, title: 'a client that checks no certificate must have nothing to check it by', remedy: 'leave insecureSkipVerify out to check the certificate; otherwise leave out what it would be checked by',
    },
    MAN224: { level: 'error', istio: 'webhook', kiali: null, title: 'the certificates of a client must come from one place', remedy: 'write either credentialName or the files' },
    MAN225: { level: 'error', istio: 'webhook', kiali: null, title: 'a client of MUTUAL must have a certificate and its key', remedy: 'write clientCertificate and privateKey, or credentialName' },
  },
  visit: ({ object, spec }, say) => {
    for (const tls of settings(spec).map(({ block }) => block.get('tls')).filter(({ isSet }) => isSet)) {
      wantCredential(tls.get('credentialName'), object.namespace, say);
      wantNothingUnchecked(tls, say);
      wantCertificates(tls, say);
    }
  },
  examples: () => ({
    MAN222: either(place => tlsPolicy(`mode: SIMPLE, credentialName: "configmap://${place}/ca"`), 'other', 'shop'),
    MAN223: either(more => tlsPolicy(`mode: SIMPLE, insecureSkipVerify: true${more}`), ', caCertificates: /ca.pem', ''),
    MAN224: either(more => tlsPolicy(`mode: SIMPLE, credentialName: api${more}`), ', caCertificates: /ca.pem', ''),
    MAN225: either(more => tlsPolicy(`mode: MUTUAL, caCertificates: /ca.pem, clientCertificate: /client.pem${more}`), '', ', privateKey: /client.key'),
  }),
});

function wantCredential(credential: Field, home: string, say: Say<'MAN222'>): void {
  if (!credential.text.startsWith(CONFIG_MAP)) return;
  const [namespace, name = ''] = credential.text.slice(CONFIG_MAP.length).split('/');
  if (namespace !== home || name === '') say('MAN222', credential, `${quoted(credential.text)} is not a ConfigMap of the namespace ${quoted(home)}`);
}

/** Whoever checks no certificate needs nothing to check it by. */
function wantNothingUnchecked(tls: Field, say: Say<'MAN223'>): void {
  if (!tls.get('insecureSkipVerify').flag) return;
  const needless = { SIMPLE: ['caCertificates', 'credentialName'], MUTUAL: ['caCertificates'] }[tls.get('mode').text] ?? undefined;
  const names = needless && tls.get('subjectAltNames').length > 0 ? [...needless, 'subjectAltNames'] : needless ?? [];
  for (const name of names.filter(one => one === 'subjectAltNames' || tls.get(one).text !== '')) {
    say('MAN223', tls.get(name), `no certificate is checked, but there is a ${name}`);
  }
}

function wantCertificates(tls: Field, say: Say<'MAN224' | 'MAN225'>): void {
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
