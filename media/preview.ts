import type { Stretch, SurroundingsView } from '../src/protocol/quoteRequests.ts';
import {
  dragEdge,
  type Edge,
  isStop,
  moveEdge,
  nearerEdge,
  outOfReach,
  type Spot,
  type Step,
  type Stop,
  sentenceAt,
  stretchText,
  sweepWords,
  wholePassage,
  wordsOf,
} from '../src/protocol/stretching.ts';
import { button, element } from './dom.ts';
import { createEdgeHandle } from './edgeHandle.ts';
import type { HitAction } from './hitToolbar.ts';
import { icon } from './icons.ts';
import { type KeyAction, readKey } from './keys.ts';
import { createPreviewText, type PreviewText } from './previewText.ts';
import { keepFromOthers } from './searchBox.ts';
import { stopWords, words } from './words.ts';

/** The selected hit with what stands around it, where its quote is stretched and cut. */
export interface Preview {
  readonly root: HTMLElement;
  /** Shows a passage in its surroundings; null: it is gone. Absent stretch: the whole passage. */
  show(view: SurroundingsView | null, stretch?: Stretch): void;
  hide(): void;
  /** Moves an end, as a key says that was pressed elsewhere. */
  step(step: Step): void;
  showCollected(isCollected: boolean): void;
  focus(): void;
}

export interface PreviewInit {
  /** The quote is another one now; undefined: the whole passage again. */
  onStretch(stretch: Stretch | undefined, words: string): void;
  /** An end does not go where it was to go. */
  onStop(stop: Stop): void;
  /** More of the source is wanted; the step is to be done when it is there. */
  onMore(side: 'before' | 'after', step?: Step): void;
  onAction(action: HitAction): void;
  onKey(action: KeyAction): boolean;
  onClose(): void;
  onGrab(): void;
  onDrag(event: DragEvent): void;
}

export function createPreview(init: PreviewInit): Preview {
  return new PreviewPane(init);
}

class PreviewPane implements Preview {
  readonly root: HTMLElement;
  readonly #init: PreviewInit;
  readonly #text: PreviewText;
  readonly #pane: HTMLElement;
  readonly #head = element('div', { class: 'preview-from' });
  readonly #count = element('span', { class: 'word-count' });
  readonly #stop = element('span', { class: 'stop' });
  readonly #earlier: HTMLButtonElement;
  readonly #later: HTMLButtonElement;
  readonly #whole: HTMLButtonElement;
  readonly #collect: HTMLButtonElement;
  readonly #handles: Readonly<Record<Edge, ReturnType<typeof createEdgeHandle>>>;
  #view: SurroundingsView | undefined;
  #stretch: Stretch | undefined;

  constructor(init: PreviewInit) {
    this.#init = init;
    const handle = (edge: Edge) =>
      createEdgeHandle(edge, {
        onStep: (unit, by) => this.step({ edge, unit, by: this.#text.isRightToLeft ? (-by as 1 | -1) : by }),
        onDrag: (x, y) => this.#dragTo(edge, x, y),
      });
    this.#handles = { start: handle('start'), end: handle('end') };
    this.#text = createPreviewText({ start: this.#handles.start.root, end: this.#handles.end.root });
    this.#earlier = button({ class: 'link more' }, words.earlier, () => init.onMore('before'));
    this.#later = button({ class: 'link more' }, words.later, () => init.onMore('after'));
    this.#whole = button(
      { class: 'action', 'aria-label': words.whole, title: words.whole },
      icon('undo'),
      () => this.#reset(),
    );
    this.#collect = this.#actionButton('collect');
    this.#pane = element(
      'div',
      {
        class: 'preview-text',
        role: 'group',
        'aria-label': words.preview,
        'aria-describedby': HELP_ID,
        tabindex: '0',
      },
      this.#earlier,
      this.#text.root,
      this.#later,
    );
    this.root = this.#compose();
    this.root.hidden = true;
    this.#listen();
  }

  show(view: SurroundingsView | null, stretch?: Stretch): void {
    this.root.hidden = false;
    this.#stop.textContent = view ? '' : words.gone;
    this.#pane.hidden = view === null;
    this.#view = view ?? undefined;
    if (!view) {
      this.#head.replaceChildren();
      return;
    }
    this.#stretch = stretch && isShown(view, stretch) ? stretch : wholePassage(view);
    this.#earlier.hidden = !view.hasBefore;
    this.#later.hidden = !view.hasAfter;
    this.#showHead(view);
    this.#render();
  }

  hide(): void {
    this.root.hidden = true;
    this.#view = undefined;
  }

