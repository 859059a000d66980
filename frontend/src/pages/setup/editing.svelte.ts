import type { JuryEdit } from '../../api/contract';
import { Act } from '../../live/act.svelte';
import { send } from '../../live/commands';
import { router } from '../../router.svelte';
import { announce } from '../../ui/announce.svelte';
import { t } from '../../words/words';

export interface Wrong {
  text: string;
  field?: string;
}

/** A form of one task: what is missing in it, and back to the list of tasks once it is saved. */
export class Editing {
  act = new Act();
  wrong = $state<Wrong[]>([]);
  constructor(private readonly jury: string) {}

  get errors(): Wrong[] {
    return this.act.problem ? [...this.wrong, { text: this.act.problem }] : this.wrong;
  }

  error(field: string): string | null {
    return this.wrong.find((one) => one.field === field)?.text ?? null;
  }

  needed(field: string, label: string, value: string): Wrong[] {
    return value.trim() ? [] : [{ field, text: t('field-needed', { field: label }) }];
  }

  numeric(field: string, label: string, value: string): Wrong[] {
    return /^\d{1,5}$/.test(value.trim()) ? [] : [{ field, text: t('setup-number-needed', { field: label }) }];
  }

  async save(edit: JuryEdit, wrong: Wrong[] = []): Promise<void> {
    this.wrong = wrong;
    if (wrong.length > 0) return;
    if (!(await this.act.run(() => send('POST', `/api/juries/${this.jury}/edit`, edit)))) return;
    announce(t('setup-saved'));
    await router.go(`/j/${this.jury}/setup`);
  }
}
