/**
 * Whether a word is one that a slip of the keyboard or of the ear makes of another: a draft that has one of them has
 * another word, not a misspelled one ("causal" and "casual", "contact" and "contract"). What the corpus itself contains
 * is known besides.
 *
 * Of the words of SCOWL (Kevin Atkinson; sizes 10 to 50, American and British) those that are one slip (`isSlip`) or
 * one sound (`soundCode`) away from another, by their stems; the rest of the language does not matter here. What SCOWL
 * asks to be shipped with it is in media/licenses/SCOWL.txt.
 */
export function isRealWord(word: string): boolean {
  words ??= new Set(WORDS.trim().split(/\s+/u));
  return words.has(word) || words.has(word.replace(/(?:s|ed|d|ing|ly)$/u, ''));
}

/** Split when it is first asked for. */
let words: ReadonlySet<string> | undefined;

const WORDS = `
  abase abased abasing abbey abductee abject abjure abort about abridgment absence absent absentee abuse accent accept access acclimatise acclimatize accouterments
  accoutrements accuse accused acetic ache ached achieve aching acidity acing acknowledgment action actualise actualize adapt add addend addenda addition additive
  addressee adept adjure admire adopt adored adoring ads advance adventure adverse advertise advice advise adze aerie aesthetic affect affluent aggrandise aggrandize
  aging agonies agonise agonize agree aid aide ail air airline ale alight allay alley allow alloy allusive ally aloe alone along aloud alphabetise alphabetize altar
  alter alteration alum amenable amend amiability amiable amiably amnesia among amortise amortize amour ample amplifies amputee anaesthetised anaesthetist analog
  analogies analogue analyse analysed analyst analyze angel anger angle ankle annals announce annul anon antagonise antagonised antagonist antagonize anthem anthen
  anther anthill anthologies anthologise anthologised anthologist anthologize anti antipasti antipasto aped apogee apologies apologise apologised apologist apologize
  appal appall appeal appear appease appendices appendixes apple apply appointee appose appraise apprise apprised apprising approve apps apse apt arc archer arches are
  area aright arise ark armor armories armory armour arose around arrange arrest arrow arse arthritis artier artiest artifice artist artiste ascend ascent ascetic
  aspirin assay assemble assent assert asses assess asset assume assure aster astir astray atoll attain attend attitudinise attitudinize auditor aught augur authorise
  authorize automaton avenge aver averred averring averse avert aviatrices aviatrixes avidity awake award aware awing babble babe back backbite backboard backer
  backlash backlashes backside backslide bacon bacteria bad badder badge badness bagatelle bagged bagging bail bailiff bait bake baked baker baking bale baled baling
  balk ball ballyhoo balsa bamboo band bandied bandies bandy bank banker bankroll banshee baptise baptised baptist baptize bar barbell bard bare bared bareness barer
  barf barging bark barks barley barn barred barrenness barrette barter basal base baseball based basemen basest basin basing basis basketball basses bast bastardise
  bastardize baste bat bate bath bathe bather batted batter battier battiest batting batty bawl bay beach beaches bead beak beaker beam bean bear beard bearer bearing
  beast beat beater beatification beatified beatifies beatify beating beautifies bedroll beech beeches beep beer beet befall begin begun behalf behave behavioral
  behoove behooved behooving behove behoved behoving belated belay belie belied belief believe bell belle bellied bellies bellow belly below belt belying bench benches
  bend bender beret berg berried berries berry berth beside besides besiege best bestride bestrode bet beta better betting bicker bid biddies bidding bide bier biggie
  bight bike biked biker biking bilk bill billet billies billion billow bind binder birch birches bird birdie birth bit bitch bitches bite biter bitten bitter blackball
  blanker blankest blanket blaspheme blastoff blaze bleaches bleat blinder blindest blindness bling blip blister blitz blitzes bloc block blonder blondest blondness
  blood bloody blot blotch blow bluebell blued bluff blunder blur blurred blurring blurt blush blushes bluster boa boar board boast boat boater bob bobbed bobbin
  bobbing bode boded bodies boding bogged bogging bogie boil boiler bolder bole bolt bombshell bond bone boned boner bong bonier boniest boning bonnier bonniest bonny
  bony boo boogie book bookie bookmaking boom boost boot bootee booties booty booze boozer border bore bored borer botch botches both bother bough bought bouillabaisse
  bounce bouncer bound bow bowdlerise bowdlerize bower bowl boxes boycott brace bracing bract brad braid brain braised braising brake braked braking bran brand brandy
  bras brat braver braving brawn bray breach bread breadth break breath breathe breather breech breed brewer bribe bride bridge bridled brief brig bring brinier
  briniest briny briquette brisker briskest brisket broad brontosaur brought brow brownie browse bruise brunet brunette brunt brutalise brutalize buck buckle buckyball
  buddies budding budge budgie buff buffer buffet bugaboo bugger buggies bugle bugled bugler bugling bulge bulged bulging bulk bull bulldoze bullet bullies bullion
  bully bumble bumblebee bumper bunch bunches bung bungle bunt burg burger burgher burglar burglaries burglarise burglarize buried buries burka burned burnt burqa burr
  burro bury bus busby buses bush bushes busier busies busiest business buss bust buster busy busyness but butcher butches butte butter buy buzz buzzes buzzkill byte
  cabbed cabbing cabby cache cached caching cackle cackled cackling caddie cadge cadged caftan cage caged caging caked caking calisthenic calk call caller callisthenics
  callus calluses calm calorie calvary camber camp camper can canal cancel candid cane cannibalise cannibalize cannon cannonball canny canon canonise canonize cant
  canter canto canton canvas canvass canvasses canyon cap cape caper capitalise capitalised capitalist capitalize caplet capped capping car carat carbs carburetor
  carburettor care career caret caries carouse carp carrel carrier carries carry carryall cart cartel carton cartoon carve carved carving case cased cash cashes casing
  cassette cast caste caster castoff casual casualty catalog cataloger catalogue catalysed catalyst catcall catch catchall catcher catches catechise catechize
  categories categorise categorize cater cation cattier cattiest cattily cattiness catty causal causality cause cauterise cauterize caution cavalry cave caved caving
  caw cease ceased ceasing cede ceiling celerity celery cell cement censor centerfold centerpiece centralise centralize centred centrefold centrepiece centring cereal
  cerebra cervices cesium cession chaff chalet chalk challenge chance change chap char characterise characterize charge charred charring chart charter charwoman
  charwomen chase chaser chat chatted chatter chatting cheap cheat cheek cheer chef cheque chess chewer chic chicer chicest chick chickadee chief child chili chilies
  chill chilli chillies chimpanzee chin chintz chip chipped chipper chipping chock choice choke choked choking choler choose chop chopped chopper chopping choreograph
  chose chosen chow chronicle chuck chum chunk cider cigarette cinch cinches circle circularise circularize cite citing civic civil civilise civilize claim clam clan
  clap clarinetist clarinettist clasp class classifies clause clean cleaner cleanse clear cleave clef clever clew click cliff climatic clinches cling clinic clink
  clinker clipped clipping clock clod clone cloned cloning clop clopped clopping close closed closest closet closure clot cloth clothe clothes cloture cloud clove clown
  cluck clue clung clunk clunker coal coarse coast coat coating coats coax cobble cock cockatoo cockleshell cockscomb cod codded codding code coed coerce coffee coffer
  coil coke coked coking cola cold collar collated collating collectivise collectivised collectivist collectivize collide collided colliding collie collier collision
  collude colluded colluding collusion colon colones colonies colonise colonised colonist colonize coloration colorblind colored colorfast colorful cols colt coma comb
  come comedienne comer comet comic comical coming comity comma command commandeer commander commend comment commerce commercialise commercialize commissar committee
  common commune commute compartmentalise compartmentalize compete competed competence competing compile compiled complain complaint complement complete completed
  compliant complied complies compliment comply compose composed composing compost compute computerise computerize con concave concept conceptualise conceptualize
  concert conciliator concreted concreting condense condo condole condoled condoling conduced conducing conducive cone confectioner confer confirm confirmation conflict
  conform conformation congenial conical conjoin conjure connive conscience conscious consent conservation conservator console consoled consoling constrain constrict
  constriction constrictive constrictor construct construction constructive constructor consul consume contact contend content contention contest context continent
  continua contract contrast contributor convention conversation convert convey convoy coo cook cooker cookie cool cooler coolie coon coop cooper cooperation coot
  cootie cop cope copies copped copper copping copse copy coquette coral cord core cored corespondent coring cornball cornea corneal corner cornet corny coroner coronet
  corpora corporal corporation corporeal corps corral correspondent cosier cosign cost costing costume cot cote coterie couch couches could council councillor councilor
  counsel counsellor counselor count counter countersink countersunk countess counties country county coupe couple courier course court courtier cove coven cover
  coverall covert covet covey cow cower cowl cox coxcomb cozier crab crack craft cram craned craning crank crap crash crate crated crating crave craved craving craw
  craze creak cream creamer create created creating creation creature creed creek creep creeper crepe cress crest crevasse crevice crick cried cries crises crisp
  crisper crispest crispy critic critical criticise criticize crochet crock crone crony crooner crop croquet croquette crotches crotchet croup crow crown crucifies
  cruel crueler crueller cruise cruller crumb crumbier crumbiest crumby crunch cruncher crusade crush crust crystallise crystallize cub cubist cubit cuckoo cue cued
  cuing culotte cumming cunt cupid cur curb cure curer curie curio curl curler curries curry curs curse cursor curt curve curving custom customise customize cute cuter
  cutest cutoff cutter cycle cygnet dabbed dabbing dabble dagger daily dairies dairy dais daises damming damn dance dander danger dared daring dated dating dawdle day
  daze dead deaden deadest deadlock deafen deafest deal dear dearth death debar debate debit debt debut decade decant decease deceased deceasing deceive decent
  decentralise decentralize decide decided deciding decline decode decoded decoding decolonise decolonize decree decreed decried decries decriminalise decriminalize
  decry deduced deducible deducing deed default defeat defect defection defector defence defenced defenceless defencing defend defense defensed defenseless defensing
  defer defied defies define definite definitive deflect defuse defy degree dehumanise dehumanize dehumidifies deice deign delay delete deleted deleting deletion
  deliver dell demagnetise demagnetize demilitarise demilitarize demitasse demo demobilise demobilize democratise democratize demon demonic demoralise demoralize demote
  demoted demoting denies denote denoted denoting dent dentin denture deny deodorise deodorize departmentalise departmentalize depend dependent deplore deploy
  depoliticise depoliticize depose deposit depositor depot deprecate deprecated deprecating deprecation depute deputies deputise deputize derail derivation derive
  derived deriving descent descried descries desensitise desensitize desert design desire dessert destine detail detainee detect deter determine deterrent detest deuce
  device devilries devilry devise devote devotee dial dialect dialing dialled dialling diaries diary dibble dibbled dibbling dice diced dicey diciest dicing dick died
  diet differ difficult diffuse digging digitise digitize dill dillies dimpling din dine diner dinette ding dingy dinner dinning diploma diplomat diplomata dipped
  dipping dipsomania direct director direr direst dirties disagree disburse disc disco discoloration discord discover discreet discrete discuss disease diseased disgust
  dishonest dishonesty dishonorably disk diskette disorganise disorganize dispatches dispense disperse displace display dissed dissent dissing distaff distant
  distension distention distil distill distiller distinct disuse ditties diva dive diver divers diverse divert divide divided divine diving divvy doc dock dodge doe
  doggies dogging dogie doing dollies dolly domed doming done donning doodle doom door doorbell dories dos dose double doubt dough doughier doughiest doughy dove down
  downer downfall downhill dowse dowsed dowsing doze drab draft draftee drafty dragon dragoon drain dram dramatise dramatised dramatist dramatize draught draw dread
  dream dreamer dredge dress dresser dresses dribble dried drier dries driest drill drinker dripped dripping drive driver driving droll droller drone droned droning
  droop drop dropped dropping drought drove drover drown drunker dual dubbed dubbing duck duckbill duct duel duelist duelled duelling duellist duffer dull dully duly
  dumbbell dump dumpling dun dunce dune dung dungaree dunk dunning duodena duped duping duster dwell dyer dying dyke eager eagle ear earmuff earth earthier earthiest
  earthy ease eased easing east eat eater economies economise economised economist economize edger edifies edit edition editorialise editorialize eerie eggshell egoism
  egoist egoistic eight eject elect electronic electronica elicit eliding ell else elude eluding elusive embezzle embroider emcee emigrate eminent emirate empathise
  empathize emphasise emphasize employ employee employer encode end endorse endue endued enduing endure endured enduring energies energise energize enforce engrave
  enlarge enlistee enquire enroll enrollment enrolment ensue ensued ensuing ensure ensured ensuring entail enter enthral enthrall entire entreat envelop envelope
  epaulet epaulette epic epitomise epitomize equal equalise equalize equalled equalling equestrienne erase ere erect erotic err errant error eruption escapee espadrille
  etches eternal ether ethic ethical eulogies eulogise eulogize evacuee evangelise evangelised evangelist evangelize even evoke exact exalt examine exceed except
  excerpt excise excised excising excited exciting excuse excused excusing exemplar exercise exert exist exit exorcised exorcist expand expatiate expatiated expatiating
  expect expedience expedite expend expense expert expiation explicit exploit explore export expose extant extemporise extemporize extend extent external extinguishes
  exult eyeball fable face faced facet facetious facing fact faction factional factious factor factories factorise factory fagged fagging faggot fagot fail fainer
  fainest faint fair fairy fake faked faker faking fakir fall falloff false famed familiarise familiarize fancies fantasied fantasies fantasise fantasize far fare
  farewell farm farmer fart farther fast fat father fatness fatten fatter fattest fault faulty faun favor favorably favoritism favour fawn faze fear feast feat feather
  feature fecal feces fed feeler feint fell felon fen fence fend fer ferries ferry fertilise fertilize fest fetal feted feting feud fever fibber fibbing fiber
  fiberboard fiberglass fibreboard fibreglass fiche fiction fictionalise fictionalize fiddle fiddled fiddling fidget fief field fiend fierce fiery fife fight file filed
  filet filigree filing fill filler fillet fillies filling filly filter filth fin finagle final finale finalise finalised finalist finalize finally finch finches find
  finding finely finer finesse finessed finest finis finises finishes fink fir fire firearm fireball fired fireman firemen firewall firm fish fisher fishes fist fitful
  fitted fitter fitting fixes fizz fizzes fizzier fizziest fizzle fizzled fizzling fizzy flack flagstaff flair flak flame flaming flare flash flasher flashes flashest
  flat flatter flaunt flavoring flax flea fleck flee fleeced flesh fleshier fleshiest fleshy flex flick flied flies fliest flight fling flint flipped flipping flirt
  flit flitted flitting flock floe flood flopped flopping flora flounder flour flout flow flower flue fluff fluid fluky flunk fluted fluting flutist flutter fly foal
  fobbing fogged fogging fogy foil folder folk follies folly fond fonder fondling font food foodstuff fool football footfall foothill footsie forage forbear forbore
  force forced ford fore forearm forebear forefather foregather foreman foremen foresee forestall foretell forgather forge forged forger forget forging forgo forgoes
  forgone form formal formalise formalize formally former formerly formulae forte forth forty forwent fossilise fossilize foul found founder four fourth fowl frame
  framed framer framing franc franchise franchisee franchiser frank frat fraternise fraternize fray freak free freebie freed freelance freeman freemen frees freeze
  fresh freshen fresher freshest freshet fricassee fried friend fries fright frill frisk frizz frizzes front frost froth frown fruit frump fry fuddle fuddled fuddling
  fuel fuelled fuelling fulfill fulfillment fulfilment full fully fumble fume fund funeral fungus funk funky funner funnest fur furbish furbishes furies furl furlong
  furnish furnishes furred furring furry further fury furze fuse fussed fuzz fuzzier fuzziest gabbed gabbing gabble gabbled gable gabled gaffe gain gait gal gale gall
  galley gallon galvanise galvanize gamble gambled gambling gamer gamest gamin gander gang gantlet gap gape garage garb garden gardener garish garner garnet garnishee
  garter gases gash gashes gasp gassed gassier gassiest gassing gassy gate gated gating gavel gavotte gay gayer gayest gayness gaze gazed gazelle gazette gazing gear
  gee gel gelled gelling gene genera generalise generalize generic generically genetic genetically genial genie genius gentle genus geranium gherkin ghostwrite
  ghostwrote gibber gibbet gibe gibed gibing giblet gig gigabit gigabyte gigged gigging giggle giggled giggler giggling gild gill gilt gimme gimmick gimmicky gin ginned
  ginning giraffe gird girt give glacier glad glamorise glamorize glass glassier gleam glean glen glide glided gliding glimmer glissandi glissando glitter glitz gloom
  gloss glosses glummer glutton gnarl gnome goad goal goalie goat goatee gobbed gobbing gobble goblet god godlier godliest gofer goggle goggled goggling going gone gong
  good goodlier goodliest goody gooier gooiest goosed goosing gopher gore gored goring gorse gossip gouge govern gown grab grace graced gracing grad gradation grade
  grader graffiti graffito graft grain grand grandee grander grant graph grasp grass grate grated grater grating grave gravel graving gray graze great greed greener
  greet grey grid grief grieve grill grille grimy grin grip gripe grippe grisly grist grit groan grocer groin groove groped groping grosser grouch groundswell group
  groupie grove grow grown groyne gruel grueling gruelling grumble guarantee guaranteed guarantied guaranties guaranty guard guess guesses guest guide guild guilt
  gunner gunning gusher gushes gust gustier gustiest gusty gutsier gutsiest gutsy gutted gutting guzzle gybe gybed gybing gym haberdasher habitation haemophilia haggle
  hail hair hairbreadth hale haled haler haling hamstring hamstrung hand handball handbill handcar handcraft handcuff handle handmade handmaid handwork hangar hanger
  hankie hard harden harder hardest hardness hardy hare hared haring harm harmonic harmonica harmonies harmonise harmonize harness harry harsh hart haste hasten hat
  hatches hate hater hatter haul have haven having haw hay haze head header headless headwaters heal health hear heard hearer heart hearth heat heater heath heave
  heaven heavy heckle heed heedless heel height heir hemophilia hen hence her herd heretic heritage heroin heroine heron herring hertz heterodox hew hideous hie hied
  high highball hike hinder hint hip hipped hipper hippie hipping hippo hired hiring historic hitches hitchhike hoagie hoard hoarder hoarse hoarser hoaxes hockey hod
  hoe hokey hokiest holder hole holed holiest holing holly holograph holy home homeboy homer homey homogenise homogenize hone honed honest honesty honeybee honing
  honorably hood hoodie hoodoo hoof hoop hop hoping hopper hopping horde horded hording horse horsing hos hose hospitalise hospitalize host hostel hostile hostler hotel
  house how howl hue hued huger hulk hull hullabaloo human humane humanise humanised humanist humanity humanize humanness humidifies humidity hummus humorlessness humus
  hunch hunches hunt hurdle hurl hurler hurry hurt husker hustle hutches hybridise hybridize hying hymn hype hyped hyper hyping hypnotise hypnotised hypnotist hypnotize
  hypo hypochondria hypocrisy hypothesise hypothesize iamb icier iciest idea idealise idealised idealist idealize identifies idle idolise idolize idyll igloo illicit
  imminent immobilise immobilize immodest immodesty immoral immorality immortal immortalise immortalize immunise immunize immure impact impart impasse impatient impeded
  impediment impedimenta impeding imperil imperious implement imply import impose improbable improvable impudence impudent inane inaner inanest inanity incense
  incentive incidence incident incised incite incited inciting increase indebted indeed indent indices indict indite individualise individualised individualist
  individualize indolence indolent induce induced inducing induct inductee industrialise industrialised industrialist industrialize inert inertia infarction infect
  infection infest infinities inflect inflict infraction ingenious ingenuous ingest inhabit inhale inhibit initial initialise initialize initialled initialling injure
  ink inkwell inline inner inpatient inquire insect insert inset insetting inside insight insist insolence insolent insomnia install installment instalment instance
  instant instate instil instill institutionalise institutionalize insult insure insurgence intellectualise intellectualize intend intense intensifies intent inter
  interment intermezzi intermezzo internal internalise internalize internationalise internationalize internee internment interpret interred interrogator interstate
  interval interviewee interviewer intestate intrastate introvert intrude inure inured inuring invade invent inventive inventor inverse invert invest invite invited
  inviting invoke involve iodise iodize ion ionise ionize irrelevance irrelevant irreverent irruption island isle isotopic issue italicise italicize itemise itemize
  jalousie jamboree jaunt jealous jealousy jeer jeez jell jelly jeopardise jeopardize jerkin jeweller jib jibbed jibbing jibe jig jigged jigger jigging jiggle jiggled
  jiggling jilt jingle jinn jobbing jogged jogger jogging joggle joggled joggling join joint joist joke jolt joyride joyrode jubilee judgment judgmental jugged jugging
  juggle juggled juggling juice juicer jumper jungle junker junket junkie kaftan kangaroo karat kazoo keel ken kerb key kibitzes kicker kickoff kiddie kilowatt kinship
  kisses kitchenette kitsch kleptomania klutz knave knead knee kneed knell knickers knight knit knitted knitter knitting knocker knoll knotted knotting know known kook
  krone labia labor labour lace laced lacing lack lad ladder laddie lade laden ladies lading lager lagniappe laid lair laity lam lama lamb lambkin lament lance lancer
  lancet lander landfall landfill landscape lane lanker lankest larches larder larva lash lashes lasses lassie last latches late later lath lathe lather latte latter
  laugh launch launches laundry law lawyer lax lay layer layette layoff laze lazed lazing lazy lea leach lead leader leaders leaf leak lean leaner learn leas lease
  least leather leave lecher lecture ledge lee leech leek leer legalise legalize legatee legitimise legitimize lei lemon length lessee levee level lever levies
  liability liable liar libel liberalise liberalize liberties licence license licensee lick lie lied lief lien lifer lift liftoff light lightening lightning likable
  likableness like liked liker liking limb limber limed liming limn limo limp limpest limpet linage line lined lineman linemen linen liner lining lion lionise lionize
  lipid liquid liquidise liquidize liquor list lite liter literal lithograph litter littoral livable live livelier liveliest liveliness liver llama load loader loaf
  loafer loath loathe lobbed lobbing lobby local locale localise localize locate lock locker locket locus lode lodge loft loge logo logoff loin loiter loner long loon
  loonie loop loose looser loosing loot looter lop lopping lorgnette lose loser losing lot lotus louse lout louver louvre louvred lovable love lovelier loveliest
  loveliness lover low lower lox luck lumber lump lunch luncheonette lunches lung lunge lured luring lust luster lute luxuriant luxurious lying lynch lynches mace maced
  macing macro mademoiselle madras madrasa madrassa magnate magnet magnetise magnetize magnifies magpie mail maim main majorette make maker making malaria male mama
  mamma man manage manager manatee mandrill mane mange manger mania manic manifest manner manor manse mantel mantes mantle manual manufacture manured march marches
  maria marine marionette marital marked marker market marquee marred marries marring marry marsh martial martin marvellous marvelous mashes masquerade mass mast master
  mastery mastiff mat match matches mate material materialise materialised materialist materialize materiel matins matriarch matt matte matter matured maturing matzo
  matzoh matzot maul maxim maxima maximise maximize maze meager meagre meal mealier mealiest mealy mean meaner meat meatball mechanise mechanize medal medalist
  medallist meddle media medial median mediate mediated mediating mediation meditate medium meet megalomania memento memorialise memorialize memories memorise memorize
  menagerie mender mercerise mercerize mere merge merger merit mesmerise mesmerize met metabolise metabolize metal metastasise metastasize mete meteor meter metric
  mettle mew mewl middies middle middling middy midge midriff mien miff might miked miking mil mile miler militarise militarised militarist militarize milk milker mill
  millennia miller milliner million mimed miming mine mined miner mini miniaturise miniaturised miniaturist miniaturize minim minima minimise minimize mining minister
  mink minor minority minster mint minuet minute minx mire mired miring miscall misdeal miser misery misjudgment mislay misled misplace misplay miss missed misses
  mission misspell mistake mister mistier mistiest mistiness mite miter mitred mitring mixed mixes moat mobilise mobilize mobster mocker mod modal mode model modeling
  modelling modernise modernised modernist modernize modest modesty modifies module moisturise moisturize mold molder moldier moldiest molding moldy molehill mollusc
  mollusk molt moment momentous monarch monetise monetize money monomania monopolies monopolise monopolised monopolist monopolize monster moo mooches mood moodier
  moodiest moody moon moor moose moot mope moral morale moralise moralised moralist morality moralize more morn morose morrow mortal mortality mortgagee mosses most
  mote moth mothball motion motive motorise motorised motorist motorize mould moulder mouldier mouldiest mouldy mourn mouse moused mouser mousing mousse moussed
  moussing mouth move movie mow muckrake mucus muddies muddle muddling muff muffin muffle mugger mule mull mullion multiple multiplexes multiplies mumble mummer munches
  muse mused musing muss musses must mustache muster mustier mustiest mustiness mute muter muumuu naive narc nark nasalise nasalize nation national nationalise
  nationalised nationalist nationalize native naturalise naturalised naturalist naturalize nature naught naval nave navel nay nearby nearest nearly nearness neatest
  neatness necktie need needier neediest negligee neigh neighbor neighborhood neighborliness nerdier nerdiest nest nether netted netting neural neuron neutral
  neutralise neutralize newbie nibble nick nigga niggaz night nightie nipper nit niter nix noel noes noise nominee none nook noose normalise normalize north northeaster
  nose nosed nosier nosiest nosiness nosing not notable notaries notarise notarize noted nothing noticing notion notional nought novel novelette now nuclei nude nuke
  numbskull numskull nutrient nutshell nymphomania oar obit object observe obtain ocher ochre oddball off offence offense office officer official oft oldie oligarch
  omelette one optima optimise optimised optimist optimize orate orator orchestra order ordinance ordnance ore organelle organise organised organist organize origin
  original orthodox osteopath ostracise ostracize ought ouster out outage outer outgrow outlay outlying outran outsell outshine outshone outside over overachieve
  overall overate overbore overdo overdoes overdose overdraw overdue overeat overemphasise overemphasize overgrow overhead overhear overheat overlay overlie overly
  overpay overrate overrating override overrode overseas oversee oversell overshoot overshot overspecialise overspecialize overstated overstating overstay overt
  overthrow owing own oxidise oxidize oyster pace paced pacemaker pacifies pacing packer packet padded padding page pail pain paint painter pair pal palatal palate
  palazzi palazzo pale paleontologist paleontology palette pall palm palmist pane paneling panelist panelling panellist panhandle panned panning pant pantie papa paper
  par parch parches pardon pare parent parenthesise parenthesize paring parish park parkour parlay parley parlour parolee parred parricide parried parries parring parry
  parse parson part partake parterre partial partially participator particle particularise particularize partied parties partner party pass passerby passes past paste
  pasteurise pasteurize pasties pasture pasty patch patches pate patent path patience patient patients patine patio patois patriarch patricide patronise patronize
  patsies patsy patter patties patting paunch pauperise pauperize paw pawn pay payable payee payer payoff payroll paywall pea peace peach peaches peafowl peak peal pear
  pearl peasant peasantry peck pecs pedal pedant peddle pederast pedestrianise pedestrianize pedigree pee peed peek peel peephole peer peewee pen penalise penalize
  pence people pep pepped pepper peppier peppiest pepping peppy perfect perigee perish perjure perk peroration perpetrate perpetuate persecute person persona personae
  personal personalise personalize personnel perspective persuade pervade peter pettier pettiest pettily pettiness petty pewee phalli phase phased phasing phenomena
  philosophies philosophise philosophize philter phish phisher phlox phobic phone phoned phonic phoning phony phosphor photo photocopies photograph phrase physic
  physical physics pick picker picket pickle pickled pickling piddle piddled piddling pie piece pieced piecing pied pier pierce piggish piing pike piked piker piking
  pile piled pill pillar pillow pimento pimp pin pinch pinches ping pinkest pinkie pinning pint pip pipe pippin pipping pirouette pistil pistol pitches pitfall piton
  pitting pity pixie pizza pizzazz pizzicati pizzicato place placenta plagiarise plagiarised plagiarist plagiarize plague plaid plain plaint plaintiff plait plan plane
  planed planned planning plant plaque plaster plate plated plating play playbill player playoff plea plead pleas please pledge pliant plied plies plot pluck plum
  plunge pluralise pluralize pluses plush plusher plushest ply poaches pock pocket podded podding point pointer poise poison poke poked poker poking pol polar polarise
  polarize police policy polishes polite politic politicise politicize poll pollute pond pone ponies pontiff pooh pool poop poor pop poplar popped popping populace
  popular popularise popularize populous pored poring port portage porter portion pose posed poser posies posing position posse posses possess possession possible post
  posture potable potent pothole potion potpie pottage potted potter potting pour pouring pout powder power pox practicable practical practice practiced practicing
  practise practised practising prairie prance prate prated pratfall prating pray prayer preach preacher preaches precede precedent precious precise predator predatory
  predict prediction predictive prefatory prefect pregnant prejudgment prelude premier premiere premise prescribe presence present presents preserve preset preshrink
  preshrunk president pressurise pressurize pretence pretend pretense prevent previous prey price priced pricier priciest pricing prick pride priding pried pries prim
  prime prince principal principle print prior priorities prioritise prioritize prise prised prising prism prissier prissiest private privatise privatize privet privier
  priviest prize probable probably probe probing problem proceed proceeds process procure produce product prof profane profess profit program programme progress project
  prom promise promote promoted promoter promoting prompt prompter pronoun pronounce proof propagandise propagandised propagandist propagandize proper property
  prophecies prophecy prophesies prophesy prophet propose proscribe prose prosecute proselytise proselytize prospect prospective prosper prostate protect protest
  protozoa provable provably prove proved proven proverb provide province proving prow pry psych psychic psychical psychoanalysed psychoanalyst pubic public publicise
  publicised publicist publicize publishes puck pucker pudding puddle puddled puddling puffball puffer puffin pull puller pullet pulley pulse pulverise pulverize pump
  pumper punch punches punchier punchiest punchy punk punkest punning punter pupping purchase pure puree purer purifies purpose purr purse pursed purser pursing pursue
  pusher pushes pushier pushiest pushy pusses put putt putty puzzle pwn pyromania pyx quack quadrille quadruped quadruple quaff quaked quaking qualifies quality
  quantifies quantity quarry quart quarter quartet quaver queen quell query quest quibble quickie quiet quill quilt quintuple quirk quit quite quota quote quoted
  quoting rabbi race raced racer racial racing racist rack racquetball radial radical rag rage ragged raggeder raggedest raggedy raid raider rain rainfall raise raised
  raisin raising raked raking rally ramble ranches randomise randomize range ranger rank rap rapier rapped rapper rapping rapt rared raring rash rashes raster rat
  rating ratio ration rational rationale rationalise rationalised rationalist rationalize ratted ratting rattle rave ray raze reach react read reader readier readiest
  ready real realise realised realist reality realize realty ream reap rear reason rebel rebelled rebelling rebuff rebus recall recap recede receipt receive recent
  recipe reckon reclaim recline recognise recognize recoil reconnoitred reconnoitring record recover rectal rectifies rector recur red rediscover redound redraw reduce
  reed reedier reediest reedy reefer reek reel reemphasise reemphasize reenter ref refer referee reference refiled refiling refill refine refiner reform refreshes
  refuel refuelled refuelling refugee refurbish refurbishes refurnish refurnishes refuse refute regal regard regent regime regimen regiment region regret regularise
  regularize regulator reign rein reject relate related relating relative relay release relevant relied relies relieve relive relived reliving reluctant rely remain
  remaking remark remedy remind reminder remit remote remove renal render rent renter reorder reorganise reorganize rep repay repeal repeat repel repelled repelling
  repertoire repertories replace replay reply report repose request require required requiring requite requited requiting reread rescue researches resell resent reserve
  reset resetting reside residence resign resigned resin resist resort resound respect respectfully respectively respell respirator respire respite respond rest
  restated restating restful restive restore restrain result resume retain retch retches retell retina retire retired retiree retraced retracing retrain retread retried
  retries retrieve return returnee reuse reused reusing reveal revel revelled revelling revenge revere revered reverence reverie revering reverse review revile revise
  revitalise revitalize revive revolt revolutionise revolutionised revolutionist revolutionize revolve revved revving reward rewind rewrite rewrote rhapsodies
  rhapsodise rhapsodize rheum ribbing rice riced ricing rick rickets rid ridding ride rider riff riffle riffled riffling rifle rifled rifling rift right rigid rigor
  rile riled riling ring ringer riot ripped ripping rise rising rite rival river roaster robber robbing robin robocall rock rocker rocket rod roe rogue roister
  romanticise romanticised romanticist romanticize rood rookie roomer roost rooster root rooter roped roping rose rosette roster rot rotisserie rotted rotting rotund
  rouge rouged rough rouging round roundness route routine routinise routinize rove row rubber rubberise rubberize rubbing rubbish rubble rubdown rube ruble rudder rude
  ruder rue rued ruff ruffle ruffled ruffling ruin ruination ruing rule rump rundown rune runner runoff runway rupee ruse rust rustle sable sac sack sacred saddle
  saddled saddling sades safety sage sagged sagging sail sailing sailor salable salary sale saline sallow sallower sallowest salon saloon salt salter saltest salvation
  salve salved salver salving same sample sand sandal sander sandy saner sang sanitise sanitize sapling sapped sappier sappiest sapping sappy sashes sat sate satin
  satirise satirised satirist satirize sauce saucer sauna savage savaged savager savaging save saved saver saving savor savorier savories savoriest savory savour savvy
  sawmill sax say saying scad scale scaled scaling scam scammed scamming scamp scan scandalise scandalize scant scanter scantest scar scarce scare scared scarred scat
  scatted scatter scatting scavenge scene scent sceptic schedule scheme schmaltz school sciatic science scoff scone scoop scope scoped scoping scorch scorches score
  scored scoring scotch scotches scour scout scow scram scramble scrap scrape scratch screech screen screw screwball scribble scrip scroll scrounge scrubber scruff
  scrunch scrunches scrutinise scrutinize scuff scull scurf seal seam seamier seamiest seamy sear search searches seashell season seat secret secrete secs sector
  secularise secularize secure sedate sedge seduce see seed seedier seediest seedy seek seeker seem seep seer seldom select selfie sell seller selloff selves semen
  seminar send sender sense sensible sensing sensitise sensitive sensitize sensor sensual sentence sentient sentimentalise sentimentalised sentimentalist sentimentalize
  septic sepulcher sepulchre sepulchred sepulchring sequence sere serer serest serf serial serialise serialize series serious sermonise sermonize serous serve served
  server service serviette serving session settee setter setting settle sever several severe severed sew sewer sewn sex sexist shad shade shadow shady shake shaker
  shaking shampoo shank shape shaped shaping share shared sharia sharing sharp shave shear shearer shed shedding sheer sheerer sheet shelf shell sheriff shied shies
  shift shill shimmed shimmer shimming shimmy shin shine shiner shinned shinning shinny shiny ship shipped shipper shipping shirr shirt shit shitting shiver shock shoe
  shogun shone shoo shoot shopped shopper shopping shored shoring short shortfall shot shout shove show shower shown showoff shred shriek shrike shrill shrink shrive
  shuffle shun shunned shunning shut shutting sic sick sicker sickest sickle sickness side sided sideshow sidewalk sidewall siding sift sifter sigh sight sigma sign
  signal signalise signalize signed signer signet silence silhouette silicon silicone silkier silkiest sill sillier sillies silliest silt silver simmer simper simple
  simply simulate simulated simulating simulation sin since sinew sing singe singed singer single singled singling sink sinker sinned sinner sinning sipped sipping sire
  sit site sitter sitting six sizable size sized sizing skate skated skater skating skeptic sketch skew ski skies skiff skilful skill skillful skim skimmed skimming
  skimp skin skip skipped skipper skipping skit skitter skull sky skydive slack slaked slaking slang slash slashes slat slave slaved slaver slaving slay sleep sleeper
  sleet sleigh slenderise slenderize slew slice sliced slicer slicing slide slider slier slight slimmed slimmer slimming sling slink slip slipped slipper slipping slit
  slither slitter slitting sliver sloe sloop slop slope slopped slopping slot slotting slouch slow slue slum slummed slummer slumming slung slur slush slyer smack small
  smart smell smile smith smock smoke smoked smoker smoking smolder smooth smoother smoothie smother smugger smuggest smuggle smuggled smuggling snack snag snake snaked
  snakier snakiest snaking snaky snapper snared snaring sneak sneaker sniff sniffle sniffled sniffling snipe snoop snooper snoot snore snored snoring snot snowball
  snowfall snowshed snuff snuffle snuffled snuffling snugged snugger snuggest snugging snuggle snuggled snuggling soar sober social socialise socialised socialist
  socialize sock socket softball softy soggier soggiest soggy soil sol solder soldier sole solemnise solemnize solid solider solidest solidity soliloquies soliloquise
  soliloquize solitaire solitaries solitary solve solver somber sombre soon soot sooth soothe sootier sootiest sooty sopped soppier soppiest sopping soppy sore sorer
  sorest sort sorter sortie sough sought sour source souse southwester sow sower space spacial spacious spam span spar spare spareness sparer sparest spark sparkle
  sparse spasm spat spatial spatted spatter spatting spay spec special specialise specialised specialist specialize specialties specialty specie species specific
  specifies specious speck spectator specter spectra speech speed speeder spell spend spent spice spiced spicing spider spied spies spill spilt spine spiral spire
  spirea spirit spit spitball spite spitted spitting splash splice split splotch spoil sponge sponger spook spool spoonbill spoor spored sporing sport sportier
  sportiest spot spotted spotter spottier spottiest spotting spout spread spree spreed sprig spring sprinkle sprite spry spunk spur spurred spurring spurt sputter spy
  squall square squash squaw squeak squeal squeegee squeeze squire squired squiring squirm squish stabilise stabilize stable stack staff stage stain stair stairwell
  stake staked staking stale staled staler stalest staling stalk stall stamp stance stanch stancher stanches stanchest stand standard standardise standardize standoff
  standstill staph staple star starch stare stared stark starling starred starring start state stated stater stating stationer stats statue statuette stature statute
  stave staved staving stay stead steady steak steal stealth steam steamer steamroll steed steel steely steep steer stein stem step steppe sterilise sterilize sterling
  stern stew stick sticker stickier stickiest stickiness sties stiff stigmatise stigmatize stile still sting stinger stingier stingiest stingy stint stir stock stockier
  stockiest stockiness stoke stoked stoking stone stoner stonewall stood stool stoop stop stopped stopping store stored storey storing storm story stove straggle
  straggler straight straighten strait straiten strand strange stranger strangle strap stray streak stream street strength stretch stretcher stretches strew strict
  stricture strike striking string stringer strip stripe striped stripped stripping strive stroke stroking stroll strong stronger stropped stropping struck structure
  struggle stubby stuck studding studio study stuff stumble stump stun stung stunt style styled styling stylise stylised stylist stylize styluses stymie subbed subbing
  subcommittee subject submit subscribe subset subside subsidies subsidise subsidize subtle suburb succeed success succor suck suckle sue suet suffer suffice sufficed
  sufficient sufficing suffix suffixes suffragette sugar suggest suing suit suite sulfate sulfide sulfur sulfuric sulfurous sulk sulkier sulkies sulkiest sullies
  sulphate sulphide sulphur sulphuric sulphurous sultan sultana summaries summarise summarize summed summer summing summon sump sunbathe sunder sunned sunning sunset
  super superb supercharge supervisor supper supping supplant suppler suppliant supplies support suppose supreme sure surer surest surf surface surge surgeon surgery
  surging surly surreal survey survive swallow swamp swan swank swanker swankest swap swat swath swathe swear swearer sweat sweater sweet sweeter sweetie swell swift
  swig swill swindle swing swirl sword symbol symbolise symbolize sympathies sympathise sympathize sync synchronise synchronize synthesise synthesize syringed syringing
  syrup system systematise systematize table tableau taboo tack tackle tact tail taint take taken takeoff taker taking talc tale talent talk tam tamale tame tamer tamp
  tang tank tankful tanner tannin tantalise tantalize tap tape taper tapir tapped tapping tar target tariff taro tarp tarred tarring tarry tart taser taste tasted
  taster tastier tastiest tasting tasty tatted tatter tatting tattle tattoo taught taunt tax taxi tea teach teaches teak team tear tease teat tee teed teem teeter
  telecommute telegraph temp temper tempera temporise temporize tempt tempura ten tend tenderise tenderize tenon tenor tens tense tension tent tenure tepee terabit
  terabyte term tern terrain terrorise terrorised terrorist terrorize test tester testes tether textual thank thee their theories theorise theorised theorist theorize
  there therefore therein thereon these thesis thicker thickest thicket thickset thin thing think thirst thirty this thong thorn thorough thou though thought thraldom
  thrall thralldom thrashes thread threat three threshes thrift thrill throat throe throne through throughout throughput throw thrown thy tic tick ticker ticket tickle
  tickled tickling tidal tide tided tiding tidy tie tied tier tilde tile tiled tiling till tilt timber timbre time timer tine ting tinge tinier tiniest tinker tinkle
  tinkled tinkling tinned tinnier tinniest tinning tinny tint tiny tip tipped tipper tipping tipple tippled tippling tire tired tires title titled titling titter tittle
  toady toast toaster tocsin today toddle toe toffee toil toiler toilet toilette toke toll tom tomb tone toner tong toniest tonne tool toot tooth topic topical topped
  topping topple toppled toppling toque tort tortoiseshell tortuous torture torturous torus tot total tote totted totter totting touch tough toupee tour tout tow toward
  towel toweling towelled towelling tower town toxemia toxin trace traced tracer tracing track tract trade trading tragic trail train trainee trainer trait traitor tram
  tramp tranquility tranquilize tranquillise tranquillity transfer transform transit translate transport trap trash trashes traumatise traumatize travel traveling
  travelling tray tread treadmill treason treasure treat treaties treatise treaty treble trebled trebling tree treed trend trespasses trial trialled trialling tribe
  tribute trice trick trickle trickled trickling tried tries trifle trill trio trip tripe triple tripos trivia trivialise trivialize trochee troll trope trot trouble
  troubleshoot troubleshot trough troupe trousseau trout truce truck truckle truckled truckling true trunk truss trust trustee trusties trusty truth try tryst tube
  tubeless tuck tucker tumble tun tune tuneless tuner tunneling tunnelling turbid turd turgid turkey turn turnoff tux tweed twin twine twist twit tying tyke type typed
  typewrite typewrote typing tyrannies tyrannise tyrannize tyrannosaur unarmed unasked unbearable unbeatable underachieve underlay underlie underling underlying
  underpay undersell undershirt undershoot undershorts undershot undertake underwrite underwrote unearned uneaten unending unequal unequalled unfavorably unformed
  uniform uninstall union unionise unionize unit unite united unity universal universe unlearn unless unlike unlock unmaking unread unroll unsavory unset unshakable
  untie untied update uphill upholster upright uprising upset uptight urban urbane urbanise urbanize usage useful useless user usherette usurer utilise utilize utter
  uvula vacation vagina vale valet valley valuable value vandalise vandalize vane vanish vanishes vaped vaping vaporise vaporize variable variance various vary vault
  veggie veil vein velvet venal venial venture verbalise verbalize verification verified verifies verify verity verse version vertebra vertebrae vertical very vessel
  viable vial vibrate vibrato vice viced vicing victim victimise victimize victor victual victualled victualling videocassette view vignette vigor village villain
  villein vinegar viol violate violent violet virtue visa viscera viscus vise vised visible vising vision visit visual visualise visualize vital vitalise vitalize
  vocalise vocalised vocalist vocalize vocation voice volleyball volume voodoo vote vouches voyage vulcanise vulcanize vulgarise vulgarize wack wacker wackest wad
  wadded wadding wade wader wage wagged wagging wail waist wait waive waiver wake waked waken waking wale waled waling walk wall wan wander wangle wangled wangling want
  warble warden ware warier wariest warily wariness warm warn warp warrant warranty washes waste watch watches water waterfall watt wave waved waver wavier waving wax
  weak weaken weal wealth weapon wear wearer weary weather weatherise weatherize weave wed wee weeder week weekend weeper weer weigh weight weir weird weld wen wench
  wenches were west westernise westernize wet wetting whack whale whaled whaling what wheal wheel when whence where wherein whereon whet whether whetting whew which
  whiff while whiled whiling whim whine whined whiner whining whinny whiny whipped whipping whippoorwill whir whirl whirr whisk whisky whist whistle whit white whiter
  whitewall whither whittle whiz whizz whoa whoever whole wholesale wholly whoop whoopee whopper whopping whore whorl whose whosoever why wicker wicket wider widest
  widow wield wigged wigging wiggle wiggled wiggler wiggling wiggly wight wild wile wiled wilful wilfulness wiling will willful willfulness willow win wince winced
  wincing windfall windmill window windowsill wine wing winger winner winning winter winterise winterize wipe wiped wiping wired wiring wise wiser wishes wist wit
  withdraw wither witness witting wive wiz woe woman womanise womanize women wonder woo wood wooden woodier woodiest woodman woodmen woody wooer woof woolen woollen
  word workday world worries worship worshiper worshipped worshipper worshipping worth would wound wow wrangle wrap wrapped wrapper wrapping wrath wreak wreck wrecker
  wrest wrestle wretch wretches wriggle wring wringer wrinkle wrist writ write writing written wrong wronger wroth yahoo yam yarn yaw year yeast yessed yest yield yoke
  yon young youth yuck yuk yuppie zealous zipper zombie zoned
`;
