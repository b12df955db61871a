package org.shuyi.hardware.virtual;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.virtual.FeigFrames.Incoming;

/** What a reader with a pad says to what it is told, with the faults that only such a one has. */
final class FeigPeer implements Peer {
  /** COM-ADR as it comes from the factory, and the address at which every reader listens. */
  private static final int ADDRESS = 0;

  private static final int EVERYBODY = 255;

  /** What a reader keeps before it answers (H60301-3e, "protocol timing"). */
  private static final Duration SILENCE = Duration.ofMillis(5);

  /** A length that claims a longer frame than follows, then other rubbish. */
  private static final byte[] NOISE = {0x7F, 0x00, 0x02, 0x01};

  private final FeigCommands commands;
  private final FeigFrames frames = new FeigFrames();
  private final Runnable unplug;
  private final boolean timed;
  private @Nullable Ordered fault;

  /**
   * A fault for so many commands to come.
   *
   * @param writesOnly true if only writes of an AFI count
   */
  private record Ordered(FeigFault what, boolean writesOnly, int times) {}

  /**
   * @param unplug pulls the reader's cable
   * @param timed true if commands take as long as they do in the air
   */
  FeigPeer(Consumer<VirtualTag> afiWritten, Runnable unplug, boolean timed) {
    this.timed = timed;
    this.commands = new FeigCommands(afiWritten);
    this.unplug = unplug;
  }

  FeigCommands commands() {
    return commands;
  }

  void fail(FeigFault what, boolean writesOnly, int times) {
    fault = new Ordered(what, writesOnly, times);
  }

  void heal() {
    fault = null;
  }

  @Override
  public List<Switch> switches() {
    return commands.antenna(1).switches();
  }

  @Override
  public List<Gesture> gestures() {
    return commands.antenna(1).gestures();
  }

  @Override
  public List<Answer> receive(byte[] bytes) {
    frames.receive(bytes, bytes.length);
    List<Answer> answers = new ArrayList<>();
    for (Optional<Incoming> next = frames.next(); next.isPresent(); next = frames.next()) {
      if (next.get().address() == ADDRESS || next.get().address() == EVERYBODY) {
        answers.addAll(obey(next.get()));
      }
    }
    return answers;
  }

  @Override
  public List<Answer> silence() {
    frames.gap();
    return List.of();
  }

  @Override
  public void unplugged() {
    frames.gap();
  }

  @Override
  public byte[] noise() {
    return NOISE.clone();
  }

  private List<Answer> obey(Incoming command) {
    return switch (spoiling(command)) {
      case null -> List.of(worked(command));
      case FeigFault.NoAnswer() -> {
        reply(command);
        yield List.of();
      }
      case FeigFault.LateAnswer(Duration delay) -> List.of(new Answer(reply(command), delay));
      case FeigFault.BadCrc() -> List.of(Answer.now(spoiled(reply(command))));
      case FeigFault.Truncated() -> {
        byte[] reply = reply(command);
        yield List.of(Answer.now(Arrays.copyOf(reply, reply.length / 2)));
      }
      case FeigFault.NoiseBefore() -> List.of(Answer.now(NOISE), Answer.now(reply(command)));
      case FeigFault.Refused(int status) ->
          List.of(Answer.now(FeigFrames.reply(command, ADDRESS, new int[] {status})));
      case FeigFault.TagLeaves(boolean afterwards) -> {
        if (afterwards) {
          reply(command);
        }
        commands.take(FeigCommands.target(command));
        yield List.of(Answer.now(reply(command)));
      }
      case FeigFault.Unplugged() -> {
        unplug.run();
        yield List.of();
      }
    };
  }

  /** With the time that the command takes in the air, where the line has a time too. */
  private Answer worked(Incoming command) {
    byte[] reply = reply(command);
    return timed ? new Answer(reply, SILENCE.plus(commands.air())) : Answer.now(reply);
  }

  private byte[] reply(Incoming command) {
    return FeigFrames.reply(command, ADDRESS, commands.carryOut(command));
  }

  private @Nullable FeigFault spoiling(Incoming command) {
    Ordered ordered = fault;
    if (ordered == null || (ordered.writesOnly && !FeigCommands.isAfiWrite(command))) {
      return null;
    }
    fault =
        ordered.times > 1 ? new Ordered(ordered.what, ordered.writesOnly, ordered.times - 1) : null;
    return ordered.what;
  }
}
