/**
 * Text that a person has typed and not sent. It survives a change of page and a reload of the tab,
 * so following the jury never loses it.
 */
export class Unsent {
  #key: string;
  #value = $state('');

  constructor(key: string) {
    this.#key = `unsent:${key}`;
    try {
      this.#value = sessionStorage.getItem(this.#key) ?? '';
    } catch {
      // Some private windows have no storage; the text then lasts as long as the page.
    }
  }

  get value(): string {
    return this.#value;
  }

  set value(text: string) {
    this.#value = text;
    try {
      if (text) sessionStorage.setItem(this.#key, text);
      else sessionStorage.removeItem(this.#key);
    } catch {
      // As above.
    }
  }

  clear(): void {
    this.value = '';
  }
}
