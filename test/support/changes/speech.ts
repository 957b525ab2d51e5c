import { bare, type Change, dress, each, either, oneOf, placesOf, swap, swapRuns } from './change.ts';

/** Changes of spelling and speech. */
export const alteredChanges: readonly Change[] = [
  {
    name: 'contractions written out',
    apply: swap({
      "it's": 'it is',
      "don't": 'do not',
      "that's": 'that is',
      "i'm": 'I am',
      "didn't": 'did not',
      "can't": 'cannot',
      "you're": 'you are',
      "there's": 'there is',
      "we're": 'we are',
      "wasn't": 'was not',
    }),
    right: ['altered'],
  },
  {
    name: 'a letter exchanged with its neighbor',
    apply: (words, random) => {
      const places = words.flatMap((word, at) =>
        /^[a-z]{7,}$/u.test(bare(word)) && !NO_SLIP.test(bare(word)) ? [at] : [],
      );
      const at = places[Math.floor(random() * places.length)];
      if (at === undefined) return undefined;
      const word = bare(words[at] as string);
      return words.with(
        at,
        dress(words[at] as string, word.slice(0, 3) + word.charAt(4) + word.charAt(3) + word.slice(5)),
      );
    },
    right: ['altered'],
  },
  {
    name: 'what sounds the same',
    apply: swap(
      either(
        "there/their here/hear your/you're its/it's right/write hole/whole sea/see would/wood which/witch weather/whether through/threw",
      ),
    ),
    right: ['altered'],
  },
];

