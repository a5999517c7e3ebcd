/** Words that a customer never reads in French (RULES.md 8); "pas un diagnostic" is the one allowed use. */
export const banned: RegExp =
  /(?<!pas un )diagnosti|(?<!\p{L})(cancers?|cancéreu\p{L}+|mélanomes?|carcinomes?|tumeurs?|tumoral\p{L}*|malin|malins|malignes?|malignité|bénin|bénins|bénignes?|suspect\p{L}*|suspicion|dysplas\p{L}+|scores?|risqu\p{L}+|sans danger|inoffensi\p{L}+|anodin\p{L}*|rien à signaler|rien d[’']anormal|tout va bien|rassur\p{L}+)(?!\p{L})/iu;
