package org.shuyi.hardware.speech.espeak;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.link.LinkException.Kind;

/**
 * A voice as a wire: told {@link #ENQ}, it says its version; told {@link #CAN}, it is silent; told
 * a language, a line feed and a text, it says it, and then {@link #ACK} or {@link #NAK}.
 */
final class VoiceLink implements Link {
  static final byte ENQ = 0x05;
  static final byte ACK = 0x06;
  static final byte NAK = 0x15;
  static final byte CAN = 0x18;

  private static final long GLANCE_NANOS = 5_000_000;
  private static final Duration VERSION = Duration.ofSeconds(1);

  private final Programs programs;
  private byte[] answer = {};
  private List<Process> speaking = List.of();

  private VoiceLink(Programs programs) {
    this.programs = programs;
  }

  /**
   * @throws LinkException of kind NOT_FOUND if a program is missing, naming it
   */
  static VoiceLink open(Programs programs) throws LinkException {
    String missing = programs.missing();
    if (!missing.isEmpty()) {
      throw new LinkException(
          Kind.NOT_FOUND, missing + " is not installed; apt install espeak-ng alsa-utils");
    }
    return new VoiceLink(programs);
  }

  @Override
  public void write(byte[] bytes) throws LinkException {
    stop();
    try {
      switch (bytes[0]) {
        case ENQ -> answer = version();
        case CAN -> answer = new byte[] {ACK};
        default -> speak(new String(bytes, StandardCharsets.UTF_8).split("\n", 2));
      }
    } catch (IOException e) {
      throw new LinkException(Kind.GONE, programs.voice() + " does not start", e);
    }
  }

  private byte[] version() throws IOException {
    Process asked = new ProcessBuilder(programs.version()).redirectErrorStream(true).start();
    speaking = List.of(asked);
    asked.getOutputStream().close();
    boolean ended = ended(VERSION) && asked.exitValue() == 0;
    return ended ? asked.getInputStream().readNBytes(200) : new byte[] {NAK};
  }

  private void speak(String... languageAndText) throws IOException {
    ProcessBuilder voice = new ProcessBuilder(programs.speak(languageAndText[0]));
    ProcessBuilder player = new ProcessBuilder(programs.player());
    player.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    voice.redirectError(ProcessBuilder.Redirect.DISCARD);
    player.redirectError(ProcessBuilder.Redirect.DISCARD);
    speaking = ProcessBuilder.startPipeline(List.of(voice, player));
    try (OutputStream text = speaking.getFirst().getOutputStream()) {
      text.write(languageAndText[1].getBytes(StandardCharsets.UTF_8));
    }
  }

  @Override
  public int read(byte[] into, Duration timeout) {
    if (answer.length == 0 && !speaking.isEmpty() && ended(timeout)) {
      answer = new byte[] {well() ? ACK : NAK};
      speaking = List.of();
    }
    int count = Math.min(into.length, answer.length);
    System.arraycopy(answer, 0, into, 0, count);
    answer = new byte[0];
    return count;
  }

  private boolean well() {
    return speaking.stream().allMatch(process -> process.exitValue() == 0);
  }

  private boolean ended(Duration within) {
    long end = System.nanoTime() + within.toNanos();
    while (speaking.stream().anyMatch(Process::isAlive)) {
      if (System.nanoTime() >= end) {
        return false;
      }
      LockSupport.parkNanos(GLANCE_NANOS);
    }
    return true;
  }

  private void stop() {
    speaking.forEach(Process::destroyForcibly);
    speaking = List.of();
    answer = new byte[0];
  }

  @Override
  public void discardInput() {
    answer = new byte[0];
  }

  @Override
  public void close() {
    stop();
  }
}
