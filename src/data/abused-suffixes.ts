// Public suffixes under which names are cheap and lures many, parted by spaces. A fact about prices, not about a site: only ever one
// sign beside others. Source: docs/data-sources.md ("Abused suffixes").

export const ABUSED_SUFFIXES =
  'xyz top icu click cfd sbs bond buzz cyou rest quest vip lol beauty hair skin makeup mom monster autos boats ' +
  'homes yachts motorcycles pics qpon digital link live life online site website space store shop fun club world ' +
  'today support help center services info ink tk ml ga cf gq pw cc ws su ru cn work loan win bid date men stream ' +
  'download racing party trade review science accountant cricket faith finance wang one guru zone host press uno ' +
  'surf cam gdn cloud bar biz ltd group email claims tax';
