import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * {@code java Machines.java FOLDER amd64|arm64}: each program and library in there, also within jars, is for that
 * machine and for Linux, and those that a station can't do without are there. What is not is said; then it ends with 1.
 */
final class Machines {
  private static final List<String> NEEDED =
      List.of("libsqlitejdbc.so", "libjSerialComm.so", "libprism_es2.so", "libjavafx_font_pango.so");

  private final int machine;
  private final Set<String> wrong = new HashSet<>();
  private final Set<String> right = new HashSet<>();

  private Machines(int machine) {
    this.machine = machine;
  }

  public static void main(String[] arguments) throws IOException {
    Machines machines = new Machines(arguments[1].equals("arm64") ? 183 : 62);
    try (var files = Files.walk(Path.of(arguments[0]))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        machines.look(file);
      }
    }
    System.exit(machines.judge() ? 0 : 1);
  }

  private void look(Path file) throws IOException {
    if (file.toString().endsWith(".jar")) {
      try (ZipFile jar = new ZipFile(file.toFile())) {
        for (ZipEntry entry : jar.stream().toList()) {
          try (InputStream in = jar.getInputStream(entry)) {
            look(file.getFileName() + "!" + entry.getName(), in.readNBytes(20));
          }
        }
      }
    } else {
      try (InputStream in = Files.newInputStream(file)) {
        look(file.toString(), in.readNBytes(20));
      }
    }
  }

  private void look(String name, byte[] head) {
    if (head.length < 20) {
      return;
    }
    switch (HexFormat.of().formatHex(head, 0, 4)) {
      case "7f454c46" -> (machine == (head[18] & 0xff | (head[19] & 0xff) << 8) ? right : wrong).add(name);
      case "cffaedfe", "cefaedfe", "feedface", "feedfacf" -> wrong.add(name);
      default -> {
        if (head[0] == 'M' && head[1] == 'Z') {
          wrong.add(name);
        }
      }
    }
  }

  private boolean judge() {
    wrong.forEach(it -> System.err.println("for another machine: " + it));
    List<String> missing =
        NEEDED.stream().filter(it -> right.stream().noneMatch(has -> has.endsWith(it))).toList();
    missing.forEach(it -> System.err.println("missing: " + it));
    System.out.println(right.size() + " native libraries, " + wrong.size() + " for another machine");
    return wrong.isEmpty() && missing.isEmpty();
  }
}
