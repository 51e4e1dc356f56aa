import { useId } from 'preact/hooks';
import { POLICIES, type Policy, type PolicyName } from '../../lib/model/backoff/policy.ts';
import { isPolicyName, readPolicyChoice } from '../../lib/state/policy-state.ts';
import { useApp, useTexts } from '../app-context.ts';

const NAMES = ['none', ...(Object.keys(POLICIES) as PolicyName[])] as const;
/** Field, and how many of the policy's own units the user's unit has. */
const FIELDS = [
  ['baseMs', 1000],
  ['factor', 1],
  ['capMs', 1000],
  ['maxRetries', 1],
] as const;

/** What the retries of this site are held against: a known policy, or numbers of the user's own. */
export function PolicyPicker() {
  const { policy } = useApp();
  const { retries: texts } = useTexts();
  const selectId = useId();
  const choice = policy.choice.value;
  const chosenBy = policy.chosenBy.value;
  const own = typeof choice === 'string' ? null : choice;

  function onChange(event: Event & { currentTarget: HTMLSelectElement }): void {
    const { value } = event.currentTarget;
    policy.choose(isPolicyName(value) || value === 'none' ? value : { ...policy.policy.peek() });
  }

  return (
    <div class="policy-picker">
      <label for={selectId}>{texts.policyLabel}</label>
      <select
        id={selectId}
        data-testid="policy"
        value={own === null ? (choice as (typeof NAMES)[number]) : 'own'}
        onChange={onChange}
      >
        {NAMES.map((name) => (
          <option key={name} value={name}>
            {texts.policyNames[name]}
          </option>
        ))}
        <option value="own">{texts.policyNames.own}</option>
      </select>
      {chosenBy !== null && (
        <span class="policy-chosen" data-chosen-by={chosenBy}>
          {texts.policyChosenBy[chosenBy]}
        </span>
      )}
      {own !== null && FIELDS.map(([field, unit]) => <PolicyField key={field} own={own} field={field} unit={unit} />)}
    </div>
  );
}

interface PolicyFieldProps {
  own: Policy;
  field: (typeof FIELDS)[number][0];
  unit: number;
}

function PolicyField({ own, field, unit }: PolicyFieldProps) {
  const { policy } = useApp();
  const { retries: texts } = useTexts();
  const value = own[field];

  function onInput(event: Event & { currentTarget: HTMLInputElement }): void {
    const { value: typed, valueAsNumber } = event.currentTarget;
    const next = typed === '' && field === 'maxRetries' ? null : valueAsNumber * unit;
    const choice = readPolicyChoice({ ...own, [field]: next });
    event.currentTarget.ariaInvalid = choice === null ? 'true' : 'false';
    if (choice !== null) policy.choose(choice);
  }

  return (
    <label class="policy-field">
      {texts.policyFields[field]}
      <input
        type="number"
        min={field === 'factor' ? 1 : 0}
        step="any"
        value={value === null ? '' : value / unit}
        data-policy-field={field}
        onInput={onInput}
      />
    </label>
  );
}
