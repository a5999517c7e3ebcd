import { describe, expect, it } from 'vitest';
import { enReferral } from '../../kiosk-ui/strings/en/referral.ts';
import { lateralityOf, siteConcept } from '../../src/fhir/bundle/sites.ts';
import { bodySites, isPlace, views } from '../../src/screening/space/body-site.ts';

describe('SNOMED CT', () => {
  // Names as SNOMED CT International gives them (expansion of February 2025): RULES.md 16.
  const displays: Record<string, string> = {
    '89545001': 'Face',
    '45048000': 'Neck',
    '51185008': 'Thorax',
    '818983003': 'Abdomen',
    '77568009': 'Back',
    '85562004': 'Hand',
    '56459004': 'Foot',
    '53120007': 'Upper extremity',
    '61685007': 'Lower extremity',
    '7771000': 'Left',
    '24028007': 'Right',
  };
  const regions: Record<string, string> = {
    face: '89545001',
    neck: '45048000',
    chest: '51185008',
    abdomen: '818983003',
    'upper-back': '77568009',
    'lower-back': '77568009',
    arm: '53120007',
    hand: '85562004',
    leg: '61685007',
    foot: '56459004',
  };

  it.each(bodySites)('%s has its code, its name and its side', (site) => {
    const [, side, part = site] = /^(left|right)-(.+)$/.exec(site) ?? [];
    for (const view of views.filter((one) => isPlace({ site, view: one }))) {
      const { coding = [], text } = siteConcept({ site, view }, enReferral);
      expect(coding.map(({ code }) => code)).toEqual([regions[part]]);
      expect(text).not.toBe('');
      const laterality = lateralityOf({ site, view })?.coding ?? [];
      expect(laterality.map(({ code }) => code)).toEqual(
        side === undefined ? [] : [side === 'left' ? '7771000' : '24028007'],
      );
      for (const { system, code = '', display } of [...coding, ...laterality]) {
        expect(system).toBe('http://snomed.info/sct');
        expect(display).toBe(displays[code]);
      }
    }
  });
});
