import { type MarkdownParser, parser } from '@lezer/markdown';
import { bindState } from './blockState.ts';
import { containerNodes, containerParsers } from './containers.ts';
import { DraftInput } from './draftInput.ts';
import { opaqueParsers, ruleParser } from './opaqueBlocks.ts';
import { paragraphParsers, textParsers } from './textBlocks.ts';

/**
 * lezer's incremental Markdown parser with the blocks of pandoc in place of CommonMark's: what interrupts a paragraph,
 * how far quotes, lists and notes go on, what is closed at all. It stops at blocks: what stands within a paragraph
 * is read by `readInlines`, whose grammar is pandoc's and depends on definitions elsewhere in the draft.
 *
 * Runs on a `DraftInput` only.
 */
export const draftBlocks: MarkdownParser = parser.configure({
  remove: [
    ...['LinkReference', 'IndentedCode', 'FencedCode', 'Blockquote', 'HorizontalRule', 'BulletList'],
    ...['OrderedList', 'ATXHeading', 'HTMLBlock', 'SetextHeading'],
    ...['Escape', 'Entity', 'InlineCode', 'HTMLTag', 'Emphasis', 'HardBreak', 'Link', 'Image', 'LinkEnd'],
  ],
  defineNodes: [
    ...containerNodes,
    ...['Paragraph', 'Heading', 'Table', 'LineBlock', 'Opaque', 'Comment', 'LinkDefinition'].map((name) => ({
      name,
      block: true,
    })),
    ...['Mark', 'NoteLabel', 'LinkLabel', 'ExampleLabel'],
  ],
  parseBlock: [...opaqueParsers, ...textParsers, ruleParser, ...containerParsers, ...paragraphParsers],
  wrap: (inner, input) => {
    if (input instanceof DraftInput) bindState(inner, input);
    return inner;
  },
});
