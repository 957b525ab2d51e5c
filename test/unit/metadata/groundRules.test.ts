import assert from 'node:assert/strict';
import { dayOf, forbiddenUse, groundRuleOf } from '../../../src/core/model/groundRules.ts';

describe('ground rules', () => {
  const cases: readonly (readonly [
    name: string,
    keywords: readonly string[],
    today: string,
    expected: string | undefined,
  ])[] = [
    ['are none where no keyword sets one', ['primary'], '2026-11-20', undefined],
    ['keep words off the record', ['primary', 'off-record'], '2026-11-20', 'off the record'],
    ['keep words on background', ['background'], '2026-11-20', 'on background, not for quotation'],
    [
      'keep words under embargo before its day',
      ['embargo:2027-01-31'],
      '2027-01-30',
      'under embargo until 2027-01-31',
    ],
    ['free words on the day of their embargo', ['embargo:2027-01-31'], '2027-01-31', undefined],
    [
      'take the later of two embargoes',
      ['embargo:2027-01-31', 'embargo:2027-03-01'],
      '2027-02-10',
      'under embargo until 2027-03-01',
    ],
    ['take the strictest', ['embargo:2020-01-01', 'off-record'], '2026-11-20', 'off the record'],
  ];
  for (const [name, keywords, today, expected] of cases) {
    it(name, () => assert.equal(forbiddenUse(groundRuleOf(keywords), today), expected));
  }

  it('count days by the writer’s clock', () => {
    assert.equal(dayOf(new Date(2027, 0, 5, 23, 59)), '2027-01-05');
  });
});
