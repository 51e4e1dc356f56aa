// The beginning of a JPEG, as far as anybody looks into it who does not draw it.

const JFIF = [0xff, 0xe0, 0, 16, ...Buffer.from('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0];

/** In base64: of so many pixels, with `more` behind its head. */
export function madeJpeg(width: number, height: number, more = ''): string {
  const frame = [0xff, 0xc0, 0, 17, 8, ...pair(height), ...pair(width), 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1];
  return Buffer.from([0xff, 0xd8, ...JFIF, ...frame, ...Buffer.from(more, 'latin1')]).toString('base64');
}

function pair(value: number): [number, number] {
  return [value >> 8, value & 0xff];
}
