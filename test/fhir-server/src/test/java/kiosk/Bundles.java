package kiosk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The bundles that write-bundles.ts wrote. */
final class Bundles {
  private Bundles() {}

  static List<Path> all() throws IOException {
    try (var files = Files.list(Path.of("target/bundles"))) {
      return files.sorted().toList();
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }
}
