package kiosk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.provider.JpaSystemProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.provider.ResourceProviderFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Media;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Posts bundles over HTTP as the outbox does, to a server that begins empty. */
class JpaServerTest {
  private static AnnotationConfigApplicationContext spring;
  private static Server jetty;
  private static FhirContext context;
  private static String base;

  @BeforeAll
  static void start() throws Exception {
    spring = new AnnotationConfigApplicationContext(JpaServer.class);
    context = spring.getBean(FhirContext.class);
    var fhir = new RestfulServer(context);
    fhir.registerProviders(spring.getBean(ResourceProviderFactory.class).createProviders());
    fhir.registerProvider(spring.getBean(JpaSystemProvider.class));
    var servlets = new ServletContextHandler();
    servlets.addServlet(new ServletHolder(fhir), "/fhir/*");
    jetty = new Server();
    var connector = new ServerConnector(jetty);
    connector.setHost("127.0.0.1");
    jetty.addConnector(connector);
    jetty.setHandler(servlets);
    jetty.start();
    base = "http://127.0.0.1:" + connector.getLocalPort() + "/fhir";
  }

  @AfterAll
  static void stop() throws Exception {
    if (jetty != null) jetty.stop();
    if (spring != null) spring.close();
  }

  static List<Path> bundles() throws IOException {
    return Bundles.all();
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void takes(Path file) throws Exception {
    var sent = parsed(Bundles.read(file));
    var reply = post(Bundles.read(file));
    assertEquals(sent.getEntry().size(), reply.getEntry().size());
    for (var entry : reply.getEntry()) {
      assertTrue(entry.getResponse().getStatus().matches("20[01] .*"), entry.getResponse().getStatus());
    }
  }

  @Test
  void keeps_what_it_has_when_a_bundle_comes_again() throws Exception {
    var bundle = Bundles.read(Path.of("target/bundles/urgent.json"));
    var first = post(bundle);
    var second = post(bundle);
    for (var i = 0; i < first.getEntry().size(); i++) {
      var kind = parsed(bundle).getEntry().get(i).getResource().fhirType();
      var isNew = kind.equals("Provenance") || kind.equals("AuditEvent");
      var same = placeOf(first.getEntry().get(i)).equals(placeOf(second.getEntry().get(i)));
      assertEquals(isNew, !same, kind);
    }
  }

  @Test
  void gives_back_the_photo_and_leads_from_the_report_to_it() throws Exception {
    var sent = parsed(Bundles.read(Path.of("target/bundles/urgent.json")));
    var reply = post(Bundles.read(Path.of("target/bundles/urgent.json")));
    var report = read(reply, sent, "DiagnosticReport");
    var link = report.getNamedProperty("media").getValues().get(0).getNamedProperty("link");
    var place = link.getValues().get(0).getNamedProperty("reference").getValues().get(0).primitiveValue();
    var media = (Media) parse(get("/" + place));
    var photo = (Media) first(sent, "Media").getResource();
    assertArrayEquals(photo.getContent().getData(), media.getContent().getData());
  }

  private static Resource read(Bundle reply, Bundle sent, String kind) throws Exception {
    var entry = reply.getEntry().get(sent.getEntry().indexOf(first(sent, kind)));
    return (Resource) parse(get("/" + placeOf(entry)));
  }

  private static BundleEntryComponent first(Bundle sent, String kind) {
    return sent.getEntry().stream()
        .filter(entry -> entry.getResource().fhirType().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  /** Without its version. */
  private static String placeOf(BundleEntryComponent entry) {
    return entry.getResponse().getLocation().replaceFirst("/_history/.*", "");
  }

  private static Bundle post(String bundle) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(base))
            .header("Content-Type", "application/fhir+json")
            .POST(HttpRequest.BodyPublishers.ofString(bundle));
    return parsed(send(request));
  }

  private static String get(String path) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(base + path)));
  }

  private static String send(HttpRequest.Builder request) throws Exception {
    var client = HttpClient.newHttpClient();
    var response = client.send(request.header("Accept", "application/fhir+json").build(), BodyHandlers.ofString());
    assertEquals(200, response.statusCode(), response.body());
    return response.body();
  }

  private static Bundle parsed(String bundle) {
    return context.newJsonParser().parseResource(Bundle.class, bundle);
  }

  private static Object parse(String resource) {
    return context.newJsonParser().parseResource(resource);
  }
}
