import { alreadyThere } from './examples';
import { exampleOf } from '../../examples/outputs';
import { parsed, type Manifest } from '../../support/manifests';

interface Secret extends Manifest { readonly data: { readonly 'tls.crt': string; readonly 'tls.key': string } }

/** The certificate of an example, which nobody trusts, and its key. */
export function untrustedCertificate(): { readonly cert: Buffer; readonly key: Buffer } {
  const { data } = alreadyThere(exampleOf('everything')).flatMap(parsed).find(({ kind }) => kind === 'Secret') as Secret;
  return { cert: Buffer.from(data['tls.crt'], 'base64'), key: Buffer.from(data['tls.key'], 'base64') };
}
