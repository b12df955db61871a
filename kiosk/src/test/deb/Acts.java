import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import org.shuyi.sync.agent.MachineStampSource;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.journal.ActIds;
import org.shuyi.sync.journal.sqlite.SqliteJournal;

/** {@code java Acts.java JOURNAL COUNT}: so many loans that no centre has heard of. */
final class Acts {
  private Acts() {}

  public static void main(String[] arguments) throws Exception {
    InstantSource clock = InstantSource.system();
    SecureRandom random = new SecureRandom();
    try (SqliteJournal journal =
        SqliteJournal.open(
            Path.of(arguments[0]),
            MachineStampSource.of(clock, System::nanoTime),
            new ActIds(clock, random),
            random)) {
      for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
        journal.append(
            new Act.Loan(
                new ItemId("0101%010d".formatted(i)),
                new PatronId("210000000001"),
                LocalDate.of(2026, 12, 21),
                Act.DecidedBy.STATION));
      }
    }
  }
}
