import type { Stretch, SurroundingPassageView, SurroundingsView } from '../src/protocol/quoteRequests.ts';
import { coveredParts, type Edge, type Spot } from '../src/protocol/stretching.ts';
import { element } from './dom.ts';
import { scrollInside } from './scrollInside.ts';

/** The words of the surroundings, with the quote marked in them and a handle at each of its ends. */
export interface PreviewText {
  readonly root: HTMLElement;
  /** Shows other surroundings, with the quote brought into sight; or the same, with the end that moved in sight. */
  show(view: SurroundingsView, stretch: Stretch): void;
  /** The place in the text at a point of the page; undefined where there are no words. */
  spotAt(x: number, y: number): Spot | undefined;
  /** Whether the quote runs from right to left. */
  readonly isRightToLeft: boolean;
}

/** @param handles one for each end; they keep their focus. */
export function createPreviewText(handles: Readonly<Record<Edge, HTMLElement>>): PreviewText {
  const root = element('div', { class: 'surroundings' });
  let shown: SurroundingsView | undefined;
  let before: Stretch | undefined;
  let places = new Map<Node, Spot>();

  return {
    root,
    show(view, stretch) {
      const focused = document.activeElement;
      places = new Map();
      const parts = coveredParts(view, stretch);
      const voices = new Set(view.passages.map(({ evidence }) => evidence));
      root.replaceChildren(
        ...view.passages.map((passage, at) =>
          createPassage({
            passage,
            before: view.passages[at - 1],
            hasVoices: voices.size > 1,
            at,
            part: parts[at],
            parts,
            handles,
            places,
          }),
        ),
      );
      if (focused instanceof HTMLElement && Object.values(handles).includes(focused))
        focused.focus({ preventScroll: true });
      const isNew = shown !== view;
      const moved = movedEdge(before, stretch);
      shown = view;
      before = stretch;
      // Only other surroundings move under the eye; what one is working on stays where it is, as long as it is in sight.
      if (isNew) revealQuote(root);
      else if (moved && root.parentElement)
        scrollInside(root.parentElement, handles[moved], 'nearest', LINE_PX);
    },
    spotAt(x, y) {
      const caret = caretAt(x, y);
      const place = caret && places.get(caret.node);
      return place && caret && { at: place.at, offset: place.offset + caret.offset };
    },
    get isRightToLeft() {
      const quoted = root.querySelector('.quoted')?.parentElement;
      return quoted ? getComputedStyle(quoted).direction === 'rtl' : false;
    },
  };
}

function movedEdge(before: Stretch | undefined, now: Stretch): Edge | undefined {
  if (!before) return undefined;
  if (!isSame(before.from, now.from)) return 'start';
  return isSame(before.to, now.to) ? undefined : 'end';
}

function isSame(one: Stretch['from'], other: Stretch['from']): boolean {
  return one.passageId === other.passageId && one.offset === other.offset;
}

/** All of the quote, where there is room for it; else its beginning. */
function revealQuote(root: HTMLElement): void {
  const quoted = [...root.querySelectorAll('.quoted')];
  const [first, last] = [quoted[0], quoted.at(-1)];
  const height = (last?.getBoundingClientRect().bottom ?? 0) - (first?.getBoundingClientRect().top ?? 0);
  const pane = root.parentElement;
  if (!pane || !first) return;
  // Around its middle, or from its beginning with the line before it.
  if (height < pane.clientHeight) scrollInside(pane, first, 'center');
  else scrollInside(pane, first, 'start', LINE_PX);
}

/** A line of the text and a little. */
const LINE_PX = 26;

interface PassageInit {
  readonly passage: SurroundingPassageView;
  readonly before: SurroundingPassageView | undefined;
  /** Whether not all of it is said by the same voice. */
  readonly hasVoices: boolean;
  readonly at: number;
  readonly part: readonly [start: number, end: number] | undefined;
  readonly parts: ReturnType<typeof coveredParts>;
  readonly handles: Readonly<Record<Edge, HTMLElement>>;
  /** Takes in where each text node begins. */
  readonly places: Map<Node, Spot>;
}

function createPassage(init: PassageInit): HTMLElement {
  const { passage, at, part, parts, handles, places } = init;
  const text = (start: number, end: number) => {
    const node = document.createTextNode(passage.text.slice(start, end));
    places.set(node, { at, offset: start });
    return node;
  };
  const paragraph = element('p', { class: `around ${passage.kind}`, dir: 'auto' });
  const label = labelOf(init);
  if (label) paragraph.append(element('bdi', { class: 'around-label' }, label), ' ');
  if (!part) paragraph.append(text(0, passage.text.length));
  else {
    const [start, end] = part;
    paragraph.classList.add('covered');
    const quoted = element('span', { class: 'quoted' }, text(start, end));
    const isFirst = parts[at - 1] === undefined;
    const isLast = parts[at + 1] === undefined;
    paragraph.append(
      text(0, start),
      ...(isFirst ? [handles.start] : []),
      quoted,
      ...(isLast ? [handles.end] : []),
      text(end, passage.text.length),
    );
  }
  return paragraph;
}

/** Says who speaks where that changes, and what was never said to be quoted. */
function labelOf({ passage, before, hasVoices }: PassageInit): string {
  const { kind, evidence, barrier } = passage;
  if (kind === 'advertisement' || kind === 'boilerplate' || kind === 'heading') return kind;
  const goesOn = before !== undefined && !barrier && before.evidence === evidence;
  return hasVoices && !goesOn ? evidence : '';
}

function caretAt(x: number, y: number): { node: Node; offset: number } | undefined {
  if ('caretPositionFromPoint' in document) {
    const caret = document.caretPositionFromPoint(x, y);
    return caret ? { node: caret.offsetNode, offset: caret.offset } : undefined;
  }
  // The older name of the same thing.
  const range = (document as Document).caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : undefined;
}
