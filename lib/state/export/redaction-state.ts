// What an export takes out, and the look at the session that tells beforehand what that will be.
import { computed, createModel, type ReadonlySignal, signal } from '@preact/signals';
import type { SessionEvent } from '../../protocol/events.ts';
import { readAskedFields, readAskedWords } from '../../session/redact/asked-fields.ts';
import type { RedactionPlan } from '../../session/redact/redaction-plan.ts';
import type { RedactionRule, RedactionSettings } from '../../session/redact/rules.ts';
import type { Chosen } from '../../session/select-events.ts';

export type Preview =
  | { readonly kind: 'none' }
  | { readonly kind: 'looking'; readonly eventCount: number }
  | { readonly kind: 'found'; readonly plan: RedactionPlan }
  | { readonly kind: 'failed' };

export interface RedactionDeps {
  readonly events: () => Iterable<SessionEvent>;
  /** Raised when the session has grown. */
  readonly revision: ReadonlySignal<number>;
  /** Fields that the user asked for, remembered. */
  readonly fields: ReadonlySignal<string>;
  keepFields(text: string): void;
}

export const RedactionState = createModel(({ events, revision, fields, keepFields }: RedactionDeps) => {
  const isOn = signal(true);
  const words = signal('');
  const off = signal<readonly RedactionRule[]>([]);
  /** For what is saved at one press, unseen: what the user once wanted left in goes as well. */
  const isStrict = signal(false);
  const preview = signal<Preview>({ kind: 'none' });
  const asked = computed(() => readAskedFields(fields.value));
  const settings = computed<RedactionSettings>(() => ({
    ...asked.value,
    harmlessNames: isStrict.value ? [] : asked.value.harmlessNames,
    words: readAskedWords(words.value),
    off: off.value,
  }));
  let part: Chosen | null = null;
  let looking: AbortController | null = null;
  let lookedAt = -1;

  /** Null when another look took its place, or it failed; the preview tells which. */
  async function look(chosen: Chosen | null): Promise<RedactionPlan | null> {
    stop();
    part = chosen;
    if (!isOn.value) return null;
    const controller = new AbortController();
    looking = controller;
    lookedAt = revision.peek();
    preview.value = { kind: 'looking', eventCount: 0 };
    try {
      const { planRedaction } = await import('../../session/redact/redaction-plan.ts');
      const plan = await planRedaction(events(), {
        settings: settings.peek(),
        chosen,
        signal: controller.signal,
        onProgress(eventCount) {
          if (looking === controller) preview.value = { kind: 'looking', eventCount };
        },
      });
      if (looking !== controller) return null;
      preview.value = { kind: 'found', plan };
      return plan;
    } catch {
      if (looking === controller) preview.value = { kind: 'failed' };
      return null;
    }
  }

  function stop(): void {
    looking?.abort();
    looking = null;
    preview.value = { kind: 'none' };
  }

  return {
    isOn,
    fields,
    words,
    off,
    /** Fields that the user wanted left in, and that are taken out nevertheless. */
    overruled: computed(() => (isStrict.value ? asked.value.harmlessNames : [])),
    preview,
    look,
    stop,
    /** The plan for all that there is by now: the one on show, unless the session has grown since. */
    async settled(chosen: Chosen | null): Promise<RedactionPlan | null> {
      const { value } = preview;
      const isFresh = value.kind === 'found' && value.plan.chosen === chosen && lookedAt === revision.peek();
      return isFresh ? value.plan : look(chosen);
    },
    setOn(next: boolean) {
      isOn.value = next;
      void look(part);
    },
    /** All kinds of secrets, whatever was switched off or left in before. */
    everything() {
      isOn.value = true;
      off.value = [];
      isStrict.value = true;
    },
    /**
     * From now on fields stay that the user wants left in: what is found is shown before it is saved. Pictures do only
     * where that is asked for each time, since nobody looks into them.
     */
    heedExceptions() {
      isStrict.value = false;
      off.value = off.value.filter((rule) => rule !== 'picture');
    },
    setFields(text: string) {
      isStrict.value = false;
      keepFields(text);
      void look(part);
    },
    setWords(text: string) {
      words.value = text;
      void look(part);
    },
    toggleRule(rule: RedactionRule) {
      off.value = off.value.includes(rule) ? off.value.filter((one) => one !== rule) : [...off.value, rule];
      void look(part);
    },
  };
});
