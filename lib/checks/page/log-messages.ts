// Runs in the page from its own text: it may use nothing but its arguments and the platform.

/** Writes lines to the console; `json` is shown as the object that it is. */
export function logMessages(lines: ReadonlyArray<{ readonly text: string; readonly json: string | null }>): void {
  for (const { text, json } of lines) {
    if (json === null) console.log('%c[Tapewire]%c %s', 'color:#888', '', text);
    else console.log('%c[Tapewire]%c %s', 'color:#888', '', text, JSON.parse(json));
  }
}
