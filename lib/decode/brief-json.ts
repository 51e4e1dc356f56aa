// A value on one line, written no further than the line goes. Pure.
import { type Json, SUMMARY_LENGTH } from './decoded.ts';

/** As `JSON.stringify`, but its cost does not grow with the value. */
export function briefJson(value: Json, length = SUMMARY_LENGTH): string {
  const parts: string[] = [];
  let room = length + 1;

  function put(text: string): void {
    parts.push(text);
    room -= text.length;
  }

  function write(part: Json): void {
    if (typeof part === 'string') put(JSON.stringify(part.length > room ? part.slice(0, room) : part));
    else if (typeof part !== 'object' || part === null) put(String(part));
    else if (Array.isArray(part)) writeList(part);
    else writeMembers(part as { readonly [name: string]: Json });
  }

  function writeList(list: readonly Json[]): void {
    put('[');
    for (let index = 0; index < list.length && room > 0; index++) {
      if (index > 0) put(',');
      write(list[index] ?? null);
    }
    put(']');
  }

  function writeMembers(members: { readonly [name: string]: Json }): void {
    put('{');
    let isFirst = true;
    for (const name in members) {
      if (room <= 0) break;
      put(`${isFirst ? '' : ','}${JSON.stringify(name.slice(0, length))}:`);
      isFirst = false;
      write(members[name] ?? null);
    }
    put('}');
  }

  write(value);
  const line = parts.join('');
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}