/** More changes of spelling and speech. */
export const finerAlteredChanges: readonly Change[] = [
  {
    name: 'British for American spelling and the other way',
    apply: swap(
      either(
        'color/colour colors/colours behavior/behaviour behaviors/behaviours center/centre centers/centres organize/organise organized/organised realize/realise realized/realised recognize/recognise recognized/recognised recognizing/recognising analyze/analyse favorite/favourite neighbor/neighbour neighbors/neighbours labor/labour harbor/harbour gray/grey traveled/travelled traveling/travelling modeling/modelling modeled/modelled labeled/labelled labeling/labelling toward/towards defense/defence optimize/optimise optimizing/optimising optimized/optimised optimization/optimisation maximize/maximise maximizing/maximising minimize/minimise generalize/generalise generalizes/generalises generalization/generalisation catalog/catalogue dialog/dialogue analog/analogue learned/learnt among/amongst while/whilst skeptical/sceptical plow/plough judgment/judgement aging/ageing mold/mould meter/metre meters/metres liter/litre theater/theatre fiber/fibre honor/honour humor/humour rumor/rumour flavor/flavour savor/savour odor/odour vapor/vapour apologize/apologise criticize/criticise emphasize/emphasise specialized/specialised summarize/summarise utilize/utilise visualize/visualise paralyze/paralyse canceled/cancelled fueled/fuelled signaled/signalled dreamed/dreamt burned/burnt spelled/spelt leaned/leant afterward/afterwards tire/tyre curb/kerb program/programme programs/programmes pretense/pretence offense/offence license/licence artifact/artefact artifacts/artefacts maneuver/manoeuvre maneuvers/manoeuvres counselor/counsellor jewelry/jewellery woolen/woollen skillful/skilful fulfill/fulfil enrollment/enrolment',
      ),
    ),
    right: ['altered'],
  },
  {
    name: 'a contraction made or undone',
    apply: swapRuns({
      "it's": 'it is',
      'it is': "it's",
      'do not': "don't",
      "don't": 'do not',
      'that is': "that's",
      "that's": 'that is',
      'i am': "I'm",
      "i'm": 'I am',
      'we are': "we're",
      "we're": 'we are',
      'you are': "you're",
      "you're": 'you are',
      'they are': "they're",
      "they're": 'they are',
      'is not': "isn't",
      "isn't": 'is not',
      'was not': "wasn't",
      "wasn't": 'was not',
      'did not': "didn't",
      "didn't": 'did not',
      'does not': "doesn't",
      "doesn't": 'does not',
      cannot: "can't",
      "can't": 'cannot',
      'can not': 'cannot',
      'i have': "I've",
      "i've": 'I have',
      "we've": 'we have',
      "you've": 'you have',
      "i'd": 'I would',
      'i would': "I'd",
      "you'd": 'you would',
      "you'll": 'you will',
      'you will': "you'll",
      "we'll": 'we will',
      "i'll": 'I will',
      "there's": 'there is',
      'there is': "there's",
      "what's": 'what is',
      'what is': "what's",
      "let's": 'let us',
      "won't": 'will not',
      "wouldn't": 'would not',
      'would not': "wouldn't",
      "couldn't": 'could not',
      "shouldn't": 'should not',
      "hasn't": 'has not',
      "haven't": 'have not',
      "he's": 'he is',
      "she's": 'she is',
      'he is': "he's",
      "they've": 'they have',
      "they'll": 'they will',
      'could have': "could've",
      'should have': "should've",
      'would have': "would've",
      'going to': 'gonna',
      'want to': 'wanna',
      'kind of': 'kinda',
      'sort of': 'sorta',
      'got to': 'gotta',
      'a lot': 'alot',
      'all right': 'alright',
      because: "'cause",
      them: "'em",
      until: "'til",
    }),
    right: ['altered'],
  },
  {
    name: 'a compound split or joined',
    apply: swapRuns({
      anyone: 'any one',
      someone: 'some one',
      everyday: 'every day',
      'every day': 'everyday',
      cannot: 'can not',
      database: 'data base',
      online: 'on line',
      'on line': 'online',
      'high tide': 'high-tide',
      'low tide': 'low-tide',
      'real world': 'real-world',
      'real-world': 'real world',
      'common sense': 'commonsense',
      'long term': 'long-term',
      'long-term': 'long term',
      'off policy': 'off-policy',
      'model based': 'model-based',
      'large scale': 'large-scale',
      'end to end': 'end-to-end',
      'open ended': 'open-ended',
      'well known': 'well-known',
      'state of the art': 'state-of-the-art',
      'salt marsh': 'saltmarsh',
      saltmarsh: 'salt marsh',
      'sea wall': 'seawall',
      seawall: 'sea wall',
      eelgrass: 'eel grass',
      'eel grass': 'eelgrass',
      logbook: 'log book',
      gatekeeper: 'gate keeper',
      notebook: 'note book',
      'data set': 'dataset',
      datasets: 'data sets',
      dataset: 'data set',
      'deep learning': 'deep-learning',
      'machine learning': 'machine-learning',
      'reinforcement learning': 'reinforcement-learning',
      'brick wall': 'brick-wall',
      lighthouse: 'light house',
      boathouse: 'boat house',
      'dish washer': 'dishwasher',
      somewhat: 'some what',
      sometimes: 'some times',
      afternoon: 'after noon',
      weekend: 'week end',
      footnote: 'foot note',
      bedroom: 'bed room',
      workshop: 'work shop',
      halfway: 'half way',
      'half way': 'halfway',
      'sub goals': 'subgoals',
    }),
    right: ['altered', 'adjusted', 'verbatim'],
  },
  {
    name: 'a number in words as figures and the other way',
    apply: swapRuns({
      two: '2',
      three: '3',
      four: '4',
      five: '5',
      six: '6',
      seven: '7',
      eight: '8',
      nine: '9',
      ten: '10',
      eleven: '11',
      twelve: '12',
      fifteen: '15',
      twenty: '20',
      thirty: '30',
      forty: '40',
      fifty: '50',
      'a hundred': '100',
      'one hundred': '100',
      'two hundred': '200',
      'a thousand': '1,000',
      first: '1st',
      second: '2nd',
      third: '3rd',
      'nineteen fifty three': '1953',
      'twenty five': '25',
      'twenty-five': '25',
      2: 'two',
      3: 'three',
      4: 'four',
      5: 'five',
      10: 'ten',
      20: 'twenty',
      100: 'a hundred',
      '100%': 'a hundred percent',
      percent: '%',
      'per cent': 'percent',
    }),
    right: ['altered', 'adjusted'],
  },
  {
    name: 'another spelling of the same word',
    apply: swapRuns({
      okay: 'OK',
      ok: 'okay',
      and: '&',
      percent: 'per cent',
      mister: 'Mr.',
      doctor: 'Dr.',
      versus: 'vs.',
      saint: 'St.',
      though: 'tho',
      through: 'thru',
      'e-mail': 'email',
    }),
    right: ['altered'],
  },
  {
    name: 'what a recognizer hears',
    apply: swap(
      either(
        "here/hear their/there your/you're its/it's right/write whole/hole see/sea wood/would which/witch weather/whether through/threw piece/peace week/weak wait/weight way/weigh know's/nose new/knew where/wear by/buy some/sum son/sun tail/tale tide/tied made/maid main/mane mail/male meet/meat plain/plane rain/reign road/rode sail/sale scene/seen side/sighed steel/steal than/then waist/waste been/bin board/bored break/brake cell/sell days/daze dear/deer fair/fare find/fined flour/flower great/grate hair/hare heard/herd higher/hire our/hour led/lead passed/past poor/pour principle/principal role/roll root/route sense/cents site/sight stair/stare sweet/suite they're/their we're/were who's/whose world/whirled",
      ),
    ),
    right: ['altered'],
  },
  {
    name: 'an accent put on',
    apply: swap(each('cafe/café naive/naïve role/rôle fiancee/fiancée resume/résumé')),
    right: ['altered'],
  },
  {
    name: 'a letter left out or said twice',
    apply: (words, random) => {
      const at = oneOf(
        placesOf(
          words,
          (word) =>
            /^[a-z]{8,}$/u.test(word) && !NO_SLIP.test(word) && !/(?:s|ed|ing|ly|er|est)$/u.test(word),
        ),
        random,
      );
      if (at === undefined) return undefined;
      const word = bare(words[at] as string);
      const place = 3 + Math.floor(random() * (word.length - 5));
      return words.with(
        at,
        dress(
          words[at] as string,
          random() < 0.5
            ? word.slice(0, place) + word.slice(place + 1)
            : word.slice(0, place) + word.charAt(place) + word.slice(place),
        ),
      );
    },
    right: ['altered'],
  },
];

