package org.shuyi.hardware.example;

import java.util.concurrent.CompletionStage;
import org.shuyi.hardware.device.Device;

/** Counts who comes in. */
public interface PeopleCounter extends Device {
  /** How many came in since the counter was switched on; -1 if it can't say. */
  CompletionStage<Integer> count();
}
