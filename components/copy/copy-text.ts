/** Puts text on the clipboard. The async clipboard is refused in DevTools panels, the old command is not. */
export function copyText(text: string): void {
  const area = document.createElement('textarea');
  const focused = document.activeElement;
  area.value = text;
  // Nothing outside of a modal dialog can be selected.
  (document.querySelector('dialog[open]') ?? document.body).append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
  if (focused instanceof HTMLElement) focused.focus();
}
