import type {
  AuditEvent,
  BodyStructure,
  Consent,
  Device,
  DiagnosticReport,
  Media,
  Observation,
  Patient,
  Provenance,
  QuestionnaireResponse,
  ServiceRequest,
} from '@medplum/fhirtypes';

/** Every kind of resource that a bundle holds. */
export type BundledResource =
  | AuditEvent
  | BodyStructure
  | Consent
  | Device
  | DiagnosticReport
  | Media
  | Observation
  | Patient
  | Provenance
  | QuestionnaireResponse
  | ServiceRequest;
