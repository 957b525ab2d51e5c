import type { HtmlVisitor } from './htmlEvents.ts';

/** The fields that a page keeps for programs, as they stand in it. */
export interface PageFields {
  /** By lower-case name (`name` or `property`), in the order of the page. */
  readonly metas: ReadonlyMap<string, readonly string[]>;
  readonly title?: string;
  readonly language?: string;
  readonly canonical?: string;
  /** The `datetime` of the one `<time>` that is marked as the date of publication. */
  readonly published?: string;
  /** JSON-LD scripts. */
  readonly scripts: readonly string[];
}

/** Collects a page's fields while it is walked through; whatever changes the page later cannot touch them. */
export class PageFieldReader implements HtmlVisitor {
  readonly #metas = new Map<string, string[]>();
  readonly #scripts: string[] = [];
  #open: { readonly name: string; readonly parts: string[] } | undefined;
  #title: string | undefined;
  #language: string | undefined;
  #canonical: string | undefined;
  #published: string | undefined;
  #inDrawing = 0;

  open(name: string, attribute: (name: string) => string | undefined): void {
    if (name === 'svg') this.#inDrawing++;
    if (name === 'html') this.#language ??= attribute('lang') ?? attribute('xml:lang');
    else if (name === 'meta') this.#readMeta(attribute);
    else if (name === 'link') this.#readLink(attribute);
    else if (name === 'time' && isPublished(attribute)) this.#published ??= attribute('datetime');
    else if (name === 'title' && this.#title === undefined && this.#inDrawing === 0) this.#collect(name);
    else if (name === 'script' && /^application\/ld\+json\b/iu.test(attribute('type')?.trim() ?? ''))
      this.#collect(name);
  }

  text(text: string): void {
    this.#open?.parts.push(text);
  }

  close(name: string): void {
    if (name === 'svg') this.#inDrawing--;
    if (this.#open?.name !== name) return;
    const text = this.#open.parts.join('');
    if (name === 'title') this.#title = text;
    else this.#scripts.push(text);
    this.#open = undefined;
  }

  get fields(): PageFields {
    const [title, language] = [oneLine(this.#title), oneLine(this.#language)];
    return {
      metas: this.#metas,
      scripts: this.#scripts,
      ...(title && { title }),
      ...(language && { language }),
      ...(this.#canonical && { canonical: this.#canonical }),
      ...(this.#published && { published: this.#published }),
    };
  }

  #collect(name: string): void {
    this.#open = { name, parts: [] };
  }

  #readMeta(attribute: (name: string) => string | undefined): void {
    const name = (attribute('property') ?? attribute('name') ?? attribute('itemprop'))?.trim().toLowerCase();
    const content = oneLine(attribute('content'));
    if (!name || !content || content.length > MAX_FIELD) return;
    const values = this.#metas.get(name) ?? [];
    this.#metas.set(name, values);
    if (values.length < MAX_VALUES) values.push(content);
  }

  #readLink(attribute: (name: string) => string | undefined): void {
    if (attribute('rel')?.trim().toLowerCase() === 'canonical') this.#canonical ??= attribute('href')?.trim();
  }
}

function isPublished(attribute: (name: string) => string | undefined): boolean {
  return attribute('pubdate') !== undefined || attribute('itemprop') === 'datePublished';
}

function oneLine(text: string | undefined): string | undefined {
  return text?.replace(/\s+/gu, ' ').trim() || undefined;
}

// Nothing that describes a work is longer; abstracts are not read.
const MAX_FIELD = 2000;
// Papers of large collaborations name some thousand authors.
const MAX_VALUES = 5000;
