/// <reference path="../../../src/core/importers/papaparse.d.ts" />
import assert from 'node:assert/strict';
import { parser } from '@lezer/markdown';
import { Parser } from 'htmlparser2';
import papaparse from 'papaparse/papaparse.min.js';
import type { Finding } from '../../../src/core/model/finding.ts';
import { packetAsCsv } from '../../../src/core/reports/packet/csvPacket.ts';
import { packetAsHtml } from '../../../src/core/reports/packet/htmlPacket.ts';
import { packetAsMarkdown } from '../../../src/core/reports/packet/markdownPacket.ts';
import { toPacket } from '../../../src/core/reports/packet/packet.ts';
import { draftOf, findingOf, interviewCorpus, matchOfTide } from '../../support/findings.ts';

const packetOf = (...findings: Finding[]) =>
  toPacket(draftOf(...findings), interviewCorpus, { day: '2026-11-20', draftHash: 'cd'.repeat(32) });

describe('the fact-check packet', () => {
  it('has the words, what stands around them, whose they are, where to hear them and what file was read', () => {
    const [entry] = packetOf(findingOf()).entries;
    assert.deepEqual(entry?.evidence, {
      wording: [{ text: 'A marsh does ' }, { text: 'not', mark: 'critical' }, { text: ' forget the tide' }],
      around: { before: 'I listened to the water.', after: ', and neither did I.' },
      speaker: 'Bo Ray',
      voice: 'labelled in the text',
      reference: 'Bo Ray, “On the Gate”',
      citeKey: 'ray2021gate',
      role: 'primary',
      locator: '00:00:10',
      file: 'interview.txt',
      link: 'https://example.org/gate.mp3#t=10',
      fileHash: 'ab'.repeat(32),
    });
  });

  it('has every quotation in it, the clean ones too', () => {
    const clean = findingOf({ verdict: 'verbatim', severity: 'none', edits: [] });
    assert.deepEqual(
      packetOf(clean, findingOf()).entries.map(({ number, verdict, place }) => [number, verdict, place.line]),
      [
        [1, 'verbatim', 1],
        [2, 'misquote', 3],
      ],
    );
  });

  it('reads the sentences around words in the middle of a passage, and goes on into the neighbor', () => {
    const words = 'wide';
    const start = '[00:00:05] BO RAY: The marsh is '.length;
    const match = {
      ...matchOfTide,
      ...{ text: words, start, end: start + 4, spans: [[start, start + 4] as const] },
      passageIds: ['passage-1'],
    };
    const [entry] = packetOf(findingOf({ match, edits: [] })).entries;
    assert.deepEqual(entry?.evidence?.around, {
      before: 'The marsh is',
      after: '. I listened to the water.',
    });
  });
});

const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '[link](javascript:alert(1)) `code` @cite $x$ ^a^ | b',
  '=HYPERLINK("http://example.org","x")',
  '  +1+1|cmd',
  '@SUM(A1)',
  '\u202etxet\u0000\u001b[31m',
  '</style><script>',
  '-->\n# heading\n- list',
];

describe('a packet of hostile words', () => {
  const packet = () =>
    packetOf(
      ...hostile.map((text) =>
        findingOf({
          text,
          edits: [],
          claimed: { citeKeys: [text], speaker: text },
          match: { ...matchOfTide, text, speaker: text, citeKey: text },
        }),
      ),
    );

  it('is HTML without scripts, handlers or any address that is loaded', () => {
    const html = packetAsHtml(packet());
    const names = new Set<string>();
    new Parser({
      onopentag(name, attributes) {
        names.add(name);
        for (const attribute of Object.keys(attributes)) assert.ok(!attribute.startsWith('on'), attribute);
        assert.ok(attributes.src === undefined);
        if (attributes.href) assert.match(attributes.href, /^(?:#quotation-\d+|https:\/\/example\.org\/)/u);
      },
    }).end(html);
    for (const forbidden of ['script', 'img', 'iframe', 'link', 'object', 'form', 'base'])
      assert.ok(!names.has(forbidden), forbidden);
    assert.ok(html.includes(`default-src 'none'`));
    assert.ok(html.includes('&#60;script&#62;alert(1)&#60;/script&#62;'));
  });

  it('is Markdown in which they make no link, HTML, code or citation', () => {
    const markdown = packetAsMarkdown(packet());
    const found = new Set<string>();
    parser.parse(markdown).iterate({ enter: ({ name }) => void found.add(name) });
    for (const forbidden of ['HTMLBlock', 'HTMLTag', 'Link', 'InlineCode', 'FencedCode', 'Image'])
      assert.ok(!found.has(forbidden), forbidden);
    assert.ok(!/(?<!\\)@(?!ray2021gate)\w/u.test(markdown.replace(/<https:[^>]*>/gu, '')));
  });

  it('is CSV in which no cell is a formula, and which is read back whole', () => {
    const csv = packetAsCsv(packet());
    const { data, errors } = papaparse.parse(csv.trim(), {
      skipEmptyLines: 'greedy',
      delimitersToGuess: [','],
    });
    assert.deepEqual(errors, []);
    assert.equal(data.length, hostile.length + 1);
    for (const row of data) {
      assert.equal(row.length, data[0]?.length);
      for (const cell of row) assert.ok(!/^\s*[=+\-@]/u.test(cell), cell);
    }
    assert.ok(csv.includes(`'=HYPERLINK(""http://example.org"",""x"")`));
  });
});
