/** What went wrong, in a customer's French. */
import type { ErrorCode, Guidance, QualityFault } from '../../../src/contract/kiosk.ts';

export const photoFaults: Record<QualityFault, string> = {
  'second-person': 'Quelqu’un d’autre est sur la photo. On ne doit voir que vous, s’il vous plaît.',
  'no-skin': 'Nous n’avons pas vu de peau. Découvrez la zone : elle doit remplir l’image.',
  'no-colour': 'La photo est sans couleurs. Prévenez le pharmacien : la caméra est peut-être mal réglée.',
  'too-dark': 'La photo est trop sombre. Tournez-vous pour que la lumière éclaire votre peau.',
  'too-bright': 'La photo est trop claire. Écartez-vous de la lumière directe.',
  'colour-cast': 'Les couleurs ne sont pas justes. Pas de lumière colorée sur votre peau, s’il vous plaît.',
  moving: 'Vous avez un peu bougé. Ne bougez plus du tout jusqu’à la photo.',
  blurred: 'La photo est floue. Ne bougez pas, à une longueur de bras de la caméra.',
  'too-far': 'Vous êtes trop loin. Rapprochez-vous de la caméra.',
  'little-skin': 'Nous voyons peu de peau. Rapprochez-vous et écartez vos vêtements.',
  glare: 'La lumière fait briller votre peau. Tournez-vous un peu, ou séchez-la.',
  hair: 'Des poils ou des cheveux cachent la peau. Écartez-les si vous pouvez.',
  noisy: 'La photo a trop de grain. Il faut plus de lumière sur votre peau.',
};

export const photoFaultsAgain: Record<QualityFault, string> = {
  'second-person': 'Il y a encore quelqu’un derrière vous. Demandez-lui de s’écarter, ou fermez le rideau.',
  'no-skin':
    'Nous ne voyons toujours pas de peau. Enlevez ce qui la couvre et tenez-la au milieu de l’image.',
  'no-colour': 'La photo est toujours sans couleurs. Veuillez appeler le pharmacien.',
  'too-dark':
    'C’est encore trop sombre. Tournez-vous vers la lampe, ou demandez plus de lumière au pharmacien.',
  'too-bright': 'C’est encore trop clair. Tournez le dos à la fenêtre ou à la lampe.',
  'colour-cast':
    'Les couleurs ne sont toujours pas justes. Éloignez-vous des murs vifs et des vêtements colorés.',
  moving: 'Vous avez encore bougé. Appuyez-vous au mur ou asseyez-vous, et soufflez avant la photo.',
  blurred: 'C’est encore flou. Reculez un peu, et essuyez la vitre de la caméra avec un chiffon doux.',
  'too-far': 'Vous êtes encore trop loin. Avancez d’un demi-pas.',
  'little-skin': 'Nous voyons encore peu de peau. Remontez votre manche, ou relevez votre haut.',
  glare: 'Votre peau brille encore. Séchez-la avec un mouchoir, et tournez-vous de l’autre côté.',
  hair: 'Des poils ou des cheveux gênent encore. Écartez-les avec les doigts, ou choisissez un autre endroit.',
  noisy: 'La photo a encore trop de grain. Demandez plus de lumière au pharmacien.',
};

export const guidance: Record<Guidance, string> = {
  'only-you': 'Une seule personne',
  'show-skin': 'Montrez votre peau',
  brighter: 'Plus de lumière',
  darker: 'Moins de lumière',
  'white-light': 'Lumière blanche',
  closer: 'Rapprochez-vous',
  further: 'Reculez',
  'turn-a-little': 'Tournez un peu : la peau brille',
  'hold-still': 'Ne bougez pas',
  ready: 'Bien. Ne bougez pas',
};

const cannotCheck = 'Le contrôle ne peut pas se faire pour le moment. Prévenez le pharmacien.';
const didNotWork = 'Quelque chose n’a pas marché. Réessayez, ou prévenez le pharmacien.';
const stopped =
  'Le contrôle s’est arrêté. Votre photo est toujours là. Réessayez, ou prévenez le pharmacien.';
const unreadable = 'La photo n’a pas pu être lue. Veuillez la refaire.';

