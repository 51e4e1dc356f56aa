import type { MainTexts } from '../areas/main.ts';
import { plural } from './words.ts';

const SEVERITIES = {
  error: ['problem', 'problems'],
  warning: ['warning', 'warnings'],
  information: ['note', 'notes'],
} as const;

export const main: MainTexts = {
  label: 'Views of the session',
  tabs: {
    messages: 'Messages',
    latest: 'Latest',
    timeline: 'Timeline',
    retries: 'Retries',
    findings: 'Findings',
    checks: 'Checks',
  },
  notLoadedTitle: 'This view could not be loaded',
  notLoadedHint: 'The extension was probably updated. Close DevTools and open them again.',
  findingCount: (count, severity) => plural(count, SEVERITIES[severity][0], SEVERITIES[severity][1]),
};
