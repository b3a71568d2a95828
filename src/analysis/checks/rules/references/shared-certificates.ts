import { selectorText } from '../../../model/selector-text';
import type { Context } from '../../index/context';
import type { Field } from '../../objects/field';
import type { Subject } from '../../objects/subject';
import { either, httpsServer, together, another } from '../../rule/example';
import { ofEach } from '../../rule/rule';
import { isSelectedBy } from '../../values/label';

/** Gateways that decrypt by one certificate. */
export const sharedCertificates = ofEach('Gateway', {
  finds: {
    MAN517: {
      level: 'warning', istio: 'IST0138', kiali: null, title: 'a certificate must belong to only one Gateway', remedy: 'list all hosts of the certificate in one Gateway: browsers reuse a connection for all of them',
    },
  },
  visitAmong: (subject, say, context) => {
    const selector = subject.spec.get('selector').labels;
    for (const tls of subject.spec.get('servers').items().map(server => server.get('tls')).filter(({ isSet }) => isSet)) {
      const certificate = certificateOf(tls);
      const users = certificate === undefined ? [] : [...certificates(context).get(certificate)?.values() ?? []];
      const same = users.filter(({ selector: wider }) => isSelectedBy(selector, wider)).flatMap(({ owners }) => owners.slice(0, 2));
      const other = same.find(one => one !== subject);
      if (other) say('MAN517', tls, `'${other.object.namespace}/${other.object.name}' has the same certificate`);
    }
  },
  examples: () => ({
    MAN517: either(name => together(
      httpsServer('mode: SIMPLE, credentialName: shop'), another(httpsServer(`mode: SIMPLE, credentialName: ${name}`)).replace('shop.example', 'www.example'),
    ), 'shop', 'www'),
  }),
});

/** A name of the certificate of a server. */
function certificateOf(tls: Field): string | undefined {
  const name = tls.get('credentialName').text;
  if (name) return `secret ${name}`;
  const [certificate, key] = [tls.get('serverCertificate').text, tls.get('privateKey').text];
  return certificate && key ? `files ${certificate} ${key}` : undefined;
}

interface Users {
  readonly selector: Readonly<Record<string, string>>;
  readonly owners: Subject[];
}

/** Who uses a certificate, by the certificate and by the selector. */
function certificates(context: Context): ReadonlyMap<string, ReadonlyMap<string, Users>> {
  return context.once(certificates, () => {
    const found = new Map<string, Map<string, Users>>();
    for (const owner of context.of('Gateway')) {
      const selector = owner.spec.get('selector').labels;
      const used = owner.spec.get('servers').items().map(server => certificateOf(server.get('tls'))).filter(one => one !== undefined);
      for (const certificate of new Set(used)) {
        const users = found.get(certificate) ?? new Map<string, Users>();
        found.set(certificate, users);
        const text = selectorText(selector);
        if (users.has(text)) users.get(text)?.owners.push(owner);
        else users.set(text, { selector, owners: [owner] });
      }
    }
    return found;
  });
}
