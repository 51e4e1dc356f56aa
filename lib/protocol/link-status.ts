/** How a source of events stands to what it observes. */
export type LinkStatus = 'connecting' | 'attached' | 'detached';
