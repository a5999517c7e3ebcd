/** How much room the pharmacist's texts have in the letter, for the page that says so while they are typed. */
export { fitsLetter, linesInLetter, mostLines, mostTyped } from '../screening/record/letter-room.ts';
