package org.shuyi.sync.centre.console;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.shuyi.sync.centre.console.Accounts.Account;
import org.shuyi.sync.password.PasswordHash;
import org.shuyi.sync.web.Attempts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may come in. Wrong attempts are counted for the account and for the address, and a wrong
 * account takes as long as a wrong password. Safe for use by several threads.
 */
final class SignIn {
  private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);

  /** Each takes 19 MiB for a moment. */
  private static final int AT_ONCE = 2;

  private static final String NOBODYS = "a password that is nobody's";

  private final Accounts accounts;
  private final Attempts attempts;
  private final PasswordHash nobody;
  private final Semaphore places = new Semaphore(AT_ONCE, true);

  SignIn(Accounts accounts, InstantSource clock, SecureRandom random) {
    this.accounts = accounts;
    this.attempts = new Attempts(clock);
    this.nobody = PasswordHash.of(NOBODYS.toCharArray(), random);
  }

  /** What became of an attempt. */
  sealed interface Result {
    record In(Account account) implements Result {}

    record Wrong() implements Result {}

    /** Not looked at: too many wrong ones came before. */
    record Later(Duration pause) implements Result {}
  }

  Result attempt(String account, String password, String from) throws IOException {
    String byAccount = "account " + account;
    String byAddress = "address " + from;
    Duration pause = longer(attempts.pause(byAccount), attempts.pause(byAddress));
    if (pause.isPositive()) {
      return new Result.Later(pause);
    }
    Optional<Account> known = accounts.find(account);
    boolean right = accepts(known.map(Account::password).orElse(nobody), password);
    if (right && known.isPresent()) {
      attempts.succeeded(byAccount);
      return new Result.In(known.get());
    }
    attempts.failed(byAccount);
    attempts.failed(byAddress);
    // What was typed may be a password in the wrong place.
    LOG.warn("A sign-in at the console from {} was wrong", from);
    return new Result.Wrong();
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private boolean accepts(PasswordHash hash, String password) {
    places.acquireUninterruptibly();
    try {
      return hash.accepts(password.toCharArray());
    } finally {
      places.release();
    }
  }
}
