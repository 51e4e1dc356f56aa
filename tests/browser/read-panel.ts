// What the panel shows at this moment, read from its DOM as a user reads it.

export interface ShownConnection {
  readonly id: string;
  /** From 1, among the connections of its client. */
  readonly number: number;
  readonly readyState: string;
  /** The state in words, with its duration. */
  readonly words: string;
  readonly failureCause: string | null;
  readonly closeCode: number | null;
  readonly receivedCount: number;
  readonly sentCount: number;
}

export interface ShownClient {
  readonly name: string;
  /** `javascript`, `python` or `unknown`: the language at the cause. */
  readonly opener: string;
  /** As in `index.html:212`; the cause first. */
  readonly places: readonly string[];
  readonly address: string;
  /** Newest first. */
  readonly connections: readonly ShownConnection[];
}

export interface ShownFinding {
  readonly rule: string;
  readonly severity: string;
  readonly sentence: string;
}

export interface ShownPanel {
  readonly clients: readonly ShownClient[];
  /** Before it, that there are no findings says nothing. */
  readonly isJudged: boolean;
  readonly findings: readonly ShownFinding[];
  /** Parts of the status bar. */
  readonly status: readonly string[];
}

/** A panel's document in any browser. */
export interface PanelDocument {
  evaluate(task: () => ShownPanel): Promise<ShownPanel>;
}

/** Reads clients, connections, findings and the status bar. */
export function readPanel(panel: PanelDocument): Promise<ShownPanel> {
  return panel.evaluate(readDocument);
}

/** Runs in the panel. */
function readDocument(): ShownPanel {
  const all = (root: ParentNode, selector: string) => [...root.querySelectorAll<HTMLElement>(selector)];
  const textOf = (element: Element | null | undefined) => element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  const textIn = (root: ParentNode, selector: string) => textOf(root.querySelector(selector));
  const numberIn = (text: string | undefined) => Number(text?.replace(/\D/g, '') ?? 0);

  const readConnection = (row: HTMLElement): ShownConnection => {
    const [, received, sent] = /↓(.*)↑(.*)/.exec(textIn(row, '.connection-counts')) ?? [];
    const code = textIn(row, '.connection-code');
    return {
      id: row.dataset.connectionId ?? '',
      number: numberIn(textIn(row, '.connection-number')),
      readyState: row.dataset.readyState ?? '',
      words: textIn(row, '.connection-state'),
      failureCause: row.dataset.failureCause ?? null,
      closeCode: code === '' ? null : numberIn(code),
      receivedCount: numberIn(received),
      sentCount: numberIn(sent),
    };
  };

  return {
    clients: all(document, '[data-client-id]').map((group) => ({
      name: textIn(group, '.client-name'),
      opener: group.querySelector<HTMLElement>('[data-opener]')?.dataset.opener ?? '',
      places: all(group, '[data-place]').map((place) => place.dataset.place ?? ''),
      address:
        textIn(group, '.client-host') + (group.querySelector('.client-path')?.firstChild?.textContent?.trim() ?? ''),
      connections: all(group, '[data-connection-id]').map(readConnection),
    })),
    isJudged: document.querySelector('[data-findings="judged"]') !== null,
    findings: all(document, '[data-finding-rule]').map((line) => ({
      rule: line.dataset.findingRule ?? '',
      severity: line.dataset.severity ?? '',
      sentence: textIn(line, '[data-testid="finding-sentence"]'),
    })),
    status: all(document, '[data-testid="status-bar"] > *')
      .map(textOf)
      .filter((text) => text !== ''),
  };
}
