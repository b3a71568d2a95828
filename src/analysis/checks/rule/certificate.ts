/** Signed by itself, and valid for a hundred years; nobody has its key. In quotation marks of YAML. */
export const CERTIFICATE = [
  '-----BEGIN CERTIFICATE-----',
  'MIIBjDCCATOgAwIBAgIUdvP93j6u2pklYd8ZHRio7wCxDAgwCgYIKoZIzj0EAwIw',
  'GzEZMBcGA1UEAwwQc2hvcC5leGFtcGxlLmNvbTAgFw0yNjExMjExOTAyMDdaGA8y',
  'MTI2MTAyODE5MDIwN1owGzEZMBcGA1UEAwwQc2hvcC5leGFtcGxlLmNvbTBZMBMG',
  'ByqGSM49AgEGCCqGSM49AwEHA0IABNjX1LLZ4vAT7LqqMg/E3YCsUwnIoeKwyth9',
  'HM2F/JTI0BPqt5pxSHCHRMI21HCWufh/DUclmLVr+LlAwMBnwiGjUzBRMB0GA1Ud',
  'DgQWBBRswSlipsU/48YfG8HxSU1P8ZUO6jAfBgNVHSMEGDAWgBRswSlipsU/48Yf',
  'G8HxSU1P8ZUO6jAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0cAMEQCIEY6',
  'BlcYTfm5Zexl+Gyy8zwfINW1kMqOcmt67UZTDXEHAiASZkmljzWslslH6W2IySNq',
  'mJRQ5eif34FPBGl++WVqMw==',
  '-----END CERTIFICATE-----',
].join('\\n');
