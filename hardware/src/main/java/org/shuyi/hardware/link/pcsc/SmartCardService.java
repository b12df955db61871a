package org.shuyi.hardware.link.pcsc;

import java.lang.reflect.Field;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.stream.Stream;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminals;
import javax.smartcardio.TerminalFactory;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.link.LinkException.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The smart card service of this machine: pcscd. */
final class SmartCardService {
  /** What the JDK's classes say when the service is not there, or is another one than before. */
  private static final String[] AWAY = {
    "SCARD_E_NO_SERVICE", "SCARD_E_SERVICE_STOPPED", "SCARD_E_INVALID_HANDLE"
  };

  private static final Logger log = LoggerFactory.getLogger(SmartCardService.class);

  private SmartCardService() {}

  /**
   * Its readers.
   *
   * @throws LinkException of kind NOT_FOUND if it does not run
   */
  static CardTerminals terminals() throws LinkException {
    CardTerminals terminals = connect();
    try {
      terminals.list();
      return terminals;
    } catch (CardException e) {
      if (!isAway(e) || !forgetContext()) {
        throw explained(e);
      }
      return connect();
    }
  }

  private static CardTerminals connect() throws LinkException {
    try {
      return TerminalFactory.getInstance("PC/SC", null).terminals();
    } catch (NoSuchAlgorithmException e) {
      throw explained(e);
    }
  }

  /** What went wrong, for a technician. */
  static LinkException explained(Exception failure) {
    if (isAway(failure)) {
      return new LinkException(
          Kind.NOT_FOUND,
          "the smart card service does not run: install pcscd, then systemctl enable --now"
              + " pcscd.socket; if it was restarted, restart this program too",
          failure);
    }
    if (says(failure, "SCARD_E_NO_READERS_AVAILABLE")) {
      return new LinkException(Kind.NOT_FOUND, "no smart card reader is plugged in", failure);
    }
    return new LinkException(
        Kind.NOT_FOUND,
        "the smart card service can't be used: " + root(failure).getMessage(),
        failure);
  }

  private static boolean isAway(Throwable failure) {
    return Stream.of(AWAY).anyMatch(sign -> says(failure, sign));
  }

  private static boolean says(Throwable failure, String sign) {
    return Stream.iterate(failure, each -> each != null, Throwable::getCause)
        .anyMatch(each -> String.valueOf(each.getMessage()).contains(sign));
  }

  private static Throwable root(Throwable failure) {
    return failure.getCause() == null ? failure : root(failure.getCause());
  }

  /**
   * The JDK asks for one context per process and keeps it, also when the service that gave it is
   * gone. Its class has no way to forget it but this, for which the program is started with {@code
   * --add-opens=java.smartcardio/sun.security.smartcardio=ALL-UNNAMED}.
   *
   * @return false if that is not allowed
   */
  private static boolean forgetContext() {
    try {
      Class<?> type = Class.forName("sun.security.smartcardio.PCSCTerminals");
      Field terminals = type.getDeclaredField("terminals");
      Field context = type.getDeclaredField("contextId");
      terminals.setAccessible(true);
      context.setAccessible(true);
      if (terminals.get(null) instanceof Map<?, ?> known) {
        known.clear();
      }
      context.setLong(null, 0);
      return true;
    } catch (ReflectiveOperationException | RuntimeException e) {
      log.warn(
          "the smart card service was restarted, and this program can't forget the old one", e);
      return false;
    }
  }
}
