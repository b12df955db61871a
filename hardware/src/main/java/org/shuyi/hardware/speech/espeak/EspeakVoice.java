package org.shuyi.hardware.speech.espeak;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.device.Identity;
import org.shuyi.hardware.device.supervise.DeviceThread;
import org.shuyi.hardware.device.supervise.Protocol;
import org.shuyi.hardware.device.supervise.SteadyTime;
import org.shuyi.hardware.device.supervise.SupervisedDevice;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.link.LinkException.Kind;
import org.shuyi.hardware.link.LinkOpener;
import org.shuyi.hardware.speech.Sentence;
import org.shuyi.hardware.speech.Speech;

/** Says sentences through espeak-ng. */
public final class EspeakVoice extends SupervisedDevice implements Speech {
  /** A sentence may wait for those before it, but not until it is about something else. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** What espeak-ng calls a language otherwise than IETF does. */
  private static final Map<String, String> VOICES = Map.of("zh", "cmn", "no", "nb");

  private final Talk talk;

  EspeakVoice(
      DeviceId id, LinkOpener voice, Duration longest, Consumer<? super DeviceEvent> listener) {
    Talk made = new Talk(longest, new SteadyTime());
    this.talk = made;
    super(new DeviceThread(id, voice, made, listener));
  }

  @Override
  public CompletionStage<Spoken> say(Sentence sentence) {
    int session = talk.hushes.get();
    return thread.submit(
        PATIENCE,
        link -> talk.say(link, sentence, session),
        whyNot -> talk.hushes.get() == session ? Spoken.FAILED : Spoken.HUSHED);
  }

  @Override
  public void hush() {
    talk.hushes.incrementAndGet();
  }

  private static final class Talk implements Protocol {
    private static final Duration PACE = Duration.ofSeconds(60);
    private static final Duration GLANCE = Duration.ofMillis(30);
    private static final Duration VERSION = Duration.ofSeconds(1);

    private final AtomicInteger hushes = new AtomicInteger();
    private final Duration longest;
    private final InstantSource time;
    private Identity identity = Identity.UNKNOWN;

    Talk(Duration longest, InstantSource time) {
      this.longest = longest;
      this.time = time;
    }

    @Override
    public Condition greet(Link link) throws LinkException {
      byte[] bytes = new byte[200];
      link.write(new byte[] {VoiceLink.ENQ});
      int count = link.read(bytes, VERSION);
      String version = new String(bytes, 0, count, StandardCharsets.UTF_8);
      if (!version.contains(":")) {
        throw new LinkException(Kind.GARBLED, "the voice does not say its version");
      }
      String number = version.substring(version.indexOf(':') + 1).strip().split("\\s+", 2)[0];
      identity = new Identity(version.substring(0, version.indexOf(':')), number, "");
      return Condition.READY;
    }

    @Override
    public Condition turn(Link link) throws LinkException {
      return greet(link);
    }

    @Override
    public Duration pace() {
      return PACE;
    }

    Spoken say(Link link, Sentence sentence, int session) throws LinkException {
      if (hushes.get() != session) {
        return Spoken.HUSHED;
      }
      String language = sentence.language().getLanguage();
      String voice = VOICES.getOrDefault(language, language);
      link.write((voice + "\n" + sentence.text()).getBytes(StandardCharsets.UTF_8));
      return listen(link, session);
    }

    private Spoken listen(Link link, int session) throws LinkException {
      byte[] end = new byte[1];
      Instant deadline = time.instant().plus(longest);
      while (link.read(end, GLANCE) == 0) {
        boolean hushed = hushes.get() != session;
        if (hushed || time.instant().isAfter(deadline)) {
          link.write(new byte[] {VoiceLink.CAN});
          return hushed ? Spoken.HUSHED : Spoken.FAILED;
        }
      }
      return end[0] == VoiceLink.ACK ? Spoken.SAID : Spoken.FAILED;
    }

    @Override
    public Identity identity() {
      return identity;
    }

    @Override
    public String explain(boolean sent, byte[] bytes) {
      return sent ? "Who are you?" : new String(bytes, StandardCharsets.UTF_8).strip();
    }

    @Override
    public void lost() {
      // A sentence that was cut off is not said again.
    }
  }
}
