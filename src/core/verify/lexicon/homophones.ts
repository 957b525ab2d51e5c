/**
 * Words that an ear or a recognizer takes for each other, in sets. Pairs with a negation or a number among them
 * ("no" and "know", "two" and "to") may stand here too: what changes those is judged before hearing is asked.
 */
const SETS = `
accept except; ad add; affect effect; aid aide; ail ale; air heir ere err; aisle isle i'll; all awl; allowed aloud; alter altar; ant aunt; arc ark; ascent assent; ate
eight; aural oral; away aweigh; awe oar or ore; axel axle; bail bale; bait bate; baize bays; bald bawled balled; ball bawl; band banned; bard barred; bare bear; bark
barque; baron barren; base bass; bay bey; bazaar bizarre; be bee; beach beech; bean been bin; beat beet; beau bow; beer bier; bell belle; berry bury; berth birth;
billed build; bite byte bight; blew blue; bloc block; boar bore; board bored; boarder border; bold bowled; bolder boulder; born borne; bough bow; boy buoy; brake
break; braise brays; bread bred; brews bruise; bridal bridle; broach brooch; brows browse; bust bussed; but butt; buy by bye; cache cash; callous callus; canon
cannon; canvas canvass; capital capitol; carat carrot caret; cast caste; caught court cot; cede seed; ceiling sealing; cell sell; cellar seller; censor sensor; cent
scent sent; cents sense scents; cereal serial; chased chaste; cheap cheep; check cheque czech; chews choose; chic sheik; chili chilly; choir quire; chord cord cored;
chute shoot; cite sight site; cited sited sighted; cites sights sites; clause claws; climb clime; close clothes; coal kohl; coarse course; coars course; coat cote;
colonel kernel; complacent complaisant; complement compliment; core corps; cores corps; council counsel; councilor counselor; creak creek; crews cruise; cruel crewel;
cue queue; currant current; cymbal symbol; cygnet signet; dam damn; days daze; dear deer; dependent dependant; descent dissent decent; desert dessert; dew due; die
dye; died dyed; dire dyer; discreet discrete; doe dough; done dun; draft draught; dual duel; earn urn; elicit illicit; ensure insure assure; ewe you yew; eye i aye;
faint feint; fair fare; farther further; fate fete; faun fawn; faze phase; feat feet; find fined; fir fur; flair flare; flaw floor; flea flee; flew flu flue; floe
flow; flour flower; for fore four; foreword forward; fort fought; forth fourth; foul fowl; franc frank; freeze frieze frees; gait gate; gamble gambol; genes jeans;
gild guild; gilt guilt; gnu knew new; gorilla guerrilla; grate great; grease greece; groan grown; guessed guest; guise guys; hail hale; hair hare; hall haul; hangar
hanger; hart heart; hay hey; heal heel he'll; hear here; heard herd; heed he'd; heroin heroine; hew hue; hi high; higher hire; him hymn; hoarse horse; hoes hose; hold
holed; hole whole; holy wholly; hour our are; idle idol; in inn; inc ink; incite insight; intents intense; its it's; jam jamb; knead need; kneed need; knight night;
knit nit; knot not; know no; knows nose; knows no's; lain lane; lama llama; laps lapse; larva lava; lead led; leak leek; lean lien; leased least; lessen lesson; levee
levy; liar lyre; lie lye; links lynx; literal littoral; lo low; load lode; loan lone; loot lute; made maid; mail male; main mane maine; maize maze; mall maul; manner
manor; marshal martial; mask masque; massed mast; meat meet mete; medal meddle metal mettle; might mite; mince mints; mind mined; miner minor; missed mist; moat mote;
mode mowed; moan mown; moor more; moose mousse; morning mourning; muscle mussel; mustard mustered; naval navel; nay neigh; none nun; oh owe; one won; packed pact;
pail pale; pain pane; pair pare pear; palate palette pallet; passed past; patience patients; pause paws; pea pee; peace piece; peak peek pique; peal peel; pedal
peddle; peer pier; per purr; pi pie; place plaice; plain plane; pleas please; plum plumb; pole poll; poor pour pore; pray prey; presence presents; pride pried; prince
prints; principal principle; prise prize; profit prophet; quarts quartz; quay key; rack wrack; rain reign rein; raise rays raze; rap wrap; raw roar; read red; read
reed; real reel; reek wreak; rest wrest; retch wretch; review revue; rhyme rime; right rite write wright; ring wring; road rode rowed; roe row; role roll; root route;
rose rows; rote wrote; rough ruff; rouse rows; rung wrung; rye wry; sail sale; sauce source; saw soar sore; scene seen; sea see; seam seem; seams seems; sear seer;
seas sees seize; sects sex; serf surf; serge surge; sew so sow; shake sheik; shear sheer; shoe shoo; side sighed; sign sine; sink sync; slay sleigh; sleight slight;
soared sword; sole soul; some sum; son sun; sort sought; spade spayed; staid stayed; stair stare; stake steak; stationary stationery; steal steel; step steppe; stile
style; storey story; straight strait; suite sweet; sundae sunday; tacks tax; tail tale; taught taut tort; tea tee; team teem; tear tier; teas tease tees; tern turn;
than then; their there they're; theirs there's; threw through thru; throne thrown; throws throes; thyme time; tide tied; tire tyre; to too two; toad toed towed; toe
tow; told tolled; ton tonne tun; tough tuff; troop troupe; vain vane vein; vale veil; vial vile; vice vise; wade weighed; wail whale; waist waste; wait weight; waive
wave; waiver waver; wales whales; war wore; ward warred; ware wear where; warn worn; watt what; way weigh whey; ways weighs; we wee; weak week; weather whether; we'd
weed; we'll wheel; were we're; wet whet; which witch; while wile; whine wine; whirled world; whirl whorl; white wight; who's whose; wood would; yoke yolk; yore your
you're; yours you'll; you'll yule; adieu ado; adolescence adolescents; assistance assistants; attendance attendants; bases basis; cession session; dense dents;
deviser divisor; ordinance ordnance; residence residents; correspondence correspondents; independence independents; instance instants; incidence incidents; innocence
innocents; prophecy prophesy; advice advise; device devise; breath breathe; cloth clothe; lose loose; allude elude; allusion illusion; formally formerly; crewed
crude; rood rude rued; trussed trust; wheeled wield; summary summery; lax lacks; lox locks; pol poll; weekend weakened; size sighs; coax cokes; sic sick; tic tick;
tracked tract; ducked duct; sacks sax; whack wack; lam lamb; gaze gays; haze hays; arrows arose; acclamation acclimation; acetic ascetic; acts axe; addition edition;
aired erred; airing erring; anti auntie ante; apatite appetite; auger augur; augers augurs; baht bought; bailey bally; baited bated; baloney bologna; baring bearing;
barre bar; based baste; bask basque; basks basques; baton batten; bauble bobble; baubles bobbles; berg burg; berries buries; betters bettors; bode bowed; bogie
boogie; boll bowl bole; bolls bowls boles; boos booze; brae bray; braking breaking; breach breech; breaches breeches; brewed brood; briar brier; burger burgher; burro
burrow borough; burros burrows boroughs; bused bust; cache cachet; cached cashed; caches cashes; caching cashing; canter cantor; capped kept; carol carrel; carrot
karat carat; cars cause; caucus coccus; caulk calk; cay quay; cedar ceder; ceded seeded; ceding seeding; censer sensor censor; chaise shays; chalk chock; chic sheikh;
choral coral; chorale corral; chorals corals; chow ciao; clicks cliques; coarser courser; cocks cox; cocky khaki; code coed; coif quaff; complemented complimented;
complementing complimenting; con khan; conch conk; coo coups coup; coop coupe; cream creme; cruise cruse; czar tsar; dais daze days; dammed damned; damming damning;
defuse diffuse; defused diffused; defusing diffusing; demur dimmer; demurs dimmers; dinars diners; doc dock; docks docs; dour dower; douse dowse; dousing dowsing;
droop drupe; eave eve; eaves eves; elusive illusive; ensured insured; ensuring insuring; ewes use; fain feign; fairies ferries; fairy ferry; farrow pharaoh faro;
fated feted; fazed phased; fee fie; fennel phenol; fish phish; fisher fissure; fishers fissures; fishing phishing; flack flak; flecks flex; fliers flyers; foregoing
forgoing; freed fried; friar fryer; friars fryers; gaiter gator; gene jean; gilder guilder; gored gourd; grater greater; grays graze; grisly grizzly; grocer grosser;
hairy harry; handsome hansom; haring herring; hertz hurts; hoard horde; hoards hordes; humerus humorous; idol idyll idle; immanent imminent; indict indite; indicted
indited; jewel joule; jewels joules; knave nave; knead kneed; kneading needing; knightly nightly; lade laid; lager logger; lay lei; lays leis; lea lee; leach leech;
leaches leeches; leader lieder; leaf lief; leas lees; leaver lever; levees levies; lichen liken; lichens likens; limb limn; liqueur liquor; liqueurs liquors; lira
lire; loos lose; lucks lux lox; magnate magnet; mantel mantle; mark marque; marks marques; marquee marquis; marten martin; mat matte matt; mean mien; meatier meteor;
midst missed; missal missile; morays mores; morn mourn; mucous mucus; nicks nix; noes nose knows; noose nous; ode owed; overdo overdue; paced paste; packs pacts;
paean peon; paeans peons; paired pared; pairing paring; pall pol; parish perish; peaking peeking; peeked piqued peaked; pervade purveyed; phosphorous phosphorus;
picks pix; pistil pistol; plait plate; plaited plated; plaiting plating; plaits plates; planar planer plainer; pocks pox; populace populous; pored poured; poring
pouring; poser poseur; praise preys prays; prayed preyed; praying preying; prier prior; racked wracked; racking wracking; rah raw; raised razed; raiser razor; raisers
razors; raising razing; rancor ranker; rapper wrapper; rappers wrappers; rapping wrapping; rapt wrapped rapped; readout redoubt; reagent regent; reagents regents;
reeking wreaking; reigned reined rained; reigning reining raining; rested wrested; resting wresting; rho row roe; rials riles; riffed rift; righter writer; ringer
wringer; ringing wringing; roes rose; rood rude; rooted routed; rooter router; rooters routers; rooting routing; roughing ruffing; roux rue; rues ruse; sac sack; sacs
sax sacks; sane seine; saver savor; savers savors; scull skull; senor signor; sewed sowed; sewing sowing; sewn sown; sighting siting citing; sloe slow; sol soul;
sonny sunny; sot sought; sough sow sew; sous sues; spacial spatial; spec speck; specks specs; staff staph; stoop stoup; succor sucker; tacked tact; talkie talky;
tartar tarter; teaming teeming; tenner tenor; tern turns; tightens titans; toeing towing; tole toll; tray trey; trustee trusty; tucks tux; turbo turbot; undo undue;
wacker whacker; wails wales; waited weighted; waiting weighting; waived waved; waiving waving; wale whale wail; walk wok; warily wearily; wax whacks wacks; weakly
weekly; weary wiry; wen when; whiner wiener; whining wining; whit wit; whither wither; whoa woe; whys wise; worst wurst; yuck yuk; have of; are our; our hour; they're
their; your you're; lets let's
`;

const neighbors = new Map<string, Set<string>>();
for (const set of SETS.split(';')) {
  const words = set.trim().split(/\s+/u);
  for (const word of words) {
    for (const other of words) {
      if (word === other) continue;
      neighbors.set(word, (neighbors.get(word) ?? new Set()).add(other));
    }
  }
}

/** Whether the table holds the two words as sounding alike, or what both are the plurals of. */
export function areHomophones(a: string, b: string): boolean {
  if (neighbors.get(a)?.has(b)) return true;
  return a.endsWith('s') && b.endsWith('s') && (neighbors.get(a.slice(0, -1))?.has(b.slice(0, -1)) ?? false);
}
