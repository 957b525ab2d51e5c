import assert from 'node:assert/strict';
import { readStyle } from '../../../../src/core/citing/csl/cslStyle.ts';
import { findStyle, shippedStyles } from '../../../../src/core/citing/csl/findStyle.ts';
import { toMarkdown } from '../../../../src/core/citing/csl/formattedText.ts';
import { cite, cluster, formatters, shippedText, styleFiles, works } from './formatting.ts';

const info = (more = '') => `<info><title>Own</title><id>own</id>${more}</info>`;
const style = (body: string, attributes = 'class="in-text" version="1.0"') =>
  `<style xmlns="http://purl.org/net/xbiblio/csl" ${attributes}>${body}</style>`;
const plain = style(
  `${info()}<citation><layout prefix="{" suffix="}"><text variable="title"/></layout></citation>`,
);
const following = (parent: string, attributes?: string) =>
  style(info(`<link href="${parent}" rel="independent-parent"/>`), attributes);

describe('the style of a draft', () => {
  const find = (name: string | undefined, own: Record<string, string | Error> = {}) =>
    findStyle(name, styleFiles(own));

  for (const name of Object.keys(shippedStyles)) {
    it(`is found by the name ${name}`, async () => {
      const { style, problem } = await find(name);
      assert.equal(problem, undefined);
      assert.equal(style.id, `http://www.zotero.org/styles/${name}`);
      assert.ok(style.title);
    });
  }

  const found: readonly (readonly [how: string, name: string, own: Record<string, string>, title: RegExp])[] =
    [
      ['by its path', 'styles/own.csl', { 'styles/own.csl': plain }, /^Own$/u],
      ['by its path without the ending', 'styles/own', { 'styles/own.csl': plain }, /^Own$/u],
      [
        'by its address, where it is shipped',
        'https://www.zotero.org/styles/apa',
        {},
        /American Psychological/u,
      ],
      ['among the shipped where the path leads nowhere', '../csl/apa.csl', {}, /American Psychological/u],
      ['the user’s before the shipped', 'apa', { 'apa.csl': plain }, /^Own$/u],
      [
        'through a shipped parent',
        'own.csl',
        { 'own.csl': following('http://www.zotero.org/styles/ieee') },
        /IEEE/u,
      ],
      [
        'through a parent beside it',
        'a/own.csl',
        { 'a/own.csl': following('http://example.org/house'), 'a/house.csl': plain },
        /^Own$/u,
      ],
    ];
  for (const [how, name, own, title] of found) {
    it(`is found ${how}`, async () => {
      const { style, problem } = await find(name, own);
      assert.equal(problem, undefined);
      assert.match(style.title, title);
    });
  }

  it('has the language of the dependent style', async () => {
    const own = { 'own.csl': following('http://www.zotero.org/styles/ieee', 'default-locale="de-DE"') };
    assert.equal((await find('own.csl', own)).style.defaultLocale, 'de-DE');
  });

  const lacking: readonly (readonly [
    what: string,
    name: string,
    own: Record<string, string | Error>,
    problem: object,
  ])[] = [
    ['a name that nobody has', 'nature', {}, { code: 'style-missing', name: 'nature' }],
    [
      'an address of something else',
      'https://example.org/',
      {},
      { code: 'style-missing', name: 'https://example.org/' },
    ],
    [
      'a parent that nobody has',
      'own.csl',
      { 'own.csl': following('http://www.zotero.org/styles/nature') },
      { code: 'parent-missing', file: 'own.csl', parent: 'http://www.zotero.org/styles/nature' },
    ],
    [
      'a parent that is a path',
      'own.csl',
      { 'own.csl': following('http://example.org/..') },
      { code: 'parent-missing', file: 'own.csl', parent: 'http://example.org/..' },
    ],
    [
      'a style that follows itself',
      'own.csl',
      { 'own.csl': following('http://example.org/own') },
      { code: 'parent-missing', file: 'own.csl', parent: 'http://example.org/own' },
    ],
    [
      'a file that may not be read',
      'own.csl',
      { 'own.csl': new Error('access denied') },
      { code: 'style-broken', file: 'own.csl', reason: 'cannot be read: access denied' },
    ],
  ];
  for (const [what, name, own, problem] of lacking) {
    it(`is Chicago, with the reason, for ${what}`, async () => {
      const found = await find(name, own);
      assert.deepEqual(found.problem, problem);
      assert.match(found.style.title, /Chicago/u);
    });
  }
});

describe('a style that cannot be used', () => {
  const doubling = Array.from(
    { length: 40 },
    (_, at) => `<macro name="m${at}"><text macro="m${at + 1}"/><text macro="m${at + 1}"/></macro>`,
  ).join('');
  const citation = '<citation><layout><text macro="m0"/></layout></citation>';
  const cases: readonly (readonly [name: string, xml: string, reason: RegExp])[] = [
    ['is no XML', 'citation style', /is not well-formed XML/u],
    ['is empty', '', /is not well-formed|holds no XML/u],
    ['is cut off', shippedText('apa.csl').slice(0, 5000), /is not well-formed XML \(line \d+/u],
    ['is another kind of XML', '<html><body/></html>', /is no CSL style: it starts with <html>/u],
    ['is a locale', shippedText('locales-en-US.xml'), /is no CSL style: it starts with <locale>/u],
    ['has no citation', style(info()), /does not say how a citation looks/u],
    ['lacks a macro', style(info() + citation), /calls a macro that it does not have \("m0"\)/u],
    [
      'has a macro that calls itself',
      style(`${info()}<macro name="m0"><text macro="m0"/></macro>${citation}`),
      /calls itself/u,
    ],
    [
      'has macros that double',
      style(`${info()}${doubling}<macro name="m40"/>${citation}`),
      /without measure/u,
    ],
    ['declares entities', `<!DOCTYPE s [<!ENTITY a "b">]>${style('&a;')}`, /is not well-formed XML/u],
    ['is nested without end', style('<group>'.repeat(5000)), /nested too deeply|well-formed/u],
  ];
  for (const [name, xml, reason] of cases) {
    it(`says so where it ${name}`, () => {
      const reading = readStyle(xml);
      assert.match('reason' in reading ? reading.reason : 'no reason', reason);
    });
  }

  it('is replaced by Chicago where only the processor finds the fault', async () => {
    const xml = style(
      `${info()}<citation><layout><names variable="author"><name form="huge"/></names><if/></layout></citation>`,
    );
    const formatter = await formatters({ 'own.csl': xml }).get({ style: 'own.csl' });
    const [shown] = (await formatter.formatCitations([cluster(cite('sayre2023'))], [works.essay])) ?? [];
    assert.ok(formatter.problem === undefined || formatter.problem.code === 'style-broken');
    assert.ok(shown);
  });

  it('does not keep a good one from being used afterwards', async () => {
    const own: Record<string, string> = { 'own.csl': '<style' };
    const all = formatters(own);
    assert.equal((await all.get({ style: 'own.csl' })).problem?.code, 'style-broken');
    own['own.csl'] = plain;
    const formatter = await all.get({ style: 'own.csl' });
    assert.equal(formatter.problem, undefined);
    const [shown] = (await formatter.formatCitations([cluster(cite('sayre2023'))], [works.essay])) ?? [];
    assert.equal(toMarkdown(shown?.text ?? []), '{The Gate Was Also a Promise}');
  });
});
