// Hosts that stand before the real destination. Those of the first table carry it in the link and are passed over; those
// of the second keep it to themselves. Source: docs/data-sources.md ("Wrappers").

/** How a wrapper writes its destination; src/core/codecs.ts has the function of each name. */
export type Decoding =
  /** Query parameters that hold the address, the one that counts first. */
  | { readonly codec: 'parameter'; readonly names: readonly string[] }
  /** The same in base64, behind a mark where there is one. */
  | { readonly codec: 'base64'; readonly names: readonly string[]; readonly mark?: string }
  /** The whole query is the address. */
  | { readonly codec: 'query' }
  /** One segment of the path, percent-encoded; `scheme` is put before it. */
  | { readonly codec: 'segment'; readonly scheme?: string; readonly skip?: number }
  /** One segment of the path in base64; counted from the end where `skip` is negative. */
  | { readonly codec: 'base64Segment'; readonly skip: number }
  /** All that follows in path, query and fragment. */
  | { readonly codec: 'rest'; readonly scheme?: string; readonly skip?: number }
  /** What stands behind the last mark. */
  | { readonly codec: 'after'; readonly mark: string }
  /** What stands between the first and the last of two marks. */
  | { readonly codec: 'between'; readonly open: string; readonly close: string }
  /** A member, by its path of names, of JSON in base64: the next segment or a parameter, or one dotted part of it. */
  | { readonly codec: 'json'; readonly names: readonly string[]; readonly parameter?: string; readonly part?: number }
  /** An address inside a binary record in base64 (SparkPost). */
  | { readonly codec: 'embedded'; readonly skip: number }
  | { readonly codec: 'proofpointV2' }
  | { readonly codec: 'proofpointV3' }
  /** The host's labels joined by hyphens, as a label below `domain`. */
  | { readonly codec: 'translateHost'; readonly domain: string };

export interface Wrapper {
  readonly name: string;
  /** Each stands for itself and all hosts below it. */
  readonly hosts: readonly string[];
  /** The path must begin with one of these, the longer first; any path where there is none. */
  readonly paths?: readonly string[];
  readonly decoding: Decoding;
  /** The wrapper goes by a sealed part and only shows the address beside it: a forger can show another. */
  readonly isClaim?: true;
}

export interface OpaqueWrapper {
  readonly name: string;
  readonly hosts: readonly string[];
  readonly paths?: readonly string[];
  /** Parameter that tells the destination's host, unproven. */
  readonly hint?: string;
}

const parameter = (...names: string[]): Decoding => ({ codec: 'parameter', names });

/** google.com/supported_domains, with `google.` left out. */
const GOOGLE_ENDINGS =
  'com ad ae com.af com.ag al am co.ao com.ar as at com.au az ba com.bd be bf bg com.bh bi bj com.bn com.bo com.br bs bt ' +
  'co.bw by com.bz ca cd cf cg ch ci co.ck cl cm cn com.co co.cr com.cu cv com.cy cz de dj dk dm com.do dz com.ec ee ' +
  'com.eg es com.et fi com.fj fm fr ga ge gg com.gh com.gi gl gm gr com.gt gy com.hk hn hr ht hu co.id ie co.il im co.in ' +
  'iq is it je com.jm jo co.jp co.ke com.kh ki kg co.kr com.kw kz la com.lb li lk co.ls lt lu lv com.ly co.ma md me mg ' +
  'mk ml com.mm mn com.mt mu mv mw com.mx com.my co.mz com.na com.ng com.ni ne nl no com.np nr nu co.nz com.om com.pa ' +
  'com.pe com.pg com.ph com.pk pl pn com.pr ps pt com.py com.qa ro ru rw com.sa com.sb sc se com.sg sh si sk com.sl sn so ' +
  'sm sr st com.sv td tg co.th com.tj tl tm tn to com.tr tt com.tw co.tz com.ua co.ug co.uk com.uy co.uz com.vc co.ve vg ' +
  'co.vi com.vn vu ws rs co.za co.zm co.zw cat';
const GOOGLE = GOOGLE_ENDINGS.split(' ').map((ending) => `google.${ending}`);

const AMAZON = 'ae ca cn co.jp co.uk co.za com com.au com.be com.br com.mx com.tr de eg es fr ie in it nl pl sa se sg'
  .split(' ')
  .map((ending) => `amazon.${ending}`);

