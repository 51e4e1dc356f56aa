// Everything that can be read in a file, however it is packed: what a curious person with a script would see.
import { gunzipSync, inflateSync } from 'node:zlib';
import { unzipSync } from 'fflate';

const MAX_DEPTH = 8;

/** All texts in the bytes: as they are, unpacked, unescaped and decoded, one inside the other. */
export function unpackAll(bytes: Uint8Array, depth = 0): string[] {
  if (depth > MAX_DEPTH) return [];
  const unpacked = [gunzipSync, inflateSync].flatMap((unpack) => attempt(() => unpack(bytes)));
  const zipped = attempt(() => Object.values(unzipSync(bytes))).flat();
  const texts = [Buffer.from(bytes).toString('utf8'), Buffer.from(bytes).toString('latin1')];
  return [
    ...texts.flatMap((text) => unpackText(text, depth + 1)),
    ...[...unpacked, ...zipped].flatMap((inner) => unpackAll(inner, depth + 1)),
  ];
}

function unpackText(text: string, depth: number): string[] {
  if (depth > MAX_DEPTH) return [];
  const found = [text];
  for (const [run] of text.matchAll(/[A-Za-z0-9+/_-]{8,}={0,2}/g)) {
    // From each of four places, since what is encoded may begin in the middle of a run.
    for (const skipped of [0, 1, 2, 3]) {
      const inner = Buffer.from(run.slice(skipped), 'base64');
      if (isWorthALook(inner)) found.push(...unpackAll(inner, depth + 1));
    }
  }
  for (const [run] of text.matchAll(/(?:[0-9a-f]{2}){6,}/gi)) {
    const inner = Buffer.from(run, 'hex');
    if (isWorthALook(inner)) found.push(...unpackAll(inner, depth + 1));
  }
  if (/%[0-9a-f]{2}/i.test(text)) {
    found.push(
      ...attempt(() => decodeURIComponent(text.replace(/%(?![0-9a-f]{2})/gi, '%25'))).flatMap((inner) =>
        unpackText(inner, depth + 1),
      ),
    );
  }
  for (const [string] of text.matchAll(/"(?:[^"\\]|\\.)*\\(?:[^"\\]|\\.)*"/g)) {
    found.push(...attempt(() => JSON.parse(string)).flatMap((inner) => unpackText(inner, depth + 1)));
  }
  return found;
}

function isWorthALook(bytes: Uint8Array): boolean {
  const printable = bytes.filter((byte) => byte >= 0x20 && byte < 0x7f).length;
  const [first, second] = bytes;
  const isPacked = (first === 0x1f && second === 0x8b) || first === 0x78;
  const isPicture = first === 0xff && second === 0xd8;
  return printable / bytes.length > 0.8 || isPacked || isPicture;
}

function attempt<Value>(make: () => Value): Value[] {
  try {
    return [make()];
  } catch {
    return [];
  }
}