export const faults: Readonly<Record<ErrorCode, string>> = {
  'camera-missing':
    'La caméra n’est pas branchée. Prévenez le pharmacien. Vos photos précédentes sont toujours là.',
  'camera-changed': 'La caméra a changé. Prévenez le pharmacien.',
  'camera-ambiguous': 'La borne ne sait pas quelle caméra utiliser. Prévenez le pharmacien.',
  'camera-program-missing': 'Il manque un programme pour la caméra. Prévenez le pharmacien.',
  'camera-timeout':
    'La caméra ne répond pas. La borne la redémarre. Si cela continue, prévenez le pharmacien.',
  'camera-no-picture':
    'La caméra n’a pas donné d’image. Réessayez dans un instant, ou prévenez le pharmacien.',
  'camera-broken-picture':
    'L’image de la caméra est abîmée. Réessayez dans un instant, ou prévenez le pharmacien.',
  'camera-wrong-size': 'L’image de la caméra n’a pas la bonne taille. Prévenez le pharmacien.',
  'camera-black':
    'La caméra ne voit que du noir. Quelque chose est-il devant ? Si ce n’est pas le cas, prévenez le pharmacien.',
  'camera-one-colour': 'La caméra montre une couleur unie, pas une image. Prévenez le pharmacien.',
  'camera-half-picture': 'La caméra ne montre qu’une partie de l’image. Prévenez le pharmacien.',
  'camera-frozen':
    'L’image de la caméra est figée. La borne la redémarre. Si cela continue, prévenez le pharmacien.',
  'camera-no-space':
    'Il n’y a plus de place pour une photo. Terminez avec celles que vous avez, ou prévenez le pharmacien.',
  'photo-unreadable': unreadable,
  'photo-not-a-picture': unreadable,
  'photo-unsupported': unreadable,
  'photo-animated': unreadable,
  'photo-too-small': 'La photo est trop petite pour le contrôle. Prévenez le pharmacien.',
  'photo-too-large': 'La photo est trop grande pour le contrôle. Prévenez le pharmacien.',
  'inference-crashed': stopped,
  'inference-hung': stopped,
  'inference-failed': stopped,
  'inference-renewed': 'La borne se prépare. Réessayez dans un instant.',
  'photo-not-held': stopped,
  'store-failed':
    'La borne ne peut rien enregistrer pour le moment. Rien n’est perdu sur cet écran. Prévenez le pharmacien.',
  'record-gone': 'Ce contrôle n’est plus gardé. Veuillez recommencer, ou voir le pharmacien.',
  'model-missing': cannotCheck,
  'model-altered': cannotCheck,
  'provider-unavailable': cannotCheck,
  'printer-out-of-paper':
    'L’imprimante n’a plus de papier. Prévenez le pharmacien, puis réimprimez le ticket.',
  'printer-cover-open':
    'Le capot de l’imprimante est ouvert. Prévenez le pharmacien, puis réimprimez le ticket.',
  'printer-offline': 'L’imprimante ne répond pas. Prévenez le pharmacien.',
  'printer-error': 'L’imprimante a un problème. Prévenez le pharmacien.',
  'printer-no-answer': 'Votre ticket est-il sorti ? L’imprimante ne le dit pas. S’il manque, réimprimez-le.',
  'printer-wrong-paper': 'Le ticket n’a pas été imprimé. Prévenez le pharmacien.',
  'printer-failed': 'Le ticket n’a pas été imprimé. Réessayez, ou prévenez le pharmacien.',
  usage: didNotWork,
  'settings-invalid': didNotWork,
  'manifest-invalid': didNotWork,
  'signature-invalid': didNotWork,
  'engine-failed': didNotWork,
  'provision-failed': didNotWork,
  'store-in-use': didNotWork,
  'store-newer': didNotWork,
  'port-in-use': didNotWork,
  'entry-failed': didNotWork,
  'out-of-order': didNotWork,
  malformed: didNotWork,
  'pin-broken': didNotWork,
  'pin-too-weak': didNotWork,
  'pin-missing': 'Cette borne ne peut pas envoyer vos photos au pharmacien.',
  'file-unsafe': didNotWork,
  stopped: didNotWork,
  unknown: didNotWork,
};
