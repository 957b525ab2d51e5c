import type { References } from './inline/inlineNodes.ts';
import type { BlockSurvey } from './surveyBlocks.ts';

/**
 * What a draft defines: links, notes, examples. A block that was read keeps what it asked and was told, so that it is read
 * again only when the answer changes.
 */
export class Definitions {
  readonly #sources: readonly Defining[];
  readonly #links: ReadonlySet<string>;
  readonly #notes: ReadonlySet<string>;
  readonly #examples: ReadonlySet<string>;

  constructor(blocks: readonly { readonly survey: BlockSurvey }[]) {
    this.#sources = definingIn(blocks);
    this.#links = new Set(this.#sources.flatMap(({ linkLabels }) => linkLabels.map(foldLabel)));
    this.#notes = new Set(this.#sources.flatMap(({ notes }) => notes.map(({ label }) => label)));
    this.#examples = new Set(this.#sources.flatMap(({ exampleLabels }) => exampleLabels));
  }

  /** The definitions in `blocks`: these themselves where they define the same. */
  following(blocks: readonly { readonly survey: BlockSurvey }[]): Definitions {
    const sources = definingIn(blocks);
    const isSame =
      sources.length === this.#sources.length &&
      sources.every((source, at) => definesSame(source, this.#sources[at]));
    return isSame ? this : new Definitions(blocks);
  }

  isLink(label: string): boolean {
    return this.#links.has(foldLabel(label));
  }

  isNote(label: string): boolean {
    return this.#notes.has(label);
  }

  isExample(label: string): boolean {
    return this.#examples.has(label);
  }
}

/** Remembers what is asked of the definitions. */
export class AskedReferences implements References {
  readonly #definitions: Definitions;
  readonly #answers: { readonly ask: keyof References; readonly label: string; readonly answer: boolean }[] =
    [];

  constructor(definitions: Definitions) {
    this.#definitions = definitions;
  }

  isLink(label: string): boolean {
    return this.#ask('isLink', label);
  }

  isNote(label: string): boolean {
    return this.#ask('isNote', label);
  }

  isExample(label: string): boolean {
    return this.#ask('isExample', label);
  }

  /** Whether other definitions would give the same answers. */
  holdsFor(definitions: Definitions): boolean {
    return this.#answers.every(({ ask, label, answer }) => definitions[ask](label) === answer);
  }

  #ask(ask: keyof References, label: string): boolean {
    const answer = this.#definitions[ask](label);
    this.#answers.push({ ask, label, answer });
    return answer;
  }
}

type Defining = Pick<BlockSurvey, 'linkLabels' | 'notes' | 'exampleLabels'>;

function definingIn(blocks: readonly { readonly survey: BlockSurvey }[]): Defining[] {
  const defining: Defining[] = [];
  for (const { survey } of blocks) if (survey.defines) defining.push(survey);
  return defining;
}

function definesSame(a: Defining, b: Defining | undefined): boolean {
  if (a === b) return true;
  const labelsOf = ({ linkLabels, notes, exampleLabels }: Defining) =>
    JSON.stringify([linkLabels, notes.map(({ label }) => label), exampleLabels]);
  return b !== undefined && labelsOf(a) === labelsOf(b);
}

/** Labels of links are compared without regard to case and to the width of white space. */
function foldLabel(label: string): string {
  return label.toLowerCase().replace(/\s+/gu, ' ').trim();
}
