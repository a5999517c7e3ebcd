package kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.parser.StrictErrorHandler;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** HL7's validator with the definitions of R4, without a terminology server. */
class ValidatorTest {
  private static final FhirContext context = FhirContext.forR4();
  private static final FhirValidator validator = validator();

  /** What is not ours to mend: only a terminology server knows LOINC; R4 lists Device twice in Media.device. */
  private static final List<String> others =
      List.of(
          "CodeSystem is unknown and can't be validated: http://loinc.org for 'http://loinc.org#59284-0'",
          "Found multiple matching profiles for urn:uuid:");

  static List<Path> bundles() throws IOException {
    return Bundles.all();
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void finds_nothing(Path file) {
    assertEquals(List.of(), faultsIn(Bundles.read(file)));
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void are_read_strictly(Path file) {
    var parser = context.newJsonParser().setParserErrorHandler(new StrictErrorHandler());
    assertFalse(parser.parseResource(Bundles.read(file)).isEmpty());
  }

  @Test
  void are_of_every_kind() throws IOException {
    assertTrue(Bundles.all().size() >= 10);
  }

  @Test
  void would_find_what_is_wrong() throws IOException {
    var sound = Bundles.read(Path.of("target/bundles/signed.json"));
    for (var change :
        List.of(
            List.of("\"status\": \"generated\"", "\"status\": \"made\""),
            List.of("v2-0136\",\n", "v2-0136x\",\n"),
            List.of("\"performer\"", "\"performers\""),
            List.of("\"code\": \"Y\"", "\"code\": \"yes\""),
            List.of("\"linkId\": \"oozing\"", "\"linkId\": \"dripping\""))) {
      var wrong = sound.replaceFirst(change.get(0), change.get(1));
      assertFalse(wrong.equals(sound), change + " changes nothing");
      assertFalse(faultsIn(wrong).isEmpty(), change + " is not found");
    }
  }

  private static List<String> faultsIn(String bundle) {
    return validator.validateWithResult(bundle).getMessages().stream()
        .filter(message -> message.getSeverity().ordinal() >= ResultSeverityEnum.WARNING.ordinal())
        .filter(message -> others.stream().noneMatch(message.getMessage()::startsWith))
        .map(ValidatorTest::told)
        .toList();
  }

  private static String told(SingleValidationMessage message) {
    return message.getSeverity() + " " + message.getLocationString() + ": " + message.getMessage();
  }

  private static FhirValidator validator() {
    var definitions =
        new ValidationSupportChain(
            new DefaultProfileValidationSupport(context),
            new CommonCodeSystemsTerminologyService(context),
            new InMemoryTerminologyServerValidationSupport(context));
    return context.newValidator().registerValidatorModule(new FhirInstanceValidator(definitions));
  }
}
