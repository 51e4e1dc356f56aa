import { useId } from 'preact/hooks';
import { useApp, useTexts } from '../app-context.ts';
import { Icon } from '../ui/Icon.tsx';
import { SavedFilters } from './SavedFilters.tsx';
import { SuggestionList } from './SuggestionList.tsx';
import { useCompletion } from './use-completion.ts';
import './filter-box.css';

/** The filter, with completion of its keys and of what the session has seen. */
export function FilterBox() {
  const { grid } = useApp();
  const { toolbar } = useTexts();
  const listId = useId();
  const { input, offered, active, accept, close, onInput, onKeyDown } = useCompletion();
  const isOpen = offered !== null;
  return (
    <div class="filter-box" title={isOpen ? undefined : toolbar.filterHint}>
      <Icon name="filter" />
      <input
        ref={input}
        type="text"
        role="combobox"
        placeholder={toolbar.filter}
        aria-label={toolbar.filter}
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={isOpen ? listId : undefined}
        aria-activedescendant={isOpen && active >= 0 ? `${listId}-${active}` : undefined}
        data-testid="filter"
        spellcheck={false}
        autocomplete="off"
        value={grid.filterText.value}
        onInput={onInput}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      <SavedFilters />
      {offered !== null && <SuggestionList id={listId} options={offered.options} active={active} onChoose={accept} />}
    </div>
  );
}
