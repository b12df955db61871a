package org.shuyi.hardware.conformance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On tests that hold a codec to frames of a public description, byte for byte. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface GoldenFrames {
  /** By name, the drivers that speak so. */
  String[] drivers();

  /** What describes them. */
  String from();
}
