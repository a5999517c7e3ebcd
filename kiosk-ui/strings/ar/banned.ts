/**
 * Words that a customer never reads (RULES.md 8), in text without vowel marks, with any of the short words that Arabic
 * writes together with the next one; "not a diagnosis" is the one allowed use. "Dangerous" may stand, "danger" may not.
 */
export const banned: RegExp =
  /(?<!ليست? )(?<!\p{L})[وف]?(?:[بكل]?ال|لل|[بكل])?تشخيص|(?<!\p{L})[يتن]شخص|(?<!\p{L})[وف]?(?:[بكل]?ال|لل|[بكل])?(?:سرطان|ورم|أورام|ميلانوم|ميلانين|خبيث|حميد|مشبوه|مشتبه|اشتباه|(?:خطر|خطورة|أخطار|مخاطر)(?!\p{L})|خلل التنسج|درجة|سليم|لا داعي للقلق)/u;
