import type { Field } from '../../objects/field';
import { ofEach, type Say } from '../../rule/rule';
import { listed } from '../../values/listed';

const TERMINATING = new Set(['SIMPLE', 'MUTUAL', 'OPTIONAL_MUTUAL']);
const PASSING = new Set(['', 'PASSTHROUGH', 'AUTO_PASSTHROUGH']);
const OWN = ['serverCertificate', 'privateKey', 'caCertificates', 'tlsCertificates', 'credentialName', 'credentialNames'];

/** How a Gateway decrypts. */
export const serverTls = ofEach('Gateway', ({ spec }, say) => {
  for (const tls of spec.get('servers').items().map(server => server.get('tls')).filter(({ isSet }) => isSet)) {
    const mode = tls.get('mode').text;
    if (mode === 'ISTIO_MUTUAL') wantNone(tls, say);
    else wantOneSource(tls, mode, say);
  }
});

const has = (tls: Field, name: string): boolean => tls.get(name).text !== '' || tls.get(name).items().length > 0;

function wantNone(tls: Field, say: Say): void {
  for (const name of OWN.filter(one => has(tls, one))) say('MAN312', tls.get(name), `ISTIO_MUTUAL has a ${name} of its own`);
}

function wantOneSource(tls: Field, mode: string, say: Say): void {
  const unused = [...OWN, 'caCrl'].filter(name => has(tls, name));
  if (PASSING.has(mode) && unused.length > 0) say('MAN313', tls.get(unused[0]), `nothing is decrypted, so ${listed(unused)} is not used`);
  wantSources(tls, say);
  const fetched = has(tls, 'credentialName') || has(tls, 'credentialNames');
  if (TERMINATING.has(mode) && fetched) return;
  if (TERMINATING.has(mode)) wantFiles(tls, mode, say);
  const isUseless = has(tls, 'credentialName') || mode === 'SIMPLE';
  if (has(tls, 'caCrl') && isUseless) say('MAN316', tls.get('caCrl'), 'a list of revoked certificates is of no use here');
}

function wantSources(tls: Field, say: Say): void {
  const pair = has(tls, 'serverCertificate') && has(tls, 'privateKey') ? ['serverCertificate'] : [];
  const sources = [...pair, ...['credentialName', 'credentialNames', 'tlsCertificates'].filter(name => has(tls, name))];
  if (sources.length > 1) say('MAN314', tls.get(sources[1]), `certificates come from ${listed(sources)}`);
}

function wantFiles(tls: Field, mode: string, say: Say): void {
  if (mode !== 'SIMPLE' && !has(tls, 'caCertificates')) say('MAN315', tls.get('caCertificates'), `${mode} has no caCertificates`);
  const certificates = tls.get('tlsCertificates').items();
  for (const certificate of certificates.length > 0 ? certificates : [tls]) {
    for (const name of ['serverCertificate', 'privateKey'].filter(one => !has(certificate, one))) {
      say('MAN315', certificate.get(name), `${mode} has no ${name}`);
    }
  }
}