/** What a careful quoter leaves out of speech. Only for transcripts. */
export const cleanedSpeech: readonly Change[] = [
  {
    name: 'sounds left out',
    apply: (words) => {
      const rest = words.filter(
        (word, at) => at === 0 || at === words.length - 1 || !/^(?:um|uh|er|hmm)$/u.test(bare(word)),
      );
      return rest.length === words.length ? undefined : rest;
    },
    right: ['altered'],
  },
  {
    name: '"you know" and "I mean" left out',
    apply: (words, random) => {
      const at = oneOf(
        words.flatMap((word, place) =>
          place > 1 &&
          place < words.length - 3 &&
          /^(?:you know|i mean)$/u.test(`${bare(word)} ${bare(words[place + 1] as string)}`) &&
          !/^(?:do|did|if|what|who|how|as|before|once|should|can|when|than|all|don't|would|and|that|because)$/u.test(
            bare(words[place - 1] as string),
          )
            ? [place]
            : [],
        ),
        random,
      );
      return at === undefined ? undefined : words.toSpliced(at, 2);
    },
    right: ['altered'],
  },
  {
    name: '"like" between pauses left out',
    apply: (words, random) => {
      const at = oneOf(
        words.flatMap((word, place) =>
          place > 1 &&
          place < words.length - 3 &&
          /^(?:like|well|right|yeah|okay|oh),$/iu.test(word) &&
          /[,.?!]$/u.test(words[place - 1] as string)
            ? [place]
            : [],
        ),
        random,
      );
      return at === undefined ? undefined : words.toSpliced(at, 1);
    },
    right: ['altered'],
  },
  {
    name: 'a word said twice',
    apply: (words, random) => {
      const at = oneOf(
        words.flatMap((word, place) =>
          place > 0 &&
          place < words.length - 1 &&
          bare(word) === bare(words[place - 1] as string) &&
          !/^(?:not|no|never|very|really|so|two|one|had|that|\d.*)$/u.test(bare(word))
            ? [place]
            : [],
        ),
        random,
      );
      return at === undefined ? undefined : words.toSpliced(at, 1);
    },
    right: ['altered', 'verbatim'],
  },
  {
    name: 'two words said twice',
    apply: (words, random) => {
      const at = oneOf(
        words.flatMap((word, place) =>
          place > 0 &&
          place < words.length - 4 &&
          bare(word) !== bare(words[place + 1] as string) &&
          [0, 1].every(
            (offset) => bare(words[place + offset] as string) === bare(words[place + 2 + offset] as string),
          )
            ? [place]
            : [],
        ),
        random,
      );
      return at === undefined ? undefined : words.toSpliced(at, 2);
    },
    right: ['altered'],
  },
  {
    name: 'a false start repeated by the quoter',
    apply: (words, random) => {
      const at = oneOf(
        placesOf(
          words,
          (word, place) =>
            place > 0 &&
            place < words.length - 1 &&
            /^(?:the|it|and|we|i|that)$/u.test(word) &&
            bare(words[place + 1] as string) !== word &&
            bare(words[place - 1] as string) !== word,
        ),
        random,
      );
      return at === undefined ? undefined : words.toSpliced(at, 0, words[at] as string);
    },
    right: ['misquote', 'altered'],
  },
];

// A doubled letter cannot be exchanged, and a slip in a number or a negation is an error all the same.
const NO_SLIP =
  /(.)\1|nothing|without|nobody|nowhere|neither|hundred|thousand|million|teen|ty$|seven|second|quarter/u;
