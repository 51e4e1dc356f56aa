import './icon.css';

const PATHS = {
  record: 'M8 3a5 5 0 1 1 0 10A5 5 0 0 1 8 3Z',
  paused: 'M8 3a5 5 0 1 1 0 10A5 5 0 0 1 8 3Zm0 1.4a3.6 3.6 0 1 0 0 7.2 3.6 3.6 0 0 0 0-7.2Z',
  clear:
    'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2Zm3.7 3.3-6.4 6.4a4.6 4.6 0 0 0 6.4-6.4ZM8 3.4a4.6 4.6 0 0 0-3.7 7.3l6.4-6.4A4.6 4.6 0 0 0 8 3.4Z',
  export: 'M7.3 2h1.4v6.6l2.3-2.3 1 1L8 11.3l-4-4 1-1 2.3 2.3V2ZM3 12.6h10V14H3v-1.4Z',
  open: 'M1.8 3.2h4.6l1.4 1.6h6.4v8H1.8v-9.6Zm1.4 3v5.2h9.6V6.2H3.2Z',
  close: 'm4.2 3.2 3.8 3.8 3.8-3.8 1 1L9 8l3.8 3.8-1 1L8 9l-3.8 3.8-1-1L7 8 3.2 4.2l1-1Z',
  filter: 'M2.5 3h11l-4.2 5.4V13H6.7V8.4L2.5 3Z',
  error:
    'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8ZM5.9 5l-.9.9L7.1 8 5 10.1l.9.9L8 8.9l2.1 2.1.9-.9L8.9 8 11 5.9l-.9-.9L8 7.1 5.9 5Z',
  warning: 'M8 2 15 14H1L8 2Zm-.7 4.6v3.6h1.4V6.6H7.3Zm0 4.6v1.4h1.4v-1.4H7.3Z',
  information: 'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8Zm-.7 5.4v4h1.4v-4H7.3Zm0-2.4v1.4h1.4V4.8H7.3Z',
  passed: 'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8Zm3 3.6L7 9.4 5 7.4l-1 1 3 3 5-5-1-1Z',
  unclear:
    'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8Zm0 1.4a4.8 4.8 0 1 0 0 9.6 4.8 4.8 0 0 0 0-9.6ZM5 7.3h6v1.4H5V7.3Z',
  sent: 'M8 2.5 13 8h-3.4v5.5H6.4V8H3l5-5.5Z',
  received: 'M8 13.5 3 8h3.4V2.5h3.2V8H13l-5 5.5Z',
  expanded: 'M3.5 5.5h9L8 11 3.5 5.5Z',
  collapsed: 'M5.5 3.5 11 8l-5.5 4.5v-9Z',
  newest: 'M7.3 2h1.4v8l2.8-2.8 1 1L8 12.7 3.5 8.2l1-1L7.3 10V2ZM3 13h10v1.2H3V13Z',
  duplicate: 'M2 2h8v2h4v10H6v-3H2V2Zm1.4 1.4v6.2h5.2V3.4H3.4ZM10 5.4V11H7.4v1.6h5.2V5.4H10Z',
  'zoom-in': 'M7.2 3h1.6v4.2H13v1.6H8.8V13H7.2V8.8H3V7.2h4.2V3Z',
  'zoom-out': 'M3 7.2h10v1.6H3V7.2Z',
  fit: 'M2 3h1.5v10H2V3Zm10.5 0H14v10h-1.5V3ZM7 4.8 4.6 7.2h6.8L9 4.8l1-1L14 8l-4 4.2-1-1 2.4-2.4H4.6L7 11.2l-1 1L2 8l4-4.2 1 1Z',
  previous: 'M8 4.5l5 5-1 1-4-4-4 4-1-1 5-5Z',
  next: 'M8 11.5l-5-5 1-1 4 4 4-4 1 1-5 5Z',
  saved: 'M4 2h8v12l-4-3-4 3V2Z',
  unsaved: 'M4 2h8v12l-4-3-4 3V2Zm1.4 1.4v7.8L8 9.3l2.6 1.9V3.4H5.4Z',
  settings:
    'M9.2 1.5l.4 1.8c.4.1.8.3 1.1.5l1.7-.6 1.2 2-1.3 1.3v1l1.3 1.3-1.2 2-1.7-.6c-.3.2-.7.4-1.1.5l-.4 1.8H6.8l-.4-1.8c-.4-.1-.8-.3-1.1-.5l-1.7.6-1.2-2 1.3-1.3v-1L2.4 5.2l1.2-2 1.7.6c.3-.2.7-.4 1.1-.5l.4-1.8h2.4ZM8 4.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4Z',
  copy: 'M5 2h8v9h-1.4V3.4H5V2ZM3 5h7v9H3V5Zm1.4 1.4v6.2h4.2V6.4H4.4Z',
  schema:
    'M6 2v1.4h-.8c-.5 0-.8.3-.8.8v2c0 .8-.4 1.4-1 1.8.6.4 1 1 1 1.8v2c0 .5.3.8.8.8H6V14h-.8A2.2 2.2 0 0 1 3 11.8v-2c0-.6-.4-1.1-1-1.1V7.3c.6 0 1-.5 1-1.1v-2A2.2 2.2 0 0 1 5.2 2H6Zm4 0v1.4h.8c.5 0 .8.3.8.8v2c0 .8.4 1.4 1 1.8-.6.4-1 1-1 1.8v2c0 .5-.3.8-.8.8H10V14h.8a2.2 2.2 0 0 0 2.2-2.2v-2c0-.6.4-1.1 1-1.1V7.3c-.6 0-1-.5-1-1.1v-2A2.2 2.2 0 0 0 10.8 2H10Z',
} as const;

export type IconName = keyof typeof PATHS;

/** Decoration only: what it stands for is said by its button or by text. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[name]} fill-rule="evenodd" />
    </svg>
  );
}