const EBAY = 'at be ca ch co.uk com com.au de es fr ie it nl pl'.split(' ').map((ending) => `rover.ebay.${ending}`);

export const WRAPPERS: readonly Wrapper[] = [
  // Mail protection that rewrites links
  {
    name: 'Microsoft Safe Links',
    hosts: [
      'safelinks.protection.outlook.com',
      'safelinks.protection.office365.us',
      'safelinks.protection.partner.outlook.cn',
      'safelinks.o365cn.com',
      'statics.teams.cdn.office.net',
      'statics.teams.microsoft.com',
      'statics.gcc.teams.microsoft.com',
    ],
    decoding: parameter('url'),
  },
  {
    name: 'Microsoft Safe Links',
    hosts: [
      'outlook.office.com',
      'outlook.office365.com',
      'outlook.office365.us',
      'outlook.cloud.microsoft',
      'outlook.live.com',
      'partner.outlook.cn',
    ],
    paths: ['/mail/safelink.html'],
    decoding: parameter('url'),
  },
  {
    name: 'Proofpoint',
    hosts: ['urldefense.com', 'urldefense.us', 'urldefense.proofpoint.com'],
    paths: ['/v3/'],
    decoding: { codec: 'proofpointV3' },
  },
  {
    name: 'Proofpoint',
    hosts: ['urldefense.com', 'urldefense.us', 'urldefense.proofpoint.com'],
    paths: ['/v2/'],
    decoding: { codec: 'proofpointV2' },
  },
  {
    name: 'Proofpoint',
    hosts: ['urldefense.com', 'urldefense.us', 'urldefense.proofpoint.com'],
    paths: ['/v1/'],
    decoding: parameter('u'),
  },
  {
    name: 'Trellix (FireEye)',
    hosts: ['fireeye.com', 'fireeye.eu', 'trellix.com'],
    paths: ['/v1/url', '/url'],
    decoding: parameter('u'),
  },
  { name: 'Barracuda', hosts: ['linkprotect.cudasvc.com'], paths: ['/url'], decoding: parameter('a') },
  {
    name: 'Trend Micro',
    hosts: ['trendmicro.com', 'trendmicro.eu', 'trendmicro.co.jp'],
    paths: ['/wis/clicktime/'],
    decoding: parameter('url'),
  },
  { name: 'Sophos', hosts: ['protection.sophos.com'], decoding: { codec: 'base64', names: ['u'] } },
  { name: 'Symantec', hosts: ['clicktime.symantec.com'], decoding: parameter('u', 'U') },
  {
    name: 'Check Point',
    hosts: ['protect.checkpoint.com', 'url.avanan.click'],
    paths: ['/v2/'],
    decoding: { codec: 'between', open: '___', close: '___' },
  },
  { name: 'Check Point', hosts: ['checkpoint.url-protection.com'], paths: ['/v1/url'], decoding: parameter('o') },
  { name: 'Trustwave', hosts: ['scanmail.trustwave.com'], decoding: parameter('u') },
  { name: 'EdgePilot', hosts: ['link.edgepilot.com'], paths: ['/s/', '/x/'], decoding: parameter('u') },
  { name: 'Zix', hosts: ['link.zixcentral.com'], paths: ['/u/'], decoding: parameter('u') },
  { name: 'Libraesva', hosts: ['urlsand.esvalabs.com'], decoding: parameter('u') },
  { name: 'SpamTitan', hosts: ['linklock.titanhq.com'], decoding: parameter('url') },
  { name: 'FortiMail', hosts: ['fortimailcloud.com'], paths: ['/fmlurlsvc/'], decoding: parameter('url') },
  {
    name: 'Bitdefender',
    hosts: ['lsems.gravityzone.bitdefender.com', 'linkscan.io'],
    paths: ['/scan/ux/', '/scan/'],
    decoding: { codec: 'base64Segment', skip: 0 },
  },
  {
    name: 'Cisco',
    hosts: ['secure-web.cisco.com'],
    decoding: { codec: 'segment', skip: 1 },
    isClaim: true,
  },
  {
    name: 'GMX and web.de',
    hosts: ['deref-gmx.net', 'deref-gmx.com', 'deref-gmx.co.uk', 'deref-web.de', 'deref-web-02.de', 'deref-mail.com'],
    paths: ['/mail/client/'],
    decoding: parameter('redirectUrl'),
  },

  // Search engines, translators, caches and archives
  { name: 'Google', hosts: GOOGLE, paths: ['/url', '/local_url'], decoding: parameter('q', 'url') },
  { name: 'Google AMP', hosts: GOOGLE, paths: ['/amp/s/'], decoding: { codec: 'rest', scheme: 'https://' } },
  { name: 'Google AMP', hosts: GOOGLE, paths: ['/amp/'], decoding: { codec: 'rest', scheme: 'http://' } },
  {
    name: 'Google Ads',
    hosts: [...GOOGLE, 'googleadservices.com', 'doubleclick.net'],
    paths: ['/aclk', '/pagead/aclk', '/pcs/click', '/clk', '/dbm/clk', '/searchads/link/click'],
    decoding: parameter('adurl', 'ds_dest_url'),
  },
  {
    name: 'Google Ads',
    hosts: ['clickserve.dartsearch.net'],
    paths: ['/link/click'],
    decoding: parameter('ds_dest_url'),
  },
  {
    name: 'Google Translate',
    hosts: ['translate.goog'],
    decoding: { codec: 'translateHost', domain: 'translate.goog' },
  },
  {
    name: 'Google Translate',
    hosts: GOOGLE.map((host) => `translate.${host}`).concat('translate.googleusercontent.com'),
    paths: ['/translate'],
    decoding: parameter('u'),
  },
  { name: 'Google Web Light', hosts: ['googleweblight.com'], paths: ['/'], decoding: parameter('u', 'lite_url') },
  {
    name: 'AMP cache',
    hosts: ['cdn.ampproject.org', 'bing-amp.com'],
    paths: ['/c/s/', '/v/s/', '/a/s/', '/wp/s/'],
    decoding: { codec: 'rest', scheme: 'https://' },
  },
  {
    name: 'AMP cache',
    hosts: ['cdn.ampproject.org', 'bing-amp.com'],
    paths: ['/c/', '/v/', '/a/', '/wp/'],
    decoding: { codec: 'rest', scheme: 'http://' },
  },
  { name: 'Bing', hosts: ['bing.com'], paths: ['/ck/a'], decoding: { codec: 'base64', names: ['u'], mark: 'a1' } },
  { name: 'Bing', hosts: ['bing.com'], paths: ['/alink/link', '/newtabredir'], decoding: parameter('url') },
  { name: 'Bing', hosts: ['bing.com'], paths: ['/aclk', '/aclick'], decoding: { codec: 'base64', names: ['u'] } },
  { name: 'Microsoft Translator', hosts: ['translatetheweb.com', 'microsofttranslator.com'], decoding: parameter('a') },
  { name: 'DuckDuckGo', hosts: ['duckduckgo.com'], paths: ['/l/'], decoding: parameter('uddg') },
  { name: 'Yahoo', hosts: ['r.search.yahoo.com'], decoding: { codec: 'between', open: '/RU=', close: '/RK=' } },
  {
    name: 'Internet Archive',
    hosts: ['web.archive.org'],
    paths: ['/web/'],
    decoding: { codec: 'rest', skip: 1 },
  },

  // Social networks and sites that ask before one leaves them
  { name: 'YouTube', hosts: ['youtube.com'], paths: ['/redirect'], decoding: parameter('q') },
  {
    name: 'Facebook',
    hosts: ['facebook.com', 'messenger.com', 'workplace.com'],
    paths: ['/l.php'],
    decoding: parameter('u'),
  },
  { name: 'Facebook', hosts: ['facebook.com'], paths: ['/flx/warn'], decoding: parameter('u') },
  { name: 'Instagram', hosts: ['l.instagram.com', 'l.threads.net', 'l.threads.com'], decoding: parameter('u') },
  { name: 'WhatsApp', hosts: ['l.wl.co'], paths: ['/l'], decoding: parameter('u') },
  {
    name: 'LinkedIn',
    hosts: ['linkedin.com'],
    paths: ['/redir/', '/redirect', '/safety/go', '/leap/'],
    decoding: parameter('url'),
  },
  { name: 'Reddit', hosts: ['out.reddit.com'], decoding: parameter('url') },
  { name: 'TikTok', hosts: ['tiktok.com'], paths: ['/link/v2'], decoding: parameter('target') },
  { name: 'Tumblr', hosts: ['t.umblr.com'], paths: ['/redirect'], decoding: parameter('z') },
  { name: 'Pinterest', hosts: ['pinterest.com', 'pinterest.co.uk'], paths: ['/offsite'], decoding: parameter('url') },
  { name: 'VK', hosts: ['vk.com', 'vk.ru'], paths: ['/away.php'], decoding: parameter('to') },
  { name: 'Steam', hosts: ['steamcommunity.com'], paths: ['/linkfilter'], decoding: parameter('u', 'url') },
  { name: 'Slack', hosts: ['slack-redir.net'], paths: ['/link'], decoding: parameter('url') },
  { name: 'SoundCloud', hosts: ['exit.sc', 'gate.sc'], decoding: parameter('url') },
  { name: 'Medium', hosts: ['medium.com'], paths: ['/r/'], decoding: parameter('url') },
  { name: 'Pocket', hosts: ['getpocket.com'], paths: ['/redirect'], decoding: parameter('url') },
  { name: 'Mail.ru', hosts: ['click.mail.ru'], paths: ['/redir'], decoding: parameter('u') },
  { name: 'href.li', hosts: ['href.li'], decoding: { codec: 'query' } },

  // Bulk mail and tracking that carries the address
  {
    name: 'Amazon SES',
    hosts: ['awstrack.me', 'govdelivery.com'],
    paths: ['/L0/', '/CL0/'],
    decoding: { codec: 'segment' },
  },
  { name: 'Reddit', hosts: ['click.redditmail.com'], paths: ['/CL0/'], decoding: { codec: 'segment' } },
  { name: 'GovDelivery', hosts: ['lnks.gd'], paths: ['/l/'], decoding: { codec: 'json', names: ['url'], part: 1 } },
  { name: 'Granicus', hosts: ['links.govdelivery.com'], paths: ['/track'], decoding: { codec: 'after', mark: '&&&' } },
  {
    name: 'Postmark',
    hosts: ['click.pstmrk.it'],
    paths: ['/2s/', '/2sm/', '/2ts/', '/3s/', '/3sm/', '/3ts/'],
    decoding: { codec: 'segment', scheme: 'https://' },
  },
  {
    name: 'Postmark',
    hosts: ['click.pstmrk.it'],
    paths: ['/2/', '/2m/', '/2t/', '/3/', '/3m/', '/3t/'],
    decoding: { codec: 'segment', scheme: 'http://' },
  },
  { name: 'Mailchimp', hosts: ['mailchimp.com'], paths: ['/mctx/clicks'], decoding: parameter('url') },
  {
    name: 'Mandrill',
    hosts: ['mandrillapp.com'],
    paths: ['/track/click'],
    decoding: { codec: 'json', parameter: 'p', names: ['p', 'url'] },
  },
  { name: 'Substack', hosts: ['substack.com'], paths: ['/redirect/2/'], decoding: { codec: 'json', names: ['e'] } },
  {
    name: 'Customer.io',
    hosts: ['customeriomail.com', 'customer.io'],
    paths: ['/e/c/'],
    decoding: { codec: 'json', names: ['href'] },
  },
  {
    name: 'Mailjet',
    hosts: ['mjt.lu'],
    paths: ['/lnk/'],
    decoding: { codec: 'base64Segment', skip: -1 },
    isClaim: true,
  },
  {
    name: 'SparkPost',
    hosts: [
      'spgo.io',
      'sparkpostmail.com',
      'sparkpostmail1.com',
      'klclick.com',
      'klclick1.com',
      'klclick2.com',
      'klclick3.com',
    ],
    paths: ['/f/a/'],
    decoding: { codec: 'embedded', skip: 2 },
  },
  {
    name: 'ActiveCampaign',
    hosts: [
      ...['acemlna.com', 'acemlnb.com', 'acemlnc.com', 'acemlnd.com', 'emlnk.com'],
      ...Array.from({ length: 9 }, (_, index) => `emlnk${index + 1}.com`),
    ],
    paths: ['/Prod/link-tracker'],
    decoding: { codec: 'base64', names: ['redirectUrl'] },
  },
  { name: 'Constant Contact', hosts: ['rs6.net'], paths: ['/tn.jsp'], decoding: parameter('p') },
  { name: 'Squarespace', hosts: ['engage.squarespace-mail.com'], paths: ['/r'], decoding: parameter('u') },
  { name: 'Streak', hosts: ['streak-link.com', 'streaklinks.com'], decoding: { codec: 'segment', skip: 1 } },
  {
    name: 'Yesware',
    hosts: ['t.yesware.com'],
    paths: ['/tt/'],
    decoding: { codec: 'rest', skip: 3, scheme: 'https://' },
  },
  {
    name: 'Yet Another Mail Merge',
    hosts: ['yamm-track.appspot.com'],
    paths: ['/Redirect'],
    decoding: parameter('link'),
  },
  { name: 'Emblue', hosts: ['embluemail.com'], paths: ['/p/cl'], decoding: { codec: 'after', mark: '!-!' } },
  { name: 'Amazon', hosts: AMAZON, paths: ['/gp/r.html'], decoding: parameter('U') },
  { name: 'eBay', hosts: EBAY, paths: ['/rover/'], decoding: parameter('mpre', 'loc') },

  // Advertising networks: an advertiser's own settings can lead elsewhere
  { name: 'Awin', hosts: ['awin1.com', 'zenaps.com'], decoding: parameter('ued', 'p', 'pr'), isClaim: true },
  {
    name: 'Skimlinks',
    hosts: ['go.skimresources.com', 'go.redirectingat.com'],
    decoding: parameter('url'),
    isClaim: true,
  },
  { name: 'Sovrn', hosts: ['redirect.viglink.com'], decoding: parameter('u'), isClaim: true },
  {
    name: 'Rakuten',
    hosts: ['click.linksynergy.com'],
    paths: ['/deeplink'],
    decoding: parameter('murl'),
    isClaim: true,
  },
  { name: 'Tradedoubler', hosts: ['tradedoubler.com'], decoding: parameter('url', '_td_deeplink'), isClaim: true },
  {
    name: 'ShareASale',
    hosts: ['shareasale.com', 'shareasale-analytics.com'],
    paths: ['/r.cfm'],
    decoding: parameter('urllink'),
    isClaim: true,
  },
  {
    name: 'CJ',
    hosts: ['anrdoezrs.net', 'dpbolvw.net', 'jdoqocy.com', 'kqzyfj.com', 'tkqlhce.com', 'qksrv.net'],
    paths: ['/click-', '/links/'],
    decoding: parameter('url', 'URL'),
    isClaim: true,
  },
  { name: 'impact.com', hosts: ['pxf.io', 'sjv.io'], paths: ['/c/'], decoding: parameter('u'), isClaim: true },
  { name: 'Adform', hosts: ['track.adform.net'], paths: ['/C/'], decoding: parameter('ckurl'), isClaim: true },
  { name: 'Adobe Audience Manager', hosts: ['demdex.net'], decoding: parameter('d_rd'), isClaim: true },
];

