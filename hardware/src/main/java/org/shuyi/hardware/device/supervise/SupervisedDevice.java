package org.shuyi.hardware.device.supervise;

import java.util.concurrent.CompletionStage;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.Counters;
import org.shuyi.hardware.device.Device;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.device.Examination;

/** What every driver on a wire does alike, by its {@link DeviceThread}. */
public abstract class SupervisedDevice implements Device {
  /** Runs the driver's commands. */
  protected final DeviceThread thread;

  protected SupervisedDevice(DeviceThread thread) {
    this.thread = thread;
  }

  @Override
  public final DeviceId id() {
    return thread.id();
  }

  @Override
  public final void start() {
    thread.start();
  }

  @Override
  public final Condition condition() {
    return thread.condition();
  }

  @Override
  public final CompletionStage<Condition> check() {
    return thread.check();
  }

  @Override
  public final CompletionStage<Examination> examine() {
    return thread.examine();
  }

  @Override
  public final Counters counters() {
    return thread.counters();
  }

  @Override
  public final void close() {
    thread.close();
  }
}
