// The words of a lure's trade, as they stand in hostnames, parted by spaces. Alone they mean nothing; beside a copied name, or an
// action beside an object with nothing else in the name, they do. Source: what recurs in public lists of lures; docs/data-sources.md.

/** What a lure wants done, or says has happened. */
export const ACTION_WORDS =
  'login logon signin signon logins loginpage verify verified verification verifying validate validation confirm ' +
  'confirmed confirmation authenticate authentication authorise authorize authorised unlock update updates updated ' +
  'upgrade renew renewal reactivate activate activation restore recover recovery suspended suspend restricted ' +
  'cancel cancellation cancelled apply application applications claim claims claimback collect redeem register ' +
  'registration enrol enroll request requests submit review resolve settle pay payment payments paying repay ' +
  'repayment repayments refund refunds rebate rebates reimbursement redelivery redeliver reschedule rescheduled ' +
  'rearrange reship track tracking tracker secure secured secures security securely auth oauth sso webmail ' +
  'eligibility eligible entitlement owed overpaid undelivered due overdue unpaid missed failed pending notify ' +
  'notification notice noticed alert alerts appeal deregister deny decline reject reverse attempt attempts detected ' +
  'unauthorised unauthorized access process stop prevent report blocked locked expired required awaiting added ' +
  'release reset change manage check help support assist amend redirect extract customer customers helpdesk enquiry ' +
  'attempted approve accept dispute remove unrecognised unusual';

/** What it is about. */
export const OBJECT_WORDS =
  'account accounts acct myaccount profile identity password passcode credentials session device devices payee ' +
  'payees newpayee transfer transfers transaction transactions bank banking card cards billing bill bills invoice ' +
  'invoices statement wallet fund funds grant grants benefit benefits allowance pension pensions payroll payslip ' +
  'payslips salary bonus tax taxes vat licence license licences licenses mot vehicle penalty fine fines charge ' +
  'charges toll fee fees postage shipping shipment parcel parcels package packages packet delivery deliveries ' +
  'deliver depot courier parking permit permits document documents docs file files share voicemail mailbox mail ' +
  'email portal form forms online service services covid vaccine vaccines vaccination vaccinations pass energy ' +
  'heating relief return returns post scheme schemes schedule schedules counciltax filing filings fillings testkit ' +
  'testkits item items order orders mobile number phone web app';

/** Written next to a place, they say that it is the council of that place. */
export const COUNCIL_WORDS =
  'council councils gov borough cyngor gyngor counciltax citycouncil boroughcouncil districtcouncil countycouncil ' +
  'londonborough londonboroughof royalborough govuk treth llyw localauthority';

/** Alone with a place, they make it a council's service, which a lure offers; a place among other words is anybody's. */
export const COUNCIL_SERVICE_WORDS =
  'pcn portal refund rebate login signin logon pay account myaccount verify electoral mewngofnodi talu taliad ' +
  'parcio dirwy addaliad porth cyfrif';

/** Alone with a place that is nothing else, they make it a council's page for its staff or payers. */
export const COUNCIL_STAFF_WORDS =
  'payslip payslips payment payments webmail intranet helpdesk servicedesk sso mfa vpn okta citrix bluebadge bins ' +
  'rentarrears bailiff permit permits renew register';

/** Places of councils that are also other words, or the names of many other places and people. */
export const AMBIGUOUS_PLACES =
  'hart kent reading york boston oxford lincoln eden bath rugby dover lancaster richmond durham cambridge bury ' +
  'derby bristol liverpool braintree rother adur hastings havant mansfield corby stafford stirling newport bedford ' +
  'bradford worcester newcastle manchester camden kingston halifax medway wells chester ashford canterbury';

/** Carry no meaning of their own between the others. */
export const FILLER_WORDS =
  'uk gb my your the for www net com org apps info site page ref new now get here and digital client user users ' +
  'team desk centre center hub home official england scotland wales britain british london national local direct ' +
  'first next plus newly residential visit dispatch monthly protocol today id ltd';

/**
 * Ordinary words, and names of others, that are one letter away from a council's place of five letters or more or a protected name
 * of seven: `works council` is no misspelt Warks, `survey` no Surrey. Source: British and American English word lists (SCOWL).
 */
export const HONEST_NEIGHBOURS =
  'baht burry fief anzus applied argus arlington arrogate backs bakes bales bands bangs banks banns barclay bares barnes barnett ' +
  'barney baronet bases bates bathes bayes becks blabs blent bones brant brest brett bridged brighten broadband ' +
  'brunt bulks bunks burks camps camus carbs charley clack clanks clicks clocks clucks colby combs conway copland ' +
  'corey cornball corny cosby cracks crawled crowley darby debby decorum decry demon devin diver dorsey doves ' +
  'drover easing eating essen finland gelding gelling hafts hallow halon halts hands hangs hanks harlot harts ' +
  'hasting haunts havana hearts heats hefts herbs herds heros hertz hilton hints hockney holland hovering hunts ' +
  'hurts hustings kingstown lance lances lands lanes leads leeks leers lends lewis lindsey lines links lints linus ' +
  'luzon mellon melon messengers midway milton moral moran morton netts northwards notes peddle poodle pooled ' +
  'pools presto rather readings readying reaming reaping rearing redcap redding rending revolt rockford sanford ' +
  'scabs scale scamps scams seton sexton shale shelby shroud silly slouch smoke sough southward spoke staff stake ' +
  'stale stamford stanford sterling stiffs stifling stilling stirring stoked stoker stokes stole stone store stove ' +
  'stowe stroke stuffs survey swirling tendering tending tenuring thant wacks waking walden walks wards wares ' +
  'warms warns warps warts welts westernises wilds wiles wills wooing words working works worms wowing';
