import type { AdviceTexts } from '../areas/advice.ts';

export const advice: AdviceTexts = {
  listLabel: 'All findings',
  emptyTitle: 'No findings',
  emptyHint: 'What is wrong with the connections of this page is said here, with its cause and what to do.',
  meaningTitle: 'What it means',
  confidence: { certain: 'certain', likely: 'likely', uncertain: 'not certain' },
  confidenceHint: {
    certain: 'The cause was seen.',
    likely: 'What was seen has hardly another cause.',
    uncertain: 'Something was seen; why it happened, or what it means, was not.',
  },
  remedyTitle: 'What to do',
  evidenceTitle: 'Evidence',
  connectionCount: (count) => (count === 1 ? '1 connection' : `${count} connections`),
  at: (time) => `since ${time}`,
  showMessages: 'Show its messages',
  evidence: {
    message: (time) => `message of ${time}`,
    messageGone: 'a message that is no longer kept',
    moment: {
      constructed: (of, time) => `#${of} constructed at ${time}`,
      opened: (of, time) => `#${of} opened at ${time}`,
      'close-requested': (of, time) => `#${of}: close() called at ${time}`,
      closed: (of, time) => `#${of} closed at ${time}`,
    },
    attempt: (of, wait) => (wait === null ? `attempt #${of}` : `attempt #${of} after ${wait}`),
    sendFailure: (of, time) => `#${of}: send() at ${time}`,
    span: (from, until) => (until === null ? `from ${from} on` : `${from} to ${until}`),
  },
  aboutRule: 'How this is judged',
};
