/** What a customer reads in English before the check begins. */

export const welcome = {
  title: 'Check your skin spots',
  begin: 'Begin',
  gettingReady: 'Getting ready …',
  privacy: 'Your privacy',
  empty: 'Nobody is at the pharmacist’s screen now. Ask at the counter after the check.',
  closed: 'The pharmacist is not here now. You can still do the check and take a slip with you.',
  outOfOrder: 'Out of order: please ask the pharmacist.',
};

/** Who, what, how long, and what a customer may ask for. */
export const privacy = {
  title: 'Your privacy',
  who: 'This pharmacy runs the kiosk and is in charge of what you enter.',
  what: 'The kiosk keeps your photos and answers. It asks for no name, and sends nothing away.',
  long: 'All is deleted when you finish. If you let the pharmacist see it, it is kept for {hours} at most.',
  rights: 'You may stop at any time, ask what is kept, and ask the pharmacist to delete it.',
  close: 'Close',
};
