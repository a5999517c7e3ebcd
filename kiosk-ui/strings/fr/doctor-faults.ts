/** What went wrong, for technicians, in French. */
import type * as english from '../en/doctor-faults.ts';
import { rareFaults } from '../rare-faults.ts';

const didNotWork = 'Cela n’a pas marché. Réessayez ; si cela échoue encore, le journal en dit plus.';
const modelsStopped = 'Le processus des modèles s’est arrêté. La borne le relance toute seule.';

export const faults: Readonly<Record<keyof typeof english.faults, string>> = {
  'signed-out': 'Vous êtes déconnecté. Connectez-vous de nouveau.',
  busy: 'Un client est à la borne. Attendez la fin de son passage.',
  'not-supervised':
    'Rien ne relancerait la borne. Arrêtez-la là où elle a été lancée, et relancez-la à cet endroit.',
  malformed: 'La borne ne peut pas lire ce que cette page a envoyé. Rechargez la page.',
  stopped: 'La borne s’arrête, ou a fermé cet appareil. Réessayez quand elle sera de retour.',
  'store-failed':
    'Les passages conservés ne peuvent être ni lus ni écrits. Vérifiez avec df -h et dmesg, puis redémarrez la borne.',
  'file-unsafe':
    'Un fichier de la borne est un lien ou un dossier, et n’est pas suivi. Regardez dans son dossier d’état.',
  'pin-broken':
    'Le fichier d’un code PIN est illisible. Définissez un nouveau code : sudo spl-kiosk provision',
  'manifest-invalid': 'La liste des modèles (models/manifest.json) est illisible. Réinstallez la version.',
  'signature-invalid':
    'La clé de publication n’a pas signé les modèles. Redemandez la version et installez-la.',
  'model-missing': 'Le fichier d’un modèle est illisible. Réinstallez la version.',
  'model-altered': 'Le fichier d’un modèle a été modifié. Réinstallez la version.',
  'provision-failed':
    'Une étape de la préparation n’est pas terminée. Exécutez-la de nouveau : sudo spl-kiosk provision',

  'camera-missing':
    'Il n’y a pas de caméra. Vérifiez son câble, ou désignez-en une autre dans les réglages : SPL_KIOSK_CAMERA',
  'camera-changed':
    'Une autre caméra a été branchée. Rebranchez la première, ou redémarrez la borne pour utiliser la nouvelle.',
  'camera-ambiguous':
    'Deux caméras sont impossibles à distinguer. Débranchez-en une, ou désignez-en une par sa prise, /dev/v4l/by-path/…, dans les réglages.',
  'camera-program-missing':
    'Il manque un programme pour la caméra. Installez-le : sudo apt-get install fswebcam ffmpeg',
  'camera-timeout': 'La caméra ne répond pas à temps. Débranchez-la, rebranchez-la et attendez dix secondes.',
  'camera-no-picture':
    'La caméra n’a pas donné d’image. Vérifiez qu’aucun autre programme ne l’utilise, puis débranchez-la et rebranchez-la.',
  'camera-broken-picture':
    'La caméra donne une image abîmée. Vérifiez son câble, ou débranchez-la et rebranchez-la.',
  'camera-wrong-size':
    'La caméra donne une image de {size}, inutilisable ici. Réglez cameraWidth et cameraHeight sur une taille qu’elle possède, ou utilisez une autre caméra.',
  'camera-black': 'La caméra ne voit que du noir. Retirez le cache de son objectif, ou ouvrez son volet.',
  'camera-one-colour':
    'La caméra donne une seule couleur au lieu d’une image. Débranchez-la, rebranchez-la et attendez dix secondes.',
  'camera-half-picture':
    'La caméra donne une moitié d’image. Débranchez-la et rebranchez-la, sans concentrateur USB s’il y en a un.',
  'camera-frozen':
    'L’image en direct est figée. Débranchez la caméra, rebranchez-la et attendez dix secondes.',
  'camera-no-space':
    'Il n’y a pas de mémoire pour une photo. Fermez d’autres programmes, et regardez /dev/shm.',

  'printer-out-of-paper':
    'L’imprimante n’a plus de papier. Mettez un rouleau neuf ou des feuilles, et imprimez de nouveau.',
  'printer-cover-open': 'Le capot de l’imprimante est ouvert. Fermez-le, et imprimez de nouveau.',
  'printer-offline':
    'L’imprimante ne répond pas. Allumez-la, vérifiez son câble, avec CUPS aussi lpstat -p, et imprimez de nouveau.',
  'printer-error': 'L’imprimante signale « {kind} ». Regardez son écran ou ses voyants.',
  'printer-no-answer':
    'L’imprimante a pris le papier, mais n’a pas dit qu’elle l’avait imprimé. Regardez s’il est sorti.',
  'printer-wrong-paper':
    'L’imprimante n’imprime que des tickets. Désignez une imprimante pour les lettres dans les réglages (letterPrinter).',
  'printer-failed':
    'Le papier n’a pas pu être créé ou conservé. Vérifiez que le dossier slipFolder existe, est accessible en écriture et n’est pas plein.',

  ...rareFaults(didNotWork, modelsStopped),
};
