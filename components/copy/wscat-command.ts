// A shell command that does with wscat what the page did. Pure.
import type { Connection } from '../../lib/model/connection.ts';
import type { Message } from '../../lib/model/message.ts';

/** How long wscat stays to hear the answer. Seconds. */
const WAIT_SECONDS = 5;
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for
const CONTROL = /[\u0000-\u001f\u007f]/g;

/** One command for each text that was sent and kept whole; for any other message the command that only connects. */
export function wscatCommands(
  messages: readonly Message[],
  connectionOf: (message: Message) => Connection | undefined,
) {
  const lines = messages.map((message) => {
    const connection = connectionOf(message);
    return connection === undefined ? null : wscatCommand(connection, message);
  });
  return [...new Set(lines.filter((line) => line !== null))].join('\n');
}

function wscatCommand(connection: Connection, { direction, payload, isTruncated }: Message): string {
  const { url, requestedSubprotocols, network } = connection;
  const origin = network?.requestHeaders.find(({ name }) => name.toLowerCase() === 'origin')?.value;
  const words = ['wscat', '-c', quoted(url)];
  for (const name of requestedSubprotocols ?? []) words.push('-s', quoted(name));
  if (origin !== undefined) words.push('-o', quoted(origin));
  const isWholeText = typeof payload === 'string' && !isTruncated;
  if (direction === 'sent' && isWholeText) words.push('-x', quoted(payload), '-w', `${WAIT_SECONDS}`);
  return words.join(' ');
}

/** One word of a shell. Control characters are spelled out: pasted as they are they would act on the terminal. */
export function quoted(text: string): string {
  if (text.search(CONTROL) < 0) return `'${text.replaceAll("'", "'\\''")}'`;
  const spelled = text
    .replace(/[\\']/g, (character) => `\\${character}`)
    .replace(CONTROL, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`);
  return `$'${spelled}'`;
}
