const REMEMBERED = 'citizens-jury-large';

class TextSize {
  large = $state(false);

  start(): void {
    try {
      this.set(localStorage.getItem(REMEMBERED) === 'yes');
    } catch {
      // No storage: the ordinary size.
    }
  }

  set(large: boolean): void {
    this.large = large;
    document.documentElement.classList.toggle('large', large);
    try {
      localStorage.setItem(REMEMBERED, large ? 'yes' : 'no');
    } catch {
      // As above; it then lasts as long as the page.
    }
  }
}

export const textSize = new TextSize();
