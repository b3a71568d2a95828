import type { Field } from '../../objects/field';
import { either, httpsServer } from '../../rule/example';
import { ofEach, type Say } from '../../rule/rule';
import { listed } from '../../values/listed';

const TERMINATING = new Set(['SIMPLE', 'MUTUAL', 'OPTIONAL_MUTUAL']);
const PASSING = new Set(['', 'PASSTHROUGH', 'AUTO_PASSTHROUGH']);
const OWN = ['serverCertificate', 'privateKey', 'caCertificates', 'tlsCertificates', 'credentialName', 'credentialNames'];

/** How a Gateway decrypts. */
export const serverTls = ofEach('Gateway', {
  finds: {
    MAN312: { level: 'error', istio: 'webhook', kiali: null, title: 'a server of ISTIO_MUTUAL must not have certificates of its own', remedy: 'leave them out: Istio provides those of the mesh' },
    MAN313: {
      level: 'warning', istio: 'IST0133', kiali: null, title: 'a server that does not decrypt must not have certificates', remedy: 'leave the certificates out, or write mode: SIMPLE to decrypt; without a mode nothing is decrypted',
    },
    MAN314: { level: 'error', istio: 'webhook', kiali: null, title: 'the certificates of a server must come from one place', remedy: 'keep one of them' },
    MAN315: { level: 'error', istio: 'webhook', kiali: null, title: 'a server that decrypts must have its certificates', remedy: 'write credentialName' },
    MAN316: { level: 'error', istio: 'webhook', kiali: null, title: 'caCrl must stand beside certificate files of MUTUAL', remedy: 'leave caCrl out, or put it into the Secret' },
  },
  visit: ({ spec }, say) => {
    for (const tls of spec.get('servers').items().map(server => server.get('tls')).filter(({ isSet }) => isSet)) {
      const mode = tls.get('mode').text;
      if (mode === 'ISTIO_MUTUAL') wantNone(tls, say);
      else wantOneSource(tls, mode, say);
    }
  },
  examples: () => ({
    MAN312: either(more => httpsServer(`mode: ISTIO_MUTUAL${more}`), ', credentialName: shop', ''),
    MAN313: either(mode => httpsServer(`${mode}credentialName: shop`), '', 'mode: SIMPLE, '),
    MAN314: either(more => httpsServer(`mode: SIMPLE, credentialName: shop${more}`), ', serverCertificate: /a.pem, privateKey: /a.key', ''),
    MAN315: either(more => httpsServer(`mode: SIMPLE${more}`), '', ', credentialName: shop'),
    MAN316: either(more => httpsServer(`mode: SIMPLE, serverCertificate: /a.pem, privateKey: /a.key${more}`), ', caCrl: /a.crl', ''),
  }),
});

const has = (tls: Field, name: string): boolean => tls.get(name).text !== '' || tls.get(name).length > 0;

function wantNone(tls: Field, say: Say<'MAN312'>): void {
  for (const name of OWN.filter(one => has(tls, one))) say('MAN312', tls.get(name), `ISTIO_MUTUAL has a ${name} of its own`);
}

function wantOneSource(tls: Field, mode: string, say: Say<'MAN313' | 'MAN314' | 'MAN315' | 'MAN316'>): void {
  const unused = [...OWN, 'caCrl'].filter(name => has(tls, name));
  if (PASSING.has(mode) && unused.length > 0) say('MAN313', tls.get(unused[0]), `nothing is decrypted, so ${listed(unused)} is not used`);
  wantSources(tls, say);
  const fetched = has(tls, 'credentialName') || has(tls, 'credentialNames');
  if (TERMINATING.has(mode) && fetched) return;
  if (TERMINATING.has(mode)) wantFiles(tls, mode, say);
  const isUseless = has(tls, 'credentialName') || mode === 'SIMPLE';
  if (has(tls, 'caCrl') && isUseless) say('MAN316', tls.get('caCrl'), 'a list of revoked certificates is of no use here');
}

function wantSources(tls: Field, say: Say<'MAN314'>): void {
  const pair = has(tls, 'serverCertificate') && has(tls, 'privateKey') ? ['serverCertificate'] : [];
  const sources = [...pair, ...['credentialName', 'credentialNames', 'tlsCertificates'].filter(name => has(tls, name))];
  if (sources.length > 1) say('MAN314', tls.get(sources[1]), `certificates come from ${listed(sources)}`);
}

function wantFiles(tls: Field, mode: string, say: Say<'MAN315'>): void {
  if (mode !== 'SIMPLE' && !has(tls, 'caCertificates')) say('MAN315', tls.get('caCertificates'), `${mode} has no caCertificates`);
  const certificates = tls.get('tlsCertificates').items();
  for (const certificate of certificates.length > 0 ? certificates : [tls]) {
    for (const name of ['serverCertificate', 'privateKey'].filter(one => !has(certificate, one))) {
      say('MAN315', certificate.get(name), `${mode} has no ${name}`);
    }
  }
}
