import type { Field } from '../objects/field';
import type { Objects } from '../objects/objects';
import type { Subject } from '../objects/subject';

/** Objects for which a controller makes Secrets in their namespace, with the fields that name them; where none is written, the Secret is called like the object. */
const MAKERS: Readonly<Record<string, (spec: Field) => readonly string[]>> = {
  'Certificate.cert-manager.io': spec => [spec.get('secretName').text],
  'ExternalSecret.external-secrets.io': spec => [spec.at('target', 'name').text],
  'ExternalSecret.kubernetes-client.io': () => [''],
  'SealedSecret.bitnami.com': spec => [spec.at('template', 'metadata', 'name').text],
  'VaultStaticSecret.secrets.hashicorp.com': spec => [spec.at('destination', 'name').text],
  'VaultPKISecret.secrets.hashicorp.com': spec => [spec.at('destination', 'name').text],
  'VaultDynamicSecret.secrets.hashicorp.com': spec => [spec.at('destination', 'name').text],
  'OnePasswordItem.onepassword.com': () => [''],
  'SecretProviderClass.secrets-store.csi.x-k8s.io': spec => spec.get('secretObjects').items().map(one => one.get('secretName').text),
};

/** Whether some controller is asked to make a Secret, by an object of its namespace. */
export function isSecretMade(objects: Objects, namespace: string, name: string): boolean {
  return objects.once(isSecretMade, () => new Set(Object.entries(MAKERS).flatMap(([kind, namesIn]) => objects.of(kind).flatMap(one => madeBy(one, namesIn))))).has(`${namespace}/${name}`);
}

function madeBy({ object, spec }: Subject, namesIn: (spec: Field) => readonly string[]): readonly string[] {
  return namesIn(spec).map(name => `${object.namespace}/${name || object.name}`);
}
