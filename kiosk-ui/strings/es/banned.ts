/** Words that a customer never reads in Spanish (RULES.md 8); "no es un diagnóstico" is the one allowed use. */
export const banned: RegExp =
  /(?<!\p{L})(?:(?<!no es un )diagn[oó]sti|c[aá]ncer|carcinom|melanom|malign|benign|sospech|displ[aá]s|tumor|puntuaci[oó]n|riesgos?(?!\p{L})|fuera de peligro|todo (?:est[aá] |va )?(?:bien|en orden|normal)(?!\p{L}))/iu;
