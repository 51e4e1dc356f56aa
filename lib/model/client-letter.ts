/** `A` to `Z`, then `AA`: what the client at this place of the list is called where several have one opener. */
export function clientLetter(index: number): string {
  const last = String.fromCharCode(0x41 + (index % 26));
  return index < 26 ? last : clientLetter(Math.floor(index / 26) - 1) + last;
}
