// Which of the page's Python scripts runs. Pyodide calls the code of every script `<exec>`, and some versions of PyScript
// put lines of their own before it: a place in `<exec>` counts when the script's text agrees with it.
import type { SessionEventOf } from '../protocol/events.ts';
import { bareArray, call, stringIndexOf, stringSplit } from './natives.ts';
import {
  documentQueryAll,
  elementGetAttribute,
  elementId,
  NativeUrl,
  nodeBaseUri,
  nodeListLength,
  nodeText,
  stringTrim,
  urlHref,
} from './runtime-natives.ts';
import { cut } from './text.ts';

export type PythonFrames = NonNullable<SessionEventOf<'connection-created'>['pythonFrames']>;

/** A frame as the interpreter tells it. */
export interface WalkedFrame {
  readonly file: string;
  readonly line: number;
  readonly functionName: string;
  /** Where the function begins, its decorators included. */
  readonly firstLine: number;
  /** Of a script's own code: the global names that it uses, as Python prints them. */
  readonly names: string;
}

interface Script {
  /** The address of its file; of an inline one its id, or its place among the page's Python scripts. */
  readonly name: string;
  /** Null when the text is in a file, or PyScript has already taken it out of the document. */
  readonly lines: readonly string[] | null;
}

export const EXEC = '<exec>';
export const MODULE = '<module>';
/** More lines of decorators than that above one function are not searched. */
const MAX_DECORATORS = 16;

/** The frames as they are reported: those of `<exec>` with their script and source line where these are certain. */
export function nameScripts(scope: typeof globalThis, walked: readonly WalkedFrame[]): PythonFrames {
  const frames: PythonFrames = bareArray();
  let scripts: readonly Script[] | null = null;
  for (let index = 0; index < walked.length; index++) {
    const { file, line, functionName } = walked[index] as WalkedFrame;
    const frame = { file: cut(file), line: line < 0 ? 0 : line, functionName: cut(functionName) };
    if (file === EXEC && scripts === null) scripts = scriptsOf(scope, 'script[type="py"],py-script');
    frames[index] = file === EXEC && scripts !== null ? { ...frame, ...proofOf(scripts, walked, index) } : frame;
  }
  return frames;
}

/** The page's only MicroPython script; null when there are several: nothing then tells which of them runs. */
export function onlyMicroPythonScript(scope: typeof globalThis): string | null {
  const scripts = scriptsOf(scope, 'script[type="mpy"],mpy-script');
  return scripts.length === 1 ? (scripts[0] as Script).name : null;
}

type Proof = { script?: string; sourceLine?: string; line?: number };

function proofOf(scripts: readonly Script[], walked: readonly WalkedFrame[], index: number): Proof {
  const frame = walked[index] as WalkedFrame;
  let hasUnreadable = false;
  let found: Proof | null = null;
  for (let place = 0; place < scripts.length; place++) {
    const { name, lines } = scripts[place] as Script;
    if (lines === null) hasUnreadable = true;
    else if (agrees(lines, frame)) {
      // A second one that agrees as well: nothing tells them apart.
      if (found !== null) return {};
      found = { script: name, sourceLine: cut(trimmed(lines[frame.line - 1])) };
    }
  }
  if (found !== null) return found;
  if (scripts.length === 1 && hasUnreadable) return { script: (scripts[0] as Script).name };
  // Every script could be read and none agrees: the line counts something else.
  return scripts.length > 0 && !hasUnreadable ? { line: 0 } : {};
}

function agrees(lines: readonly string[], { line, functionName, firstLine, names }: WalkedFrame): boolean {
  const source = trimmed(lines[line - 1]);
  if (source === '' || source[0] === '#') return false;
  if (functionName === MODULE) return usesOnly(source, names);
  if (functionName === '<lambda>') return has(trimmed(lines[firstLine - 1]), 'lambda');
  if (functionName[0] === '<') return true;
  for (let at = firstLine - 1; at < firstLine + MAX_DECORATORS; at++) {
    const text = trimmed(lines[at]);
    if (has(text, `def ${functionName}`) || has(text, `class ${functionName}`)) return true;
    if (text[0] !== '@' && at === firstLine - 1) return false;
  }
  return false;
}

const KEYWORDS =
  "'and' 'as' 'assert' 'async' 'await' 'del' 'elif' 'else' 'except' 'False' 'finally' 'from' 'global' 'if' 'import' 'in' 'is' 'None' 'not' 'or' 'pass' 'raise' 'return' 'True' 'try' 'while' 'with' 'yield'";

/** Whether each name on a line of a script is one that its code uses. Strings and names of arguments are passed over. */
function usesOnly(source: string, names: string): boolean {
  // What these bind is no name of the script's own code.
  if (has(source, 'lambda') || has(source, 'for ')) return true;
  let quote = '';
  let word = '';
  let count = 0;
  for (let index = 0; index <= source.length; index++) {
    const character = source[index] ?? '';
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (isWordCharacter(character)) word += character;
    else {
      const isName =
        word !== '' && !(word >= '0' && word < ':') && character !== '=' && character !== '"' && character !== "'";
      if (isName && !has(KEYWORDS, `'${word}'`) && ++count > 0 && !has(names, `'${word}'`)) return false;
      word = '';
      if (character === '#') break;
      if (character === '"' || character === "'") quote = character;
    }
  }
  return count > 0;
}

function isWordCharacter(character: string): boolean {
  return (
    (character >= 'a' && character <= 'z') ||
    (character >= 'A' && character <= 'Z') ||
    (character >= '0' && character <= '9') ||
    character === '_' ||
    character > '\x7f'
  );
}

function scriptsOf(scope: typeof globalThis, selector: string): readonly Script[] {
  const scripts = bareArray<Script>();
  // Workers have no document.
  if (documentQueryAll === undefined) return scripts;
  const found = call<ArrayLike<Element>>(documentQueryAll, scope.document, [selector]);
  const count = call<number>(nodeListLength, found, []);
  for (let index = 0; index < count; index++) {
    const element = found[index] as Element;
    const source = call<string | null>(elementGetAttribute, element, ['src']);
    if (source !== null && source !== '') scripts[index] = { name: absolute(scope, source), lines: null };
    else {
      const id = call<string>(elementId, element, []);
      scripts[index] = { name: `<script ${id === '' ? index + 1 : id}>`, lines: linesOf(element) };
    }
  }
  return scripts;
}

/** PyScript drops the line break behind the tag. */
function linesOf(element: Element): readonly string[] | null {
  const text = call<string>(nodeText, element, []);
  if (trimmed(text) === '') return null;
  const lines = call<string[]>(stringSplit, text, ['\n']);
  if (trimmed(lines[0]) !== '') return lines;
  const rest = bareArray<string>();
  for (let index = 1; index < lines.length; index++) rest[index - 1] = lines[index] as string;
  return rest;
}

function absolute(scope: typeof globalThis, source: string): string {
  try {
    return call<string>(urlHref, new NativeUrl(source, call<string>(nodeBaseUri, scope.document, [])), []);
  } catch {
    return source;
  }
}

function trimmed(text: string | undefined): string {
  return text === undefined ? '' : call<string>(stringTrim, text, []);
}

function has(text: string, part: string): boolean {
  return call<number>(stringIndexOf, text, [part]) >= 0;
}
