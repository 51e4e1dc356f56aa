import type { ToolbarTexts } from '../areas/toolbar.ts';

export const toolbar: ToolbarTexts = {
  label: 'Recording and filter',
  pause: 'Pause recording of messages (Ctrl+E)',
  record: 'Record messages (Ctrl+E)',
  clear: 'Clear the log; open connections stay (Ctrl+L)',
  filter: 'Filter',
  filterHint: 'Words, /regex/ or key:value, with - to exclude. Keys: dir, type, kind, conn, opener, size>10k',
  slowPattern: 'This pattern can take too long, so it is looked for as text.',
  suggestions: 'Suggestions',
  savedFilters: 'Saved filters',
  saveFilter: 'Save this filter',
  forgetFilter: 'Forget this filter',
  invert: 'Invert',
  invertHint: 'Each part of the filter means its opposite',
  hideHeartbeats: 'Hide heartbeats',
  hideHeartbeatsHint:
    'Leave out pings, pongs and what else says by its protocol or its words that it only keeps a connection alive',
  keepLog: 'Keep log',
  keepLogHint: 'Do not clear the log when the page reloads or navigates',
  keepCaptures: 'Keep captures as they grow',
  settings: 'Settings',
  languages: { auto: 'Language of the browser', en: 'English', 'pt-BR': 'Português (Brasil)' },
  save: 'Export session',
};
