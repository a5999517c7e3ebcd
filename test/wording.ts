/** Words that a customer never reads (RULES.md 8); "not a diagnosis" is the one allowed use. */
export const bannedWords =
  /(?<!not a )diagnos|cancer|melanoma|malignan|benign|suspicio|all clear|(low|medium|high)[ -]risk|\brisk\b|\bscore\b|dysplas|tumou?r/i;
