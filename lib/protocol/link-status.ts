/** How a source of events stands to what it observes; `file`: all that there is came from a file. */
export type LinkStatus = 'connecting' | 'attached' | 'detached' | 'file';
