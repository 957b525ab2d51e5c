import type { BlockContext, Line } from '@lezer/markdown';
import type { DraftInput } from './draftInput.ts';

/** What the block parsers of one run share: the text, and how far the containers around the current line go on. */
export class BlockState {
  readonly input: DraftInput;
  /** The line on which a container around said that it does not go on. */
  #leftAt = -1;
  /** The line that belongs to an open paragraph no more, either. */
  #endedAt = -1;
  /** The end of the line of a note's marker that nothing follows on. */
  #emptyMarkerEnd = -1;

  constructor(input: DraftInput) {
    this.input = input;
  }

  /** False where a container around the current line has ended: the line can only belong to an open paragraph. */
  holds(cx: BlockContext): boolean {
    return this.#leftAt !== cx.lineStart;
  }

  leave(cx: BlockContext): false {
    this.#leftAt = cx.lineStart;
    return false;
  }

  /** As `leave`, where the line does not even continue a paragraph. */
  end(cx: BlockContext): false {
    this.#endedAt = cx.lineStart;
    return this.leave(cx);
  }

  endsParagraph(cx: BlockContext): boolean {
    return this.#endedAt === cx.lineStart;
  }

  expectContent(cx: BlockContext, line: Line): void {
    this.#emptyMarkerEnd = cx.lineStart + line.text.length;
  }

  expectsContent(cx: BlockContext): boolean {
    return this.#emptyMarkerEnd + 1 === cx.lineStart;
  }
}

/** Keeps the state of a run beside lezer's own. */
export function bindState(cx: object, input: DraftInput): void {
  states.set(cx, new BlockState(input));
}

export function stateOf(cx: BlockContext): BlockState {
  const state = states.get(cx);
  if (!state) throw new Error('The block parser runs on a DraftInput only.');
  return state;
}

const states = new WeakMap<object, BlockState>();

export function isBlank(line: Line): boolean {
  return line.pos >= line.text.length;
}

/** The line from its first character behind containers' marks and indentation. */
export function restOf(line: Line): string {
  return line.text.slice(line.pos);
}

/** Whether the line is indented as code is: by four columns within its container. */
export function isIndented(line: Line): boolean {
  return line.indent >= line.baseIndent + 4;
}

/** Moves over lines while they belong to the block, which ends with the last one that `goesOn` accepts. */
export function takeLines(cx: BlockContext, line: Line, goesOn: (line: Line) => boolean): void {
  const state = stateOf(cx);
  while (cx.nextLine() && state.holds(cx) && goesOn(line));
}
