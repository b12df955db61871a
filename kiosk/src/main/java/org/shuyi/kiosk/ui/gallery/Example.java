package org.shuyi.kiosk.ui.gallery;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shuyi.kiosk.flow.Kiosk;
import org.shuyi.kiosk.flow.Manner;
import org.shuyi.kiosk.flow.Need;

/**
 * One state worth looking at.
 *
 * @param name as a file name, without language and ending
 */
public record Example(String name, Kiosk kiosk) {
  /** The same in another language and for another profile. */
  public Example in(Manner manner) {
    Manner own = kiosk.manner();
    return new Example(
        name,
        new Kiosk(
            kiosk.journey(),
            kiosk.service(),
            own.in(manner.language()).with(manner.profile()),
            kiosk.warned(),
            kiosk.pad(),
            kiosk.openDoors(),
            kiosk.window()));
  }

  /** As a file name, without ending: {@code welcome-zh-large-type}. */
  public String file() {
    return Stream.concat(
            Stream.of(name, kiosk.language().tag()),
            kiosk.manner().profile().chosen().stream().map(Need::style).sorted())
        .collect(Collectors.joining("-"));
  }
}
