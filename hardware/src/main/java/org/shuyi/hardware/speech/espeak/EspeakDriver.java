package org.shuyi.hardware.speech.espeak;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.driver.Settings;
import org.shuyi.hardware.speech.Speech;

/** {@code driver = "espeak-ng"}. */
public final class EspeakDriver implements Driver {
  /** 300 characters of Chinese at the usual speed take about a minute. */
  private static final Duration LONGEST = Duration.ofSeconds(90);

  @Override
  public String name() {
    return "espeak-ng";
  }

  @Override
  public String drives() {
    return "voice: espeak-ng, through a player such as aplay";
  }

  @Override
  public Class<Speech> port() {
    return Speech.class;
  }

  @Override
  public Speech make(DeviceId id, Settings settings, Consumer<? super DeviceEvent> listener) {
    Programs programs =
        new Programs(
            settings.text("program", "espeak-ng"),
            List.of(settings.text("player", "aplay -q -").strip().split(" +")),
            settings.whole("speed", 80, 400, 150));
    return new EspeakVoice(id, () -> VoiceLink.open(programs), LONGEST, listener);
  }
}
