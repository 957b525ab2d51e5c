import {
  bare,
  both,
  type Change,
  dress,
  dropOne,
  each,
  either,
  insertOne,
  oneOf,
  otherWords,
  placesOf,
  swap,
  swapRuns,
} from './change.ts';

/** Changes of the words: none of them may pass. */
export const changesOfMeaning: readonly Change[] = [
  { name: 'another article', apply: swap(either('a/the an/the')), right: otherWords },
  {
    name: 'another preposition',
    apply: swap(either('in/on to/from of/for at/by into/onto over/under before/after')),
    right: otherWords,
  },
  {
    name: 'another conjunction',
    apply: swap(either('and/or but/so because/although if/when')),
    right: otherWords,
  },
  {
    name: 'another tense',
    apply: swap(either('is/was are/were has/had does/did do/did said/says went/goes')),
    right: otherWords,
  },
  {
    name: 'another person',
    apply: swap(either('i/we he/she his/her they/we my/our you/they me/us him/them')),
    right: otherWords,
  },
  {
    name: 'another demonstrative',
    apply: swap(either('this/that these/those here/there')),
    right: otherWords,
  },
  {
    name: 'an opposite',
    apply: swap(
      either(
        'good/bad big/small up/down first/last open/closed high/low old/new long/short right/wrong more/less better/worse hard/easy early/late inside/outside come/go give/take start/stop same/different',
      ),
    ),
    right: otherWords,
  },
  {
    name: 'a plural for a singular',
    apply: (words, random) => {
      const places = words.flatMap((word, at) => (/^[a-z]{4,}[^s\W]$/u.test(bare(word)) ? [at] : []));
      const at = places[Math.floor(random() * places.length)];
      return at === undefined
        ? undefined
        : words.with(at, dress(words[at] as string, `${bare(words[at] as string)}s`));
    },
    right: otherWords,
  },
  {
    name: 'an adverb put in',
    apply: insertOne('clearly', 'never', 'very', 'finally', 'truly', 'only'),
    right: otherWords,
  },
  { name: 'a filler put in', apply: insertOne('basically', 'frankly', 'somehow'), right: otherWords },
  { name: 'a word of content dropped', apply: dropOne((word) => CONTENT.test(word)), right: otherWords },
  {
    name: 'a small word dropped',
    apply: dropOne((word) => /^(?:a|the|of|in|to|at|with|from|that)$/u.test(word)),
    right: otherWords,
  },
  {
    name: 'two words exchanged',
    apply: (words, random) => {
      const at = Math.floor(random() * (words.length - 3)) + 1;
      const [a, b] = [words[at] as string, words[at + 1] as string];
      if (bare(a) === bare(b) || bare(a) === '' || bare(b) === '') return undefined;
      return words.with(at, b).with(at + 1, a);
    },
    right: otherWords,
  },
  {
    name: 'a negation put in',
    apply: (words, random) => {
      const places = words.flatMap((word, at) => (NEGATABLE.test(bare(word)) ? [at] : []));
      const at = places[Math.floor(random() * places.length)];
      return at === undefined ? undefined : words.toSpliced(at + 1, 0, 'not');
    },
    right: otherWords,
    critical: true,
  },
  {
    name: 'a negation contracted in',
    apply: swap({
      is: "isn't",
      are: "aren't",
      was: "wasn't",
      were: "weren't",
      do: "don't",
      does: "doesn't",
      did: "didn't",
      can: "can't",
      could: "couldn't",
      would: "wouldn't",
      has: "hasn't",
      have: "haven't",
      will: "won't",
    }),
    right: otherWords,
    critical: true,
  },
  {
    name: 'a negation taken out of a contraction',
    apply: swap({
      "isn't": 'is',
      "aren't": 'are',
      "wasn't": 'was',
      "weren't": 'were',
      "don't": 'do',
      "doesn't": 'does',
      "didn't": 'did',
      "can't": 'can',
      "couldn't": 'could',
      "wouldn't": 'would',
      "won't": 'will',
      cannot: 'can',
    }),
    right: otherWords,
    critical: true,
  },
  {
    name: 'a negation dropped',
    apply: dropOne((word) => word === 'not' || word === 'never' || word === 'no'),
    right: otherWords,
    critical: true,
  },
  {
    name: 'a negation that only sounds the same',
    apply: swap({ not: 'knot', no: 'know', know: 'no', never: 'ever', none: 'nun' }),
    right: otherWords,
    critical: true,
  },
  {
    name: 'another modal',
    apply: swap(either('can/must could/might will/may would/should must/might')),
    right: otherWords,
    critical: true,
  },
  {
    name: 'another quantifier',
    apply: swap(either('all/some every/each many/few most/some any/every both/either always/never')),
    right: otherWords,
    critical: true,
  },
  {
    name: 'another number',
    apply: swap(
      either(
        'two/three four/five six/nine one/two ten/twelve eleven/seven hundred/thousand million/billion once/twice first/second twenty/thirty seventeen/seventy',
      ),
    ),
    right: otherWords,
    critical: true,
  },
  {
    name: 'a number that only sounds the same',
    apply: swap({ two: 'to', four: 'for', one: 'won', eight: 'ate' }),
    right: otherWords,
    critical: true,
  },
  {
    name: 'other digits',
    apply: (words) => {
      const at = words.findIndex((word) => /\d/u.test(word));
      if (at < 0) return undefined;
      return words.with(
        at,
        (words[at] as string).replace(/\d(?=\D*$)/u, (digit) => String((Number(digit) + 1) % 10)),
      );
    },
    right: otherWords,
    critical: true,
  },
  {
    name: 'another name',
    apply: (words, random) => {
      const places = words.flatMap((word, at) => {
        const isOpening = at === 0 || /[.!?…:;"“—–-]$/u.test(words[at - 1] as string);
        return !isOpening && NAMES.test(bare(word)) ? [at] : [];
      });
      const at = places[Math.floor(random() * places.length)];
      return at === undefined ? undefined : words.with(at, dress(words[at] as string, 'Bartholomew'));
    },
    right: otherWords,
    critical: true,
  },
];

const NEGATORS =
  /^(?:not|no|never|none|nothing|nobody|nowhere|neither|nor|without|cannot|hardly|barely)$|n't$/u;

/** More changes of the words; each group in the kinds that a hurried or a dishonest hand makes. */
export const finerChangesOfMeaning: readonly Change[] = [
  {
    name: 'a negation by a prefix or an ending',
    apply: swap(
      either(
        'able/unable likely/unlikely possible/impossible happy/unhappy certain/uncertain known/unknown common/uncommon usual/unusual necessary/unnecessary useful/useless careful/careless helpful/helpless hopeful/hopeless complete/incomplete direct/indirect visible/invisible agree/disagree agrees/disagrees appear/disappear appeared/disappeared understand/misunderstand like/dislike natural/unnatural supervised/unsupervised structured/unstructured expected/unexpected seen/unseen real/unreal true/untrue sure/unsure related/unrelated clear/unclear easy/uneasy reasonable/unreasonable fair/unfair important/unimportant regular/irregular legal/illegal formal/informal correct/incorrect efficient/inefficient safe/unsafe stable/unstable finished/unfinished written/unwritten interesting/uninteresting familiar/unfamiliar lock/unlock locked/unlocked tie/untie cover/uncover load/unload continue/discontinue',
      ),
    ),
    right: otherWords,
  },
  {
    name: 'a word that almost says no put in',
    apply: insertOne('hardly', 'scarcely', 'barely', 'never'),
    right: otherWords,
    critical: true,
  },
  {
    name: 'few or only put in',
    apply: insertOne('few', 'only', 'most', 'every', 'some'),
    right: otherWords,
    critical: true,
  },
  {
    name: 'no longer for still',
    apply: swapRuns({
      still: 'no longer',
      already: 'not yet',
      always: 'not always',
      all: 'not all',
      everyone: 'not everyone',
      often: 'not often',
      only: 'not only',
      'not only': 'only',
      much: 'not much',
      many: 'not many',
      enough: 'not enough',
    }),
    right: otherWords,
    critical: true,
  },
  {
    name: 'nobody for somebody',
    apply: swap(
      either(
        'someone/nobody somebody/nobody everybody/nobody something/nothing everything/nothing anything/nothing somewhere/nowhere everywhere/nowhere',
      ),
    ),
    right: otherWords,
    critical: true,
  },
  {
    name: 'a negation dropped and a word that sounds the same',
    apply: both(
      dropOne((word) => NEGATORS.test(word) && !word.includes("'")),
      swap(
        either("there/their here/hear your/you're right/write see/sea which/witch through/threw its/it's"),
      ),
    ),
    right: otherWords,
    critical: true,
  },
  {
    name: 'a negation taken off and its verb in another tense',
    apply: swap({
      "don't": 'did',
      "isn't": 'was',
      "wasn't": 'is',
      "doesn't": 'did',
      "can't": 'could',
      "didn't": 'does',
      "won't": 'would',
      "aren't": 'were',
    }),
    right: otherWords,
    critical: true,
  },
  {
    name: 'a modal put in',
    apply: swapRuns({
      is: 'may be',
      are: 'must be',
      was: 'could be',
      were: 'might be',
      has: 'should have',
      have: 'must have',
    }),
    right: otherWords,
    critical: true,
  },
  {
    name: 'a modal taken out',
    apply: swapRuns({
      'can be': 'is',
      'could be': 'is',
      'would be': 'is',
      'might be': 'is',
      'should be': 'is',
      'must be': 'is',
      'will be': 'is',
      'may be': 'is',
    }),
    right: otherWords,
    critical: true,
  },
  {
    name: 'a modal dropped',
    apply: dropOne((word) => /^(?:can|could|may|might|must|shall|should|will|would)$/u.test(word)),
    right: otherWords,
    critical: true,
  },
  {
    name: 'another strength of a modal',
    apply: swap(
      each('may/must might/will could/should can/should would/must will/may should/could must/may shall/may'),
    ),
    right: otherWords,
    critical: true,
  },
  {
    name: 'must for need',
    apply: swapRuns({
      'need to': 'want to',
      'needs to': 'wants to',
      'have to': 'want to',
      'has to': 'wants to',
      'want to': 'have to',
      'able to': 'forced to',
      'going to': 'supposed to',
      'trying to': 'going to',
      'used to': 'want to',
    }),
    right: otherWords,
  },
  {
    name: 'a quantifier dropped',
    apply: dropOne((word) => /^(?:all|some|every|many|most|few|several|both|only|always)$/u.test(word)),
    right: otherWords,
    critical: true,
  },
  {
    name: 'another quantifier of two words',
    apply: swapRuns({
      'a lot of': 'some',
      'some of': 'all of',
      'most of': 'all of',
      'many of': 'few of',
      'a little': 'a lot',
      'a few': 'many',
      few: 'a few',
      'all of': 'none of',
      'each of': 'some of',
    }),
    right: otherWords,
  },
  {
    name: 'a comparison reversed',
    apply: swap(
      either(
        'better/worse bigger/smaller higher/lower easier/harder faster/slower stronger/weaker longer/shorter older/younger earlier/later greater/lesser larger/smaller best/worst closer/farther deeper/shallower richer/poorer wider/narrower above/below increase/decrease increases/decreases increased/decreased rise/fall rose/fell gain/loss win/lose',
      ),
    ),
    right: otherWords,
  },
  { name: 'more for less', apply: swap(either('more/less most/least')), right: otherWords, critical: true },
  {
    name: 'a comparison dropped',
    apply: dropOne((word) =>
      /^(?:better|worse|bigger|smaller|higher|lower|easier|harder|best|worst)$/u.test(word),
    ),
    right: otherWords,
  },
  {
    name: 'the tense of a verb by its ending',
    apply: (words, random) => {
      const at = oneOf(
        placesOf(
          words,
          (word) =>
            /^[a-z]{3,}(?:[^aeious]ed|[^s]ing)$/u.test(word) &&
            !/^(?:thing|nothing|something|anything|everything|king|ring|morning|evening|spring|string|bring|being|red|need|indeed|speed)$/u.test(
              word,
            ),
        ),
        random,
      );
      if (at === undefined) return undefined;
      const word = bare(words[at] as string);
      return words.with(
        at,
        dress(
          words[at] as string,
          word.endsWith('ed') ? `${word.slice(0, -2)}ing` : `${word.slice(0, -3)}ed`,
        ),
      );
    },
    right: otherWords,
  },
  {
    name: 'the tense of an irregular verb',
    apply: swap(
      either(
        'go/went come/came see/saw say/said make/made take/took know/knew think/thought give/gave get/got find/found tell/told feel/felt keep/kept leave/left begin/began write/wrote run/ran hold/held stand/stood hear/heard mean/meant become/became build/built lose/lost grow/grew fall/fell speak/spoke bring/brought wear/wore wake/woke',
      ),
    ),
    right: otherWords,
  },
  {
    name: 'a singular for a plural',
    apply: (words, random) => {
      const at = oneOf(
        placesOf(
          words,
          (word) =>
            /^[a-z]{4,}[^suie\W]s$/u.test(word) &&
            !/^(?:always|perhaps|does|goes|says|towards|afterwards|sometimes|besides|series|ourselves|yourselves|themselves)$/u.test(
              word,
            ),
        ),
        random,
      );
      return at === undefined
        ? undefined
        : words.with(at, dress(words[at] as string, bare(words[at] as string).slice(0, -1)));
    },
    right: otherWords,
  },
  {
    name: 'another person in a contraction',
    apply: swap(
      either(
        "he's/she's i'm/we're it's/they're i've/they've you're/they're we've/you've i'd/they'd he'd/she'd we'll/they'll that's/it's there's/that's what's/that's",
      ),
    ),
    right: otherWords,
  },
  {
    name: 'a noun for a pronoun and the other way',
    apply: swapRuns({
      he: 'the man',
      she: 'the woman',
      they: 'the people',
      it: 'the thing',
      we: 'people',
      you: 'people',
      them: 'the others',
    }),
    right: otherWords,
  },
  {
    name: 'two words far apart exchanged',
    apply: (words, random) => {
      const places = placesOf(words, (word) => CONTENT.test(word));
      const [a, b] = [oneOf(places, random), oneOf(places, random)];
      if (a === undefined || b === undefined || Math.abs(a - b) < 2) return undefined;
      const [one, other] = [words[a] as string, words[b] as string];
      if (bare(one) === bare(other)) return undefined;
      return words.with(a, dress(one, bare(other))).with(b, dress(other, bare(one)));
    },
    right: otherWords,
  },
  {
    name: 'a clause moved to the end',
    apply: (words) =>
      words.length < 16 ? undefined : [...words.slice(0, 4), ...words.slice(8), ...words.slice(4, 8)],
    right: otherWords,
  },
  {
    name: 'a synonym',
    apply: swap(
      either(
        'big/large start/begin small/little quick/fast help/aid buy/purchase end/finish think/reckon try/attempt show/demonstrate need/require keep/retain get/obtain use/employ want/wish way/manner kind/type people/folks problem/issue important/significant difficult/tough whole/entire often/frequently maybe/possibly also/too actually/really know/understand house/home road/street sea/ocean boat/vessel work/labor thing/object look/glance talk/speak say/state told/informed many/numerous near/close build/construct change/alter make/create idea/notion answer/reply',
      ),
    ),
    right: otherWords,
  },
  {
    name: 'a word one letter away',
    apply: swap(
      either(
        'not/now of/off form/from there/three casual/causal united/untied trail/trial though/through thought/through quite/quiet than/that then/them when/what where/were very/every her/here our/out on/one can/car for/far has/had was/way word/world work/word live/love hand/land make/take like/line some/same new/now any/and all/ill see/set in/is it/is to/so or/of so/do said/sail sand/hand tide/ride gate/date mud/mad wall/will well/will salt/silt',
      ),
    ),
    right: otherWords,
  },
  {
    name: 'a hedge put in',
    apply: insertOne(
      'perhaps',
      'maybe',
      'probably',
      'allegedly',
      'apparently',
      'supposedly',
      'almost',
      'nearly',
      'certainly',
      'definitely',
    ),
    right: otherWords,
  },
  {
    name: 'a hedge dropped',
    apply: dropOne((word) =>
      /^(?:perhaps|maybe|probably|almost|nearly|possibly|usually|often|sometimes|rather|quite|about|around|roughly|just|really|mostly)$/u.test(
        word,
      ),
    ),
    right: otherWords,
  },
  {
    name: 'a hedge of several words dropped',
    apply: swapRuns({
      'i think': '',
      'kind of': '',
      'sort of': '',
      'i guess': '',
      'i believe': '',
      'at least': '',
      'at most': '',
      'in some sense': '',
      'a little bit': '',
      'to some extent': '',
      'i suppose': '',
      'as far as': '',
    }),
    right: otherWords,
  },
  {
    name: 'a hedge of several words put in',
    apply: (words, random) => {
      const at = 2 + Math.floor(random() * Math.max(1, words.length - 4));
      return words.toSpliced(
        at,
        0,
        ...(
          oneOf(
            [
              'so to speak',
              'at least in part',
              'in my opinion',
              'as they say',
              'to be honest',
              'without doubt',
            ],
            random,
          ) as string
        ).split(' '),
      );
    },
    right: otherWords,
  },
  {
    name: 'another cause or condition',
    apply: swap(
      either(
        'because/despite if/unless until/since but/and although/because before/after while/until unless/when since/though',
      ),
    ),
    right: otherWords,
  },
  {
    name: 'another month or day',
    apply: swap(
      each(
        'january/june february/march march/may april/august june/july july/june august/april september/november october/december november/september december/october monday/sunday tuesday/thursday wednesday/monday thursday/tuesday friday/saturday saturday/friday sunday/monday spring/autumn autumn/spring winter/summer summer/winter',
      ),
    ),
    right: otherWords,
  },
  {
    name: 'another unit',
    apply: swap(
      each(
        'miles/kilometers feet/meters inches/centimeters hours/minutes minutes/seconds seconds/hours days/weeks weeks/months months/years years/months year/month day/week week/year decades/centuries century/decade dollars/euros percent/points pounds/kilos acres/hectares night/day morning/evening',
      ),
    ),
    right: otherWords,
  },
  {
    name: 'another number in words',
    apply: swap(
      each(
        'one/three two/four three/five four/six five/nine six/five seven/eight eight/seven nine/ten ten/twenty eleven/twelve twelve/eleven fifteen/fifty fifty/fifteen sixteen/sixty forty/fourteen hundred/thousand thousand/million million/billion billion/million first/third second/first third/second fourth/fifth half/third twice/once once/twice dozen/hundred hundreds/thousands thousands/millions',
      ),
    ),
    right: otherWords,
    critical: true,
  },
  {
    name: 'a number dropped',
    apply: dropOne((word) =>
      /^(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|hundred|thousand|million|\d[\d,.]*)$/u.test(
        word,
      ),
    ),
    right: otherWords,
    critical: true,
  },
  {
    name: 'a number put in',
    apply: insertOne('two', 'seven', '12', '3,000', 'forty'),
    right: otherWords,
    critical: true,
  },
  {
    name: 'a digit more or less',
    apply: (words, random) => {
      const at = oneOf(
        placesOf(words, (word) => /^\$?\d/u.test(word)),
        random,
      );
      if (at === undefined) return undefined;
      const word = words[at] as string;
      const digit = /\d/u.exec(word)?.[0] ?? '1';
      return words.with(
        at,
        random() < 0.5 ? word.replace(/\d/u, `${digit}0`) : word.replace(/(\d)(?=\D*$)/u, `$1${digit}`),
      );
    },
    right: otherWords,
    critical: true,
  },
  {
    name: 'a name for another of the corpus',
    apply: (words, random) => {
      const at = oneOf(namePlaces(words), random);
      if (at === undefined) return undefined;
      const other = oneOf(
        ['Emmett', 'Sayre', 'Wessick', 'Marwick', 'Stanford', 'Moravec', 'Ormond'].filter(
          (name) => name.toLowerCase() !== bare(words[at] as string),
        ),
        random,
      ) as string;
      return words.with(at, dress(words[at] as string, other));
    },
    right: otherWords,
    critical: true,
  },
  {
    name: 'a name put in for a pronoun',
    apply: (words, random) => {
      const at = oneOf(
        placesOf(
          words,
          (word, place) =>
            place > 0 &&
            /^(?:he|she|they|him|her|them)$/u.test(word) &&
            !/[.!?…:;"“—–-]$/u.test(words[place - 1] as string),
        ),
        random,
      );
      return at === undefined ? undefined : words.with(at, dress(words[at] as string, 'Bartholomew'));
    },
    right: otherWords,
  },
  {
    name: 'a pronoun for a name',
    apply: (words, random) => {
      const at = oneOf(namePlaces(words), random);
      return at === undefined ? undefined : words.with(at, dress(words[at] as string, 'they').toLowerCase());
    },
    right: otherWords,
  },
  {
    name: 'a filler left out and a word changed',
    apply: (words, random) => {
      const without = words.filter(
        (word, at) =>
          !(bare(word) === 'you' && bare(words[at + 1] ?? '') === 'know') &&
          !(bare(word) === 'know' && bare(words[at - 1] ?? '') === 'you'),
      );
      const at = oneOf(
        placesOf(without, (word) => CONTENT.test(word)),
        random,
      );
      return without.length === words.length || at === undefined
        ? undefined
        : without.with(at, dress(without[at] as string, 'weathercock'));
    },
    right: otherWords,
  },
  {
    name: 'a word changed beside one that sounds the same',
    apply: both(
      swap(
        either("there/their here/hear your/you're right/write whole/hole see/sea which/witch through/threw"),
      ),
      swap(either('a/the in/on and/or this/that is/was')),
    ),
    right: otherWords,
  },
  {
    name: 'words that fill elsewhere dropped where they mean something',
    apply: (words, random) => {
      const at = oneOf(
        placesOf(
          words,
          (word, place) =>
            /^(?:like|well|right|so)$/u.test(word) &&
            place > 0 &&
            /^(?:i|we|you|they|would|as|very|that|the|is|are|not|do|don't)$/u.test(
              bare(words[place - 1] as string),
            ) &&
            !/[,.;:?!…—–-]$/u.test(words[place - 1] as string) &&
            !/[,.;:?!…—–-]/u.test(words[place] as string),
        ),
        random,
      );
      return at === undefined || at === words.length - 1 ? undefined : words.toSpliced(at, 1);
    },
    right: otherWords,
  },
  {
    name: 'an intensifier put in or out',
    apply: (words, random) => {
      const at = oneOf(
        placesOf(words, (word) => /^(?:very|too|extremely|deeply)$/u.test(word)),
        random,
      );
      return at === undefined || at === 0 || at === words.length - 1
        ? insertOne('extremely', 'deeply', 'too')(words, random)
        : words.toSpliced(at, 1);
    },
    right: otherWords,
  },
  {
    name: 'a negation over an ellipsis taken out',
    apply: (words, random) => {
      const dropped = dropOne((word) => word === 'not' || word === 'never')(words, random);
      return dropped && dropped.length > 14 ? [...dropped.slice(0, 4), '…', ...dropped.slice(7)] : undefined;
    },
    right: [...otherWords, 'marked'],
  },
  {
    name: 'a word changed beside an ellipsis',
    apply: (words, random) => {
      if (words.length < 16) return undefined;
      const at = 12 + Math.floor(random() * (words.length - 13));
      if (!/^[a-z]{4,}$/u.test(bare(words[at] as string))) return undefined;
      const changed = words.with(at, dress(words[at] as string, 'weathercock'));
      return [...changed.slice(0, 5), '[…]', ...changed.slice(9)];
    },
    right: otherWords,
  },
  {
    name: 'a word changed beside a bracket',
    apply: (words, random) => {
      const at = 6 + Math.floor(random() * (words.length - 7));
      if (words.length < 9 || !/^[a-z]{4,}$/u.test(bare(words[at] as string))) return undefined;
      return words.with(at, dress(words[at] as string, 'weathercock')).with(2, '[the keeper]');
    },
    right: otherWords,
  },
  {
    name: 'four words changed over the quotation',
    apply: (words, random) => {
      const places = placesOf(words, (word) => CONTENT.test(word));
      if (places.length < 4 || words.length < 18) return undefined;
      const chosen = [...places].sort(() => random() - 0.5).slice(0, 4);
      return words.map((word, at) =>
        chosen.includes(at)
          ? dress(word, ['ladder', 'orange', 'quickly', 'nineveh'][chosen.indexOf(at)] as string)
          : word,
      );
    },
    right: otherWords,
  },
];

function namePlaces(words: readonly string[]): readonly number[] {
  return placesOf(
    words,
    (word, at) => at > 0 && !/[.!?…:;"“—–-]$/u.test(words[at - 1] as string) && NAMES.test(word),
  );
}

const NAMES =
  /^(?:ione|haskett|tess|ormond|emmett|sayre|wessick|overstreet|lyle|anneke|boll|tarrow|pell|sutton|rich|moravec|marwick|google|stanford|berkeley|apollo)$/u;
const CONTENT = /^[a-z]{5,}$/u;
const NEGATABLE = /^(?:is|are|was|were|do|does|did|has|have|had|can|could|should|would|will)$/u;
