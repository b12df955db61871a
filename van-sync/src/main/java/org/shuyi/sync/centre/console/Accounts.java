package org.shuyi.sync.centre.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.shuyi.sync.centre.review.StaffId;
import org.shuyi.sync.password.PasswordHash;

/**
 * The file of accounts: a line for each, {@code account:role:hash}. Who is taken out of it is out
 * at once, for it is read again when it has changed. Safe for use by several threads.
 */
public final class Accounts {
  private final Path file;
  private FileTime readAt = FileTime.fromMillis(Long.MIN_VALUE);
  private Map<String, Account> known = Map.of();

  public Accounts(Path file) {
    this.file = file;
  }

  /** Somebody at the library. */
  public record Account(StaffId id, Role role, PasswordHash password) {
    private String line() {
      return id + ":" + role.word() + ":" + password;
    }

    private static Account parse(String line) {
      String[] parts = line.split(":", 3);
      if (parts.length != 3) {
        throw new IllegalArgumentException("expected account:role:hash");
      }
      return new Account(new StaffId(parts[0]), Role.parse(parts[1]), PasswordHash.parse(parts[2]));
    }
  }

  /**
   * @throws IOException if the file can't be read or a line in it won't do
   */
  public synchronized Optional<Account> find(String id) throws IOException {
    refresh();
    return Optional.ofNullable(known.get(id));
  }

  /** How many there are. */
  public synchronized int size() throws IOException {
    refresh();
    return known.size();
  }

  private void refresh() throws IOException {
    try {
      FileTime changed = Files.getLastModifiedTime(file);
      if (!changed.equals(readAt)) {
        known = read();
        readAt = changed;
      }
    } catch (NoSuchFileException e) {
      known = Map.of();
    }
  }

  private Map<String, Account> read() throws IOException {
    Map<String, Account> accounts = new TreeMap<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      try {
        if (!line.isBlank()) {
          Account account = Account.parse(line.strip());
          accounts.put(account.id().value(), account);
        }
      } catch (IllegalArgumentException e) {
        throw new IOException(file + ":" + number + ": " + e.getMessage(), e);
      }
    }
    return accounts;
  }

  /** Adds an account, or gives it another role and password. */
  public synchronized void put(Account account) throws IOException {
    refresh();
    Map<String, Account> all = new TreeMap<>(known);
    all.put(account.id().value(), account);
    write(all);
  }

  /**
   * Takes an account out.
   *
   * @return false if there is none
   */
  public synchronized boolean remove(StaffId id) throws IOException {
    refresh();
    Map<String, Account> all = new TreeMap<>(known);
    boolean there = all.remove(id.value()) != null;
    if (there) {
      write(all);
    }
    return there;
  }

  /** Whole or not at all, and for nobody else to read. */
  private void write(Map<String, Account> all) throws IOException {
    Path whole = file.toAbsolutePath();
    Path next =
        Files.createTempFile(
            whole.getParent(),
            "accounts",
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(next, all.values().stream().map(Account::line).toList());
    Files.move(next, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    known = all;
    readAt = Files.getLastModifiedTime(file);
  }
}
