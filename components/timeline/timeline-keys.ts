// The keys of the timeline, as Perfetto has them. Pure.

export type TimelineAction =
  | { readonly kind: 'zoom'; readonly factor: number }
  /** Share of the time on show. */
  | { readonly kind: 'pan'; readonly share: number }
  | { readonly kind: 'scroll'; readonly lanes: number }
  | { readonly kind: 'show-all' }
  | { readonly kind: 'brush-shown' }
  | { readonly kind: 'clear-brush' };

export const ZOOM_STEP = 1.5;
const PAN = 0.15;

const ACTIONS: Readonly<Record<string, TimelineAction>> = {
  w: { kind: 'zoom', factor: ZOOM_STEP },
  '+': { kind: 'zoom', factor: ZOOM_STEP },
  '=': { kind: 'zoom', factor: ZOOM_STEP },
  s: { kind: 'zoom', factor: 1 / ZOOM_STEP },
  '-': { kind: 'zoom', factor: 1 / ZOOM_STEP },
  a: { kind: 'pan', share: -PAN },
  arrowleft: { kind: 'pan', share: -PAN },
  d: { kind: 'pan', share: PAN },
  arrowright: { kind: 'pan', share: PAN },
  arrowup: { kind: 'scroll', lanes: -1 },
  arrowdown: { kind: 'scroll', lanes: 1 },
  pageup: { kind: 'pan', share: -1 },
  pagedown: { kind: 'pan', share: 1 },
  '0': { kind: 'show-all' },
  home: { kind: 'show-all' },
  f: { kind: 'brush-shown' },
  escape: { kind: 'clear-brush' },
};

export function actionOfKey(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
): TimelineAction | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const key = event.key.toLowerCase();
  return Object.hasOwn(ACTIONS, key) ? (ACTIONS[key] ?? null) : null;
}
