package org.shuyi.kiosk.van;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shuyi.kiosk.flow.Kiosk.Language;
import org.shuyi.kiosk.flow.Pad;
import org.shuyi.kiosk.flow.Service;
import org.shuyi.sync.circulation.PatronId;

/**
 * All that a van's screen shows and its flow knows.
 *
 * @param crew who may sign in, by card
 * @param staff who has; null for nobody
 * @param stop that is open; null for none
 */
public record Van(
    Job job,
    Desk desk,
    @Nullable Staff staff,
    @Nullable OpenStop stop,
    Map<PatronId, String> crew,
    Service service,
    Language language,
    Pad pad) {
  public Van {
    crew = Map.copyOf(crew);
  }

  /** As it stands when the program starts. */
  public static Van starting(Map<PatronId, String> crew) {
    return new Van(
        new Job.SignIn(Job.Trouble.NONE),
        Desk.EMPTY,
        null,
        null,
        crew,
        Service.NOTHING_YET,
        Language.CHINESE,
        Pad.EMPTY);
  }

  Van with(Job next) {
    return new Van(next, desk, staff, stop, crew, service, language, pad);
  }

  Van with(Desk next) {
    return new Van(job, next, staff, stop, crew, service, language, pad);
  }

  Van signedIn(@Nullable Staff next) {
    return new Van(job, desk, next, stop, crew, service, language, pad);
  }

  Van at(@Nullable OpenStop next) {
    return new Van(job, desk, staff, next, crew, service, language, pad);
  }

  Van with(Service next) {
    return new Van(job, desk, staff, stop, crew, next, language, pad);
  }

  public Van in(Language next) {
    return new Van(job, desk, staff, stop, crew, service, next, pad);
  }

  Van with(Pad next) {
    return new Van(job, desk, staff, stop, crew, service, language, next);
  }
}
