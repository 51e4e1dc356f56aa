import type { FindingTexts } from '../areas/findings.ts';
import { plural } from './words.ts';

export const findings: FindingTexts = {
  label: 'Findings',
  severity: { error: 'Problem', warning: 'Warning', information: 'Note' },
  showConnections: (count) => (count === 1 ? 'Show it' : count === 2 ? 'Show both' : 'Show all'),
  more: (count) => `${plural(count, 'more finding', 'more findings')}`,
  fewer: 'Show fewer',
};