/** Their links say nothing of where they lead, or say it sealed: only the service knows. */
export const OPAQUE_WRAPPERS: readonly OpaqueWrapper[] = [
  // Mail protection
  {
    name: 'Mimecast',
    hosts: [
      'mimecastprotect.com',
      ...['', '-us', '-eu', '-za', '-au', '-uk', '-de', '-ca', '-jp'].map((region) => `protect${region}.mimecast.com`),
      'protect.mimecast-offshore.com',
      'url.mimecast.com',
    ],
    paths: ['/s/', '/r/'],
    hint: 'domain',
  },
  { name: 'Cisco', hosts: ['secure-web.cisco.com'] },
  { name: 'Egress Defend', hosts: ['defend.egress.com'], hint: 'Domain' },
  { name: 'INKY', hosts: ['inky.com', 'inkyphishfence.com'], paths: ['/link'], hint: 'domain' },
  { name: 'Intermedia', hosts: ['url.emailprotection.link', 'url.serverdata.net'] },
  { name: 'Hornetsecurity', hosts: ['atpscan.global.hornetsecurity.com', 'seclinks.cloud-security.net'] },
  { name: 'McAfee', hosts: ['cp.mcafee.com', 'clickprotect.mcafee.com'] },

  // Bulk mail and customer relations
  {
    name: 'SendGrid',
    hosts: ['sendgrid.net', 'sendgrid.org', 'sendgrid.com'],
    paths: ['/ls/click', '/wf/click', '/ss/c/'],
  },
  { name: 'Mailgun', hosts: ['mailgun.org', 'mailgun.net', 'email.mg.mailgun.com'], paths: ['/c/'] },
  { name: 'Salesforce Marketing Cloud', hosts: ['exct.net', 'exacttarget.com', 'click.email.microsoftemail.com'] },
  { name: 'Salesforce Account Engagement', hosts: ['pardot.com', 'pi.pardot.com'], paths: ['/e/', '/l/', '/r/'] },
  { name: 'Mailchimp', hosts: ['list-manage.com', 'list-manage1.com', 'list-manage2.com'], paths: ['/track/click'] },
  {
    name: 'Klaviyo',
    hosts: ['klclick.com', 'klclick1.com', 'klclick2.com', 'klclick3.com', 'kmail-lists.com', 'klaviyomail.com'],
    paths: ['/l/', '/f/', '/ls/'],
  },
  {
    name: 'HubSpot',
    hosts: [
      ...[
        'hubspotlinks.com',
        'hubspotlinksstarter.com',
        'hubspotlinksfree.com',
        'hubspotemail.net',
        'hs-sales-engage.com',
      ],
      ...['sidekickopen', 'sigopn'].flatMap((name) => [
        `${name}.com`,
        ...'0123456789'.split('').map((n) => `${name}${n}.com`),
      ]),
      ...['sidekickopen', 'sigopn', 'strk'].flatMap((name) => '0123456789'.split('').map((n) => `${name}0${n}.com`)),
    ],
    paths: ['/Ctc/', '/e2t/', '/e3t/', '/events/public/', '/s2t/', '/s3t/'],
  },
  { name: 'HubSpot', hosts: ['hubspot.com'], paths: ['/e2t/', '/e3t/', '/Ctc/'] },
  { name: 'Mailjet', hosts: ['mjt.lu', 'mailjet.com'], paths: ['/lnk/'] },
  {
    name: 'Brevo',
    hosts: [
      ...['1', '2', '3', '4', '5'].flatMap((n) => [`sendibm${n}.com`, `sendibt${n}.com`]),
      'sendinblue.com',
      'brevolinks.com',
    ],
    paths: ['/tr/cl/', '/mk/cl/'],
  },
  {
    name: 'Campaign Monitor',
    hosts: [
      'createsend.com',
      ...Array.from({ length: 8 }, (_, index) => `createsend${index + 1}.com`),
      'cmail.com',
      ...Array.from({ length: 20 }, (_, index) => `cmail${index + 1}.com`),
    ],
    paths: ['/t/'],
  },
  { name: 'Constant Contact', hosts: ['rs6.net'], paths: ['/tn.jsp', '/on.jsp'] },
  {
    name: 'ActiveCampaign',
    hosts: [
      ...['acemlna.com', 'acemlnb.com', 'acemlnc.com', 'acemlnd.com', 'emlnk.com', 'activehosted.com'],
      ...Array.from({ length: 9 }, (_, index) => `emlnk${index + 1}.com`),
    ],
    paths: ['/lt.php', '/Prod/'],
  },
  { name: 'MailerLite', hosts: ['mlsend.com', 'mlsend2.com', 'mlsend3.com', 'mailerlite.com'], paths: ['/link/'] },
  { name: 'Dotdigital', hosts: ['dmtrk.net', 'dmtrk.com', 'ddlnk.net'] },
  {
    name: 'Adobe Marketo',
    hosts: ['mktoweb.com', 'mktroute.com', 'mktosys.com', 'marketo.com'],
    paths: ['/dc/', '/v/', '/n/'],
  },
  { name: 'Oracle Eloqua', hosts: ['en25.com', 'eloqua.com'], paths: ['/e/', '/E/'] },
  { name: 'Oracle Responsys', hosts: ['rsys2.net', 'rsys5.net', 'responsys.net'], paths: ['/pub/'] },
  { name: 'Acoustic', hosts: ['mkt-links.com', 'mkt41.net', 'mkt51.net'], paths: ['/ctt', '/els'] },
  { name: 'Dynamics 365', hosts: ['mkt.dynamics.com'], paths: ['/api/orgs/', '/t/'] },
  { name: 'Iterable', hosts: ['iterable.com'], paths: ['/u/click', '/a/click', '/e/encryptedUnsubscribe'] },
  { name: 'Braze', hosts: ['braze.com', 'appboy.com'], paths: ['/ls/click', '/uni/'] },
  { name: 'Customer.io', hosts: ['customeriomail.com', 'customer.io'], paths: ['/e/c/'] },
  {
    name: 'Intercom',
    hosts: ['intercom-clicks.com', 'intercom-links.com', 'intercom-mail.com', 'via.intercom.io'],
    paths: ['/c', '/e', '/via'],
  },
  {
    name: 'Kit',
    hosts: ['convertkit-mail.com', 'convertkit-mail2.com', 'convertkit-mail4.com', 'kit-mail.com', 'kit-mail3.com'],
  },
  { name: 'beehiiv', hosts: ['mail.beehiiv.com', 'link.mail.beehiiv.com'] },
  { name: 'Substack', hosts: ['substack.com'], paths: ['/redirect/'] },
  { name: 'Buttondown', hosts: ['buttondown.email', 'buttondown.com'], paths: ['/c/'] },
  { name: 'GetResponse', hosts: ['getresponse-mail.com', 'gr8.com', 'getresponse.com'], paths: ['/click', '/c'] },
  { name: 'AWeber', hosts: ['clicks.aweber.com'] },
  { name: 'Kajabi', hosts: ['kajabimail.net'], paths: ['/c/'] },
  {
    name: 'Zoho',
    hosts: ['maillist-manage.com', 'maillist-manage.eu', 'zcsend.net', 'zcamp.net'],
    paths: ['/click', '/ck'],
  },
  { name: 'Emma', hosts: ['e2ma.net'], paths: ['/click/'] },
  { name: 'Elastic Email', hosts: ['elasticemail.com', 'elasticemail.net'], paths: ['/tracking/'] },
  { name: 'SMTP2GO', hosts: ['smtp2go.com', 'smtp2go.net'], paths: ['/click/'] },
  { name: 'Mixmax', hosts: ['mixmax.com'], paths: ['/l/', '/api/track/'] },
  { name: 'Outreach', hosts: ['outrch.com', 'outreach.io'], paths: ['/link/', '/c/'] },
  { name: 'Google', hosts: ['notifications.googleapis.com'], paths: ['/email/redirect'] },
  { name: 'Google', hosts: ['c.gle'] },
  { name: 'LinkedIn', hosts: ['linkedin.com'], paths: ['/slink'] },
  { name: 'Baidu', hosts: ['baidu.com'], paths: ['/link'] },
];

