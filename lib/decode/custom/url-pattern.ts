// Which URLs are meant: a part of the URL, with `*` for anything. No regular expression, so no input is slow.

export function matchesUrl(pattern: string, url: string): boolean {
  let from = 0;
  for (const part of pattern.toLowerCase().split('*')) {
    const at = url.toLowerCase().indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return true;
}
