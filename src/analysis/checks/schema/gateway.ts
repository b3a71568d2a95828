import { document } from './common';
import { FLAG, LABELS, NULLABLE_FLAG, TEXT, TEXTS, UINT32, among, fields, list } from './shape';

const VERSIONS = among('TLS_AUTO', 'TLSV1_0', 'TLSV1_1', 'TLSV1_2', 'TLSV1_3');

export const TLS = fields({
  caCertCredentialName: TEXT,
  caCertificates: TEXT,
  caCrl: TEXT,
  cipherSuites: TEXTS,
  credentialName: TEXT,
  credentialNames: list(TEXT, { fewest: 1, longest: 2 }),
  httpsRedirect: FLAG,
  insecureSkipVerify: NULLABLE_FLAG,
  maxProtocolVersion: VERSIONS,
  minProtocolVersion: VERSIONS,
  mode: among('PASSTHROUGH', 'SIMPLE', 'MUTUAL', 'AUTO_PASSTHROUGH', 'ISTIO_MUTUAL', 'OPTIONAL_MUTUAL'),
  privateKey: TEXT,
  serverCertificate: TEXT,
  subjectAltNames: TEXTS,
  tlsCertificates: list(fields({ caCertificates: TEXT, privateKey: TEXT, serverCertificate: TEXT }), { fewest: 1, longest: 2 }),
  verifyCertificateHash: TEXTS,
  verifyCertificateSpki: TEXTS,
}, { oneOf: [['tlsCertificates', 'credentialNames'], ['credentialName', 'credentialNames']] });

export const GATEWAY = document(fields({
  selector: LABELS,
  servers: list(fields({
    bind: TEXT,
    defaultEndpoint: TEXT,
    hosts: TEXTS,
    name: TEXT,
    port: fields({ name: TEXT, number: UINT32, protocol: TEXT, targetPort: UINT32 }, { required: ['name', 'number', 'protocol'] }),
    tls: TLS,
  }, { required: ['hosts', 'port'] })),
}));
