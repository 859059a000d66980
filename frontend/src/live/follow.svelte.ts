/** Longer than this without a touch, a person is not in the middle of something. */
export const QUIET_MS = 20_000;
const LOOK_EVERY_MS = 1_000;

/**
 * Whether a page goes along when the jury moves on. It does so by itself only when the person has
 * touched nothing for a while and no field has focus; until then it says that there is somewhere to
 * go. It never takes focus.
 */
export class Follow<P extends { key: string }> {
  /** What the page shows. */
  shown = $state.raw<P | undefined>(undefined);
  #latest = $state.raw<P | undefined>(undefined);
  #touchedAt: number;

  constructor(
    private readonly now: () => number = () => performance.now(),
    private readonly typing: () => boolean = fieldHasFocus,
  ) {
    this.#touchedAt = now();
  }

  /** Where the jury is, when the page shows something else. */
  get waiting(): P | undefined {
    return this.#latest?.key === this.shown?.key ? undefined : this.#latest;
  }

  /** The person did something. */
  touch(): void {
    this.#touchedAt = this.now();
  }

  /** The jury is here now. True when the page went along by itself. */
  offer(place: P): boolean {
    this.#latest = place;
    if (!this.shown || this.shown.key === place.key) {
      this.shown = place;
      return false;
    }
    return this.look();
  }

  /** Goes along if the person is free by now. True when it did. */
  look(): boolean {
    if (!this.waiting || this.typing() || this.now() - this.#touchedAt < QUIET_MS) return false;
    this.shown = this.#latest;
    return true;
  }

  /** The person asked to go there. */
  go(): void {
    this.touch();
    this.shown = this.#latest;
  }

  /** Notices what the person does, for as long as the page lives. Returns what ends it. */
  attend(moved: (to: P) => void): () => void {
    const touched = () => this.touch();
    const doings = ['pointerdown', 'keydown', 'wheel', 'touchmove', 'input'] as const;
    for (const doing of doings) addEventListener(doing, touched, { passive: true, capture: true });
    const timer = setInterval(() => {
      if (this.look() && this.shown) moved(this.shown);
    }, LOOK_EVERY_MS);
    return () => {
      clearInterval(timer);
      for (const doing of doings) removeEventListener(doing, touched, { capture: true });
    };
  }
}

function fieldHasFocus(): boolean {
  return document.activeElement?.matches('input, textarea, select, [contenteditable]:not([contenteditable="false"])') ?? false;
}
