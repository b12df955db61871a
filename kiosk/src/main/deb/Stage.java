import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Lays out what differs from machine to machine: {@code java Stage.java LIB INTO}. For each kind of machine the jars of LIB
 * without the native libraries that it can't load, and on Linux a Java runtime for the machine this runs on. A library
 * is told by its first bytes (ELF: System V ABI, chapter 4), so that of a new dependency is found, too; that it is for
 * another system than Debian only its path tells.
 */
final class Stage {
  private static final Pattern NATIVE = Pattern.compile(".*\\.(so|dll|dylib|jnilib|a)");
  private static final Pattern OTHER_SYSTEM =
      Pattern.compile("(?i).*(android|bsd|solaris|sunos|dragonfly|musl|aix).*");

  /** All of Java SE, and of the JDK what JavaFX, smart cards, GBK and Chinese dates need. */
  private static final String MODULES =
      "java.se,java.smartcardio,jdk.charsets,jdk.crypto.ec,jdk.jfr,jdk.localedata,jdk.management,"
          + "jdk.net,jdk.unsupported,jdk.unsupported.desktop,jdk.zipfs";

  enum Machine {
    amd64(62),
    arm64(183);

    /** e_machine: EM_X86_64, EM_AARCH64. */
    private final int elf;

    Machine(int elf) {
      this.elf = elf;
    }
  }

  private Stage() {}

  public static void main(String[] arguments) throws IOException {
    Path lib = Path.of(arguments[0]);
    Path into = Path.of(arguments[1]);
    for (Machine machine : Machine.values()) {
      Path to = into.resolve(machine.name()).resolve("lib");
      delete(to);
      copyAll(lib, Files.createDirectories(to), machine);
    }
    runtime(into);
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static void copyAll(Path lib, Path to, Machine machine) throws IOException {
    try (var jars = Files.newDirectoryStream(lib, "*.jar")) {
      for (Path jar : jars) {
        copy(jar, to.resolve(jar.getFileName()), machine);
      }
    }
  }

  private static void copy(Path from, Path to, Machine machine) throws IOException {
    try (ZipFile jar = new ZipFile(from.toFile())) {
      List<ZipEntry> kept = kept(jar, machine);
      if (kept.size() == jar.size()) {
        Files.copy(from, to);
        return;
      }
      try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
        for (ZipEntry entry : kept) {
          add(jar, entry, out);
        }
      }
    }
  }

  private static List<ZipEntry> kept(ZipFile jar, Machine machine) throws IOException {
    List<ZipEntry> kept = new ArrayList<>();
    for (ZipEntry entry : jar.stream().toList()) {
      if (!NATIVE.matcher(entry.getName()).matches() || serves(jar, entry, machine)) {
        kept.add(entry);
      }
    }
    return kept;
  }

  private static boolean serves(ZipFile jar, ZipEntry entry, Machine machine) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      return !OTHER_SYSTEM.matcher(entry.getName()).matches() && is(machine, in.readNBytes(20));
    }
  }

  /** ELF of 64 bit, little-endian, with this e_machine at 18. */
  private static boolean is(Machine machine, byte[] head) {
    return head.length == 20
        && head[0] == 0x7f
        && head[1] == 'E'
        && head[2] == 'L'
        && head[3] == 'F'
        && head[4] == 2
        && head[5] == 1
        && (head[18] & 0xff | (head[19] & 0xff) << 8) == machine.elf;
  }

  private static void add(ZipFile jar, ZipEntry entry, ZipOutputStream out) throws IOException {
    ZipEntry copied = new ZipEntry(entry.getName());
    copied.setTime(entry.getTime());
    out.putNextEntry(copied);
    try (InputStream in = jar.getInputStream(entry)) {
      in.transferTo(out);
    }
    out.closeEntry();
  }

  /** The packages' script learns from a file whether there is one, and for what. */
  private static void runtime(Path into) throws IOException {
    Path told = into.resolve("runtime.properties");
    Files.deleteIfExists(told);
    if (!System.getProperty("os.name").equals("Linux")) {
      return;
    }
    Path runtime = into.resolve("runtime");
    delete(runtime);
    ToolProvider jlink =
        ToolProvider.findFirst("jlink").orElseThrow(() -> new IOException("this JDK has no jlink"));
    int end =
        jlink.run(
            System.out,
            System.err,
            "--add-modules=" + MODULES,
            "--strip-debug",
            "--no-header-files",
            "--no-man-pages",
            "--output=" + runtime);
    if (end != 0) {
      throw new IOException("jlink ended with " + end + "; what is missing is said above");
    }
    Files.writeString(
        told,
        "runtime.architecture=%s%njava=%s%n"
            .formatted(own(System.getProperty("os.arch")), Runtime.version().feature()));
  }

  private static Machine own(String architecture) {
    return architecture.equals("aarch64") ? Machine.arm64 : Machine.valueOf(architecture);
  }
}
