import assert from 'node:assert/strict';
import { beginsRightToLeft, isolated } from '../../../src/extension/bidi.ts';

describe('text for one line', () => {
  it('is set apart where it has right-to-left words, and left as it is elsewhere', () => {
    assert.equal(isolated('Salt, 潮 und Meer'), 'Salt, 潮 und Meer');
    assert.equal(isolated('Amar, שער המים'), '\u2068Amar, שער המים\u2069');
    assert.equal(isolated('بوابة'), '\u2068بوابة\u2069');
  });

  it('runs from the right where its first letter does', () => {
    assert.ok(beginsRightToLeft('“…שער (Gate)'));
    assert.ok(!beginsRightToLeft('1951: Gate שער'));
    assert.ok(!beginsRightToLeft('…'));
  });
});
