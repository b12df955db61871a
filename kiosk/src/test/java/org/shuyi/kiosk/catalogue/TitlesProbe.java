package org.shuyi.kiosk.catalogue;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.shuyi.sync.circulation.ItemId;

/** Prints what a million items cost: {@code TitlesProbe [items]}. Not a test. */
final class TitlesProbe {
  private static final String COMMON =
      "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严";

  private TitlesProbe() {}

  public static void main(String[] arguments) {
    int items = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
    long before = used();
    long began = System.nanoTime();
    Titles titles = titles(items);
    System.out.printf("%d items in %d ms%n", items, since(began).toMillis());
    System.out.printf("%.1f MB%n", (used() - before) / 1e6);
    for (String typed : List.of("s", "st", "santi", "大学", "zhongguolishi", "xyzxyz", "zhang", "")) {
      long[] nanos = new long[40];
      int found = 0;
      for (int i = 0; i < nanos.length; i++) {
        long start = cpu();
        found = titles.find(typed, '\0', item -> true, 60).size();
        nanos[i] = cpu() - start;
      }
      Arrays.sort(nanos);
      System.out.printf(
          "%s: %d titles, median %.1f ms, most %.1f ms%n",
          typed, found, nanos[20] / 1e6, nanos[39] / 1e6);
    }
  }

  private static Titles titles(int items) {
    Random random = new Random(1);
    Titles.Builder builder = new Titles.Builder();
    for (int i = 0; i < items; i++) {
      builder.add(
          new ItemId("SY%08d".formatted(i)),
          text(random, 4 + random.nextInt(12)),
          text(random, 3),
          'I');
    }
    return builder.build();
  }

  private static String text(Random random, int length) {
    StringBuilder text = new StringBuilder();
    random.ints(length, 0, COMMON.length()).forEach(i -> text.append(COMMON.charAt(i)));
    return text.toString();
  }

  private static Duration since(long began) {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  /** Of the processor alone: other work on the machine does not count. */
  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
