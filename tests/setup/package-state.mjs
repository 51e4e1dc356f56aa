// Pure decisions of `install.mjs`. Plain JavaScript: it runs on the machine's own Node before anything is installed.

/** Oldest Node that can install the packages; the current Node that runs everything else is one of them. */
export const OLDEST_NODE = 20;

/** First Node that runs the project's TypeScript and tools by itself. */
export const CURRENT_NODE = 24;

/** @param {string} version such as `v20.20.2` */
export function majorOf(version) {
  return Number.parseInt(version.replace(/^v/, ''), 10);
}

/**
 * Whether `npm ci` has to run: compares the lock file with the one npm keeps inside `node_modules`. Optional packages may be
 * absent, because each platform installs only its own.
 * @param {string} lockText content of `package-lock.json`
 * @param {string | null} installedText content of `node_modules/.package-lock.json`, null when there is none
 */
export function isStale(lockText, installedText) {
  const installed = installedText === null ? null : parsePackages(installedText);
  if (installed === null) return true;
  const wanted = parsePackages(lockText) ?? {};
  const isMissing = Object.entries(wanted).some(
    ([path, { optional, integrity, version }]) =>
      path !== '' &&
      (installed[path]
        ? installed[path].version !== version || installed[path].integrity !== integrity
        : optional !== true),
  );
  return isMissing || Object.keys(installed).some((path) => !(path in wanted));
}

function parsePackages(text) {
  try {
    return JSON.parse(text).packages ?? null;
  } catch {
    return null;
  }
}

const CAUSES = [
  [/ENOSPC/, 'the disk is full'],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|FETCH_ERROR/,
    'the npm registry is out of reach; check the network and `npm config get registry`',
  ],
  [/EACCES|EPERM/, 'node_modules cannot be written; check who owns it'],
  [/EUSAGE/, 'package-lock.json does not fit package.json; run `npm install` and keep the new lock file'],
];

/**
 * One sentence for an `npm ci` that failed.
 * @param {string} output what npm printed
 */
export function explainFailure(output) {
  const known = CAUSES.find(([pattern]) => pattern.test(output));
  if (known) return `The packages could not be installed: ${known[1]}.`;
  const words = /^npm error (?!code |errno |syscall |A complete log)(\S.*)$/m.exec(output)?.[1];
  return `The packages could not be installed: ${words ?? 'npm did not say why'} (\`npm ci\` shows all).`;
}