  step(step: Step): void {
    if (!this.#view || !this.#stretch) return;
    const moved = moveEdge(this.#view, this.#stretch, step);
    if (moved === 'unloaded') this.#init.onMore(step.edge === 'start' ? 'before' : 'after', step);
    this.#take(moved);
  }

  showCollected(isCollected: boolean): void {
    this.#collect.setAttribute('aria-pressed', String(isCollected));
  }

  focus(): void {
    this.#pane.focus({ preventScroll: true });
  }

  #compose(): HTMLElement {
    const close = button(
      { class: 'action', 'aria-label': words.closePreview, title: words.closePreview },
      icon('clear'),
      () => this.#init.onClose(),
    );
    const grip = element(
      'span',
      { class: 'grip', draggable: 'true', title: words.dragHint, 'aria-hidden': 'true' },
      icon('grip'),
    );
    grip.addEventListener('pointerdown', () => this.#init.onGrab());
    grip.addEventListener('dragstart', (event) => this.#init.onDrag(event));
    const insert = button({ class: 'small primary', title: words.insert }, words.insertShort, () =>
      this.#init.onAction('insert'),
    );
    return element(
      'section',
      { id: 'preview', 'aria-label': words.preview },
      element('div', { class: 'preview-head' }, grip, this.#head, this.#whole, close),
      this.#pane,
      element('p', { id: HELP_ID, class: 'visually-hidden' }, words.previewHelp),
      element(
        'div',
        { class: 'preview-foot' },
        element('span', { class: 'preview-says' }, this.#count, this.#stop),
        insert,
        this.#actionButton('insertAs'),
        this.#actionButton('cite'),
        this.#collect,
        this.#actionButton('copy'),
        this.#actionButton('open'),
      ),
    );
  }

  #actionButton(action: HitAction): HTMLButtonElement {
    const attributes = {
      class: 'action',
      'data-action': action,
      'aria-label': words[action],
      title: words[action],
    };
    return button(attributes, icon(action), () => this.#init.onAction(action));
  }

  #listen(): void {
    this.root.addEventListener('keydown', (event) => {
      const action = readKey(event, 'preview');
      // A button is pressed with Enter like any other.
      if (!action || (event.target instanceof HTMLButtonElement && event.key === 'Enter')) return;
      if (this.#init.onKey(action)) keepFromOthers(event);
    });
    let from: Spot | undefined;
    let isSweeping = false;
    const text = this.#text.root;
    text.addEventListener('pointerdown', (event) => {
      if (event.button !== 0 || isHandle(event.target)) return;
      from = this.#text.spotAt(event.clientX, event.clientY);
      isSweeping = false;
    });
    text.addEventListener('pointermove', (event) => {
      const to = from && event.buttons === 1 ? this.#text.spotAt(event.clientX, event.clientY) : undefined;
      if (!from || !to || !this.#view) return;
      // A hand that shakes is no sweep.
      if (!isSweeping && from.at === to.at && Math.abs(from.offset - to.offset) < 2) return;
      isSweeping = true;
      this.#take(sweepWords(this.#view, from, to));
    });
    text.addEventListener('click', (event) => {
      if (from && !isSweeping && event.detail === 1) this.#clicked(from);
      if (from && event.detail === 2 && this.#view) this.#take(sentenceAt(this.#view, from));
      from = undefined;
    });
  }

  /** The end that is nearer moves to the word that was clicked. */
  #clicked(spot: Spot): void {
    if (!this.#view || !this.#stretch) return;
    const stop = outOfReach(this.#view, this.#stretch, spot);
    if (stop) this.#take(stop);
    else this.#take(dragEdge(this.#view, this.#stretch, nearerEdge(this.#view, this.#stretch, spot), spot));
  }

  #dragTo(edge: Edge, x: number, y: number): void {
    const spot = this.#text.spotAt(x, y);
    if (!spot || !this.#view || !this.#stretch) return;
    const stop = outOfReach(this.#view, this.#stretch, spot);
    this.#take(dragEdge(this.#view, this.#stretch, edge, spot));
    if (stop) this.#showStop(stop);
  }

  #reset(): void {
    const whole = this.#view && wholePassage(this.#view);
    if (whole) this.#take(whole);
    this.focus();
  }

  /** Takes over a quote that was made, or says why there is none. */
  #take(moved: Stretch | Stop): void {
    if (isStop(moved)) {
      this.#showStop(moved);
      return;
    }
    this.#stop.textContent = '';
    this.#stretch = moved;
    this.#render();
    const text = this.#view ? stretchText(this.#view, moved) : '';
    this.#init.onStretch(this.#isWhole() ? undefined : moved, text);
  }

  #showStop(stop: Stop): void {
    this.#stop.textContent = stopWords[stop];
    this.#init.onStop(stop);
  }

  #isWhole(): boolean {
    const whole = this.#view && wholePassage(this.#view);
    return JSON.stringify(whole) === JSON.stringify(this.#stretch);
  }

  #render(): void {
    if (!this.#view || !this.#stretch) return;
    this.#text.show(this.#view, this.#stretch);
    const all = wordsOf(this.#view, this.#stretch);
    this.#count.textContent = words.quoteWords(all.length);
    this.#whole.hidden = this.#isWhole();
    this.#handles.start.show(all[0] ?? '', 1, all.length);
    this.#handles.end.show(all.at(-1) ?? '', all.length, all.length);
  }

  #showHead({ passages, at, title }: SurroundingsView): void {
    const { evidence = '', place = '' } = passages[at] ?? {};
    this.#head.replaceChildren(
      ...[
        evidence && element('bdi', { class: 'name' }, evidence),
        element('bdi', { class: 'title' }, title),
        place && element('bdi', { class: 'place' }, place),
      ]
        .filter((each) => each !== '')
        .flatMap((each, index) => (index > 0 ? ['\u00a0· ', each] : [each])),
    );
  }
}

function isShown({ passages }: SurroundingsView, { from, to }: Stretch): boolean {
  const ids = passages.map(({ passageId }) => passageId);
  return ids.includes(from.passageId) && ids.includes(to.passageId);
}

function isHandle(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.edge') !== null;
}

const HELP_ID = 'preview-help';
