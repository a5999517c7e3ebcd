import type * as english from '../en/body.ts';

export const siteNames: typeof english.siteNames = {
  face: 'Gesicht',
  neck: 'Hals und Nacken',
  chest: 'Brust',
  abdomen: 'Bauch',
  'upper-back': 'Oberer Rücken',
  'lower-back': 'Unterer Rücken',
  'left-arm': 'Linker Arm',
  'right-arm': 'Rechter Arm',
  'left-hand': 'Linke Hand',
  'right-hand': 'Rechte Hand',
  'left-leg': 'Linkes Bein',
  'right-leg': 'Rechtes Bein',
  'left-foot': 'Linker Fuß',
  'right-foot': 'Rechter Fuß',
};

export const sideNames: typeof english.sideNames = {
  neck: { front: 'Hals (vorn)', back: 'Nacken' },
  'left-arm': { front: 'Linker Arm, Innenseite', back: 'Linker Arm, Außenseite' },
  'right-arm': { front: 'Rechter Arm, Innenseite', back: 'Rechter Arm, Außenseite' },
  'left-hand': { front: 'Linke Handfläche', back: 'Linker Handrücken' },
  'right-hand': { front: 'Rechte Handfläche', back: 'Rechter Handrücken' },
  'left-leg': { front: 'Linkes Bein, vorn', back: 'Linkes Bein, hinten' },
  'right-leg': { front: 'Rechtes Bein, vorn', back: 'Rechtes Bein, hinten' },
  'left-foot': { front: 'Linker Fuß, Oberseite', back: 'Linke Fußsohle' },
  'right-foot': { front: 'Rechter Fuß, Oberseite', back: 'Rechte Fußsohle' },
};

const inner = 'Strecken Sie den Arm zur Seite. Die Handfläche zeigt zur Kamera.';
const outer = 'Strecken Sie den Arm zur Seite. Der Handrücken zeigt zur Kamera.';
const palm = 'Heben Sie die offene Hand. Die Handfläche zeigt zur Kamera.';
const backOfHand = 'Heben Sie die offene Hand. Der Handrücken zeigt zur Kamera.';
const legFront = 'Drehen Sie sich zur Kamera. Gehen Sie zurück, bis das ganze Bein im Bild ist.';
const legBack = 'Drehen Sie der Kamera den Rücken zu. Gehen Sie von ihr weg, bis das ganze Bein im Bild ist.';
const top = 'Stellen Sie den Fuß auf einen Hocker oder Stuhl. Zeigen Sie der Kamera die Oberseite.';
const sole = 'Setzen Sie sich und heben Sie den Fuß. Zeigen Sie der Kamera die Sohle.';

export const poses: typeof english.poses = {
  face: { front: 'Schauen Sie in die Kamera. Nehmen Sie die Brille ab und halten Sie die Haare zurück.' },
  neck: {
    front: 'Schauen Sie zur Kamera und heben Sie das Kinn ein wenig.',
    back: 'Drehen Sie der Kamera den Rücken zu. Halten Sie die Haare hoch.',
  },
  chest: { front: 'Drehen Sie sich zur Kamera. Lassen Sie die Arme hängen.' },
  abdomen: { front: 'Drehen Sie sich zur Kamera. Heben Sie das Hemd bis zur Brust.' },
  'upper-back': { back: 'Drehen Sie der Kamera den Rücken zu. Lassen Sie die Arme hängen.' },
  'lower-back': { back: 'Drehen Sie der Kamera den Rücken zu. Heben Sie das Hemd bis zu den Rippen.' },
  'left-arm': { front: inner, back: outer },
  'right-arm': { front: inner, back: outer },
  'left-hand': { front: palm, back: backOfHand },
  'right-hand': { front: palm, back: backOfHand },
  'left-leg': { front: legFront, back: legBack },
  'right-leg': { front: legFront, back: legBack },
  'left-foot': { front: top, back: sole },
  'right-foot': { front: top, back: sole },
};
