// Names that say that what follows is nobody else's business. Pure.

const SECRETS = [
  ...['password', 'passwd', 'pwd', 'pass', 'passcode', 'passphrase', 'senha', 'pin', 'otp', 'totp', 'mfa'],
  ...['secret', 'clientsecret', 'token', 'accesstoken', 'refreshtoken', 'idtoken', 'authtoken', 'csrf', 'xsrf'],
  ...['auth', 'authorization', 'authentication', 'proxyauthorization', 'bearer', 'jwt', 'credential', 'credentials'],
  ...['apikey', 'xapikey', 'appkey', 'accesskey', 'secretkey', 'privatekey', 'signingkey', 'encryptionkey'],
  ...['cookie', 'cookies', 'setcookie', 'sessionid', 'sessid', 'phpsessid', 'jsessionid', 'signature', 'hmac'],
];
const PERSONAL = [
  ...['email', 'emailaddress', 'mail', 'username', 'login', 'usuario', 'firstname', 'lastname', 'fullname', 'surname'],
  ...['nomecompleto', 'sobrenome', 'cpf', 'cnpj', 'cpfcnpj', 'rg', 'ssn', 'taxid', 'passport', 'passaporte'],
  ...[
    'phone',
    'phonenumber',
    'mobile',
    'telefone',
    'celular',
    'whatsapp',
    'birthdate',
    'dateofbirth',
    'datanascimento',
  ],
  ...[
    'cardnumber',
    'creditcard',
    'pan',
    'cvv',
    'cvc',
    'cvv2',
    'numerocartao',
    'iban',
    'accountnumber',
    'contacorrente',
  ],
  ...['pix', 'chavepix', 'address', 'endereco', 'streetaddress', 'ipaddress'],
];
/** `deviceToken`, `db_password`. */
const ENDINGS =
  /(?:password|passwd|senha|secret|token|apikey|accesskey|secretkey|privatekey|passphrase|passcode|credentials?|authorization|cookie|sessionid|jwt)$/;

/** Parameters of an address that carry a key; in a payload these names mean all sorts of things. */
const IN_ADDRESSES = [
  ...['key', 'code', 'state', 'ticket', 'sig', 'sid', 'session', 'nonce', 'connectiontoken', 'user', 'userid', 'uid'],
  ...['xamzsignature', 'xamzcredential', 'xamzsecuritytoken', 'xgoogsignature', 'xgoogcredential', 'access', 'st'],
];

/** Names are looked at once; a session may hold a hostile number of them. */
const MAX_REMEMBERED = 10_000;
const MAX_NAME = 128;

export interface NameBook {
  isSensitive(name: string): boolean;
  /** The same for a parameter of an address. */
  isSensitiveParameter(name: string): boolean;
}

export function createNameBook(names: readonly string[], harmlessNames: readonly string[]): NameBook {
  const sensitive = new Set([...SECRETS, ...PERSONAL, ...names.map(bareName)]);
  const harmless = new Set(harmlessNames.map(bareName));
  const parameters = new Set(IN_ADDRESSES);
  const known = new Map<string, boolean>();

  function judge(name: string): boolean {
    const bare = bareName(name);
    return !harmless.has(bare) && (sensitive.has(bare) || ENDINGS.test(bare));
  }

  function isSensitive(name: string): boolean {
    if (name.length > MAX_NAME) return false;
    const remembered = known.get(name);
    if (remembered !== undefined) return remembered;
    const judged = judge(name);
    if (known.size < MAX_REMEMBERED) known.set(name, judged);
    return judged;
  }

  return {
    isSensitive,
    isSensitiveParameter: (name) =>
      isSensitive(name) || (parameters.has(bareName(name)) && !harmless.has(bareName(name))),
  };
}

/** `X-Api-Key`, `apiKey` and `api_key` are one name. Of a dotted name the last part counts. */
function bareName(name: string): string {
  return (name.split('.').at(-1) ?? '').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
