/** Bytes that a text takes in UTF-8. Counted: encoding a million texts to measure them takes longer than reading them. */
export function utf8LengthOf(text: string): number {
  let length = text.length;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) continue;
    if (unit < 0x800) length += 1;
    else if (isPair(text, index)) {
      // Four bytes for two units.
      length += 2;
      index++;
    } else length += 2;
  }
  return length;
}

function isPair(text: string, index: number): boolean {
  const low = text.charCodeAt(index + 1);
  return (text.charCodeAt(index) & 0xfc00) === 0xd800 && (low & 0xfc00) === 0xdc00;
}
