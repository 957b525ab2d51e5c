/** A locator as a writer types it in haste. */
export interface TypedLocator {
  /** The short form of CSL's term, with which pandoc reads it: `p.`, `para.`; empty for a time and for a bare number. */
  readonly label: string;
  /** `12`, `12-14`, `12:31`, `iv`; unfinished while it is typed, empty behind a label. */
  readonly value: string;
}

/** Reads `p12`, `pp 12-14`, `12:31`, `¶4`, `§ 2.1`, `ch3`, `33`; undefined for anything else. */
export function readTypedLocator(typed: string): TypedLocator | undefined {
  const { mark = '', value = '' } = TYPED.exec(typed)?.groups ?? {};
  const label = mark === '' ? '' : LABELS.get(mark.toLowerCase().replace(/\.$/u, ''));
  if (label === undefined || (label === '' && value === '')) return undefined;
  return { label, value };
}

/** The locator in the form that pandoc reads; undefined while its value is missing. */
export function formatTypedLocator({ label, value }: TypedLocator): string | undefined {
  if (!/[\p{N}ivxlcdm]$/iu.test(value)) return undefined;
  if (label === '') return value;
  const isRange = /[-–]/u.test(value);
  return `${isRange ? (PLURALS.get(label) ?? label) : label} ${value}`;
}

const TYPED =
  /^(?:at\s+)?(?<mark>\p{L}+\.?|¶{1,2}|§{1,2})?\s*(?<value>(?:\d[\d.:]*|(?<!\p{L})[ivxlcdm]+)(?:\s*[-–]\s*[\d.:ivxlcdm]*)?|)$/iu;

const LABELS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'p.': 'p pp pg pgs page pages',
    'para.': 'par para paras paragraph paragraphs ¶ ¶¶',
    'sec.': 's sec secs section sections § §§',
    'chap.': 'c ch chap chaps chapter chapters',
    'l.': 'l ll line lines',
    'v.': 'v vv verse verses',
    'n.': 'n nn note notes',
    'vol.': 'vol vols volume volumes',
    'fig.': 'fig figs figure figures',
    'col.': 'col cols column columns',
    'fol.': 'f fol fols folio folios',
    'no.': 'no nos nr number numbers',
    'pt.': 'pt pts part parts',
  }).flatMap(([label, forms]) => forms.split(' ').map((form) => [form, label] as const)),
);

const PLURALS: ReadonlyMap<string, string> = new Map([
  ['p.', 'pp.'],
  ['para.', 'paras.'],
  ['sec.', 'secs.'],
  ['chap.', 'chaps.'],
  ['l.', 'll.'],
  ['v.', 'vv.'],
  ['n.', 'nn.'],
  ['vol.', 'vols.'],
  ['fig.', 'figs.'],
  ['col.', 'cols.'],
  ['fol.', 'fols.'],
  ['no.', 'nos.'],
  ['pt.', 'pts.'],
]);