export interface TrackerShape {
  readonly name: string;
  readonly path: string;
  /** A query parameter that stands beside it. */
  readonly parameter?: string;
}

/** How tracking services write their links under a customer's own domain. Anyone can write such a path: it excuses nothing. */
export const TRACKER_SHAPES: readonly TrackerShape[] = [
  { name: 'SendGrid', path: '/ls/click', parameter: 'upn' },
  { name: 'SendGrid', path: '/wf/click', parameter: 'upn' },
  { name: 'SendGrid', path: '/ss/c/' },
  { name: 'Salesforce Marketing Cloud', path: '/', parameter: 'qs' },
  { name: 'HubSpot', path: '/e3t/' },
  { name: 'HubSpot', path: '/Ctc/' },
  { name: 'Brevo', path: '/tr/cl/' },
  { name: 'Mailgun', path: '/c/eJ' },
  { name: 'Amazon SES', path: '/CL0/' },
  { name: 'Amazon SES', path: '/L0/' },
  { name: 'SparkPost', path: '/f/a/' },
  { name: 'Mailjet', path: '/lnk/' },
  { name: 'Iterable', path: '/u/click', parameter: '_t' },
  { name: 'ActiveCampaign', path: '/lt.php' },
  { name: 'Oracle Eloqua', path: '/e/er', parameter: 'elqTrackId' },
  { name: 'Oracle Responsys', path: '/pub/cc', parameter: '_ri_' },
];
