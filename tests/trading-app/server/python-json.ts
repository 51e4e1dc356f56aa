// Text as Python's json.dumps writes it: the spaces and escapes are how one tells the app's producers apart.

/** A number that Python holds as a float, so that 100 is written `100.0`. */
export class PythonFloat {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }
}

/** Marks a number as a Python float. */
export function float(value: number): PythonFloat {
  return new PythonFloat(value);
}

interface Separators {
  comma: string;
  colon: string;
  escapesNonAscii: boolean;
}

const DUMPS: Separators = { comma: ', ', colon: ': ', escapesNonAscii: true };
const STARLETTE: Separators = { comma: ',', colon: ':', escapesNonAscii: false };

/** As `json.dumps(value)`: a space after comma and colon, non-ASCII escaped. Keys that are undefined are left out. */
export function toPythonJson(value: unknown): string {
  return write(value, DUMPS);
}

/** As Starlette's `send_json` and `JSONResponse`: compact, non-ASCII kept. */
export function toCompactJson(value: unknown): string {
  return write(value, STARLETTE);
}

function write(value: unknown, style: Separators): string {
  if (value === null || value === undefined) return 'null';
  if (value instanceof PythonFloat) return writeFloat(value.value);
  if (typeof value === 'string') return writeString(value, style);
  if (Array.isArray(value)) return `[${value.map((item) => write(item, style)).join(style.comma)}]`;
  if (typeof value === 'object') return writeObject(value, style);
  return String(value);
}

function writeObject(value: object, style: Separators): string {
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([key, member]) => writeString(key, style) + style.colon + write(member, style));
  return `{${members.join(style.comma)}}`;
}

function writeFloat(value: number): string {
  return Number.isInteger(value) ? value.toFixed(1) : String(value);
}

function writeString(value: string, style: Separators): string {
  const text = JSON.stringify(value);
  if (!style.escapesNonAscii) return text;
  return text.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
