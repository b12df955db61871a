package org.shuyi.kiosk.workbench;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import org.shuyi.hardware.rfid.Security;

/** A bench of plain lists: what the workbench asked for is all that it remembers. */
final class TableBench implements Bench {
  private static final List<String> TITLES =
      List.of(
          "红楼梦",
          "活着",
          "三体",
          "围城",
          "平凡的世界",
          "边城",
          "呐喊",
          "城南旧事",
          "骆驼祥子",
          "茶馆",
          "Pride and Prejudice",
          "The Old Man and the Sea",
          "A Brief History of Time",
          "中国古代建筑历史图说与营造法式注释（上、下册合订本）",
          "时间简史",
          "物种起源",
          "唐诗三百首",
          "小王子",
          "On the Origin of Species",
          "本草纲目",
          "天工开物",
          "数学之美",
          "昆虫记",
          "万历十五年");
  private static final List<String> CLASSES =
      List.of("I242.47", "I247.57", "I247.55", "I246.57", "TU-092", "P159", "Q111.2", "K248.3");

  private final List<Runnable> listeners = new ArrayList<>();
  final Set<String> onPad = new TreeSet<>();
  final Set<String> spoilt = new TreeSet<>();
  final Set<String> faults = new ConcurrentSkipListSet<>();
  final List<String> scanned = new ArrayList<>();
  final Set<String> done = new ConcurrentSkipListSet<>();
  final List<BufferedImage> slips = new ArrayList<>();
  Switches switches = new Switches(true, true);

  @Override
  public List<Book> books() {
    List<Book> books = new ArrayList<>();
    for (int i = 0; i < TITLES.size(); i++) {
      String id = "01201" + (1000 + i);
      books.add(
          new Book(
              id,
              TITLES.get(i),
              CLASSES.get(i % CLASSES.size()) + "/" + (100 + i),
              onPad.contains(id),
              i % 7 == 3 ? Security.ON_LOAN : Security.IN_STOCK,
              !spoilt.contains(id)));
    }
    return books;
  }

  @Override
  public List<Card> cards() {
    return List.of(
        new Card("21000001", "王小明", ""),
        new Card("21000002", "Alice Chen", ""),
        new Card("21000003", "李建国", "已过有效期 expired"),
        new Card("21000004", "赵雪", "停借 blocked"),
        new Card("99999999", "—", "不认识的证 unknown"));
  }

  @Override
  public void put(String book) {
    onPad.add(book);
    changed();
  }

  @Override
  public void take(String book) {
    onPad.remove(book);
    changed();
  }

  @Override
  public void readable(String book, boolean readable) {
    if (readable) {
      spoilt.remove(book);
    } else {
      spoilt.add(book);
    }
    changed();
  }

  @Override
  public void scan(String card) {
    scanned.add(card);
  }

  @Override
  public boolean documentLies() {
    return done.contains("document");
  }

  @Override
  public void document(boolean lies) {
    done.add("document");
    changed();
  }

  @Override
  public boolean cardOut() {
    return !done.contains("card");
  }

  @Override
  public void takeCard() {
    done.add("card");
    changed();
  }

  @Override
  public List<Door> doors() {
    return List.of(
        new Door(3, "时间简史（插图本）", !done.contains("door 3")),
        new Door(5, "百年孤独", false),
        new Door(8, "The Lorax", false));
  }

  @Override
  public void shut(int door) {
    done.add("door " + door);
    changed();
  }

  @Override
  public void insert(String book) {
    done.add("chute " + book);
    changed();
  }

  @Override
  public Switches switches() {
    return switches;
  }

  @Override
  public void network(boolean on) {
    switches = new Switches(on, switches.power());
    changed();
  }

  @Override
  public void power(boolean on) {
    switches = new Switches(switches.network(), on);
    changed();
  }

  @Override
  public List<Device> devices() {
    return List.of(
        device("pad", "unplug", "silence", "slow", "checksum", "half", "noise", "edge", "twins"),
        device("card", "unplug", "noise"),
        device(
            "slips", "unplug", "silence", "paper-out", "cover-open", "cutter-jammed", "head-hot"),
        device("dispenser", "unplug", "silence", "jam", "empty", "few", "bin-full"),
        device("locker", "unplug", "silence", "stuck", "blocked", "board-silent"));
  }

  private Device device(String name, String... names) {
    return new Device(
        name,
        "serial:/tmp/shuyi/" + name,
        Stream.of(names).map(it -> new Fault(it, faults.contains(name + " " + it))).toList(),
        "");
  }

  @Override
  public void fault(String device, String fault, boolean on) {
    if (on) {
      faults.add(device + " " + fault);
    } else {
      faults.remove(device + " " + fault);
    }
    changed();
  }

  @Override
  public List<BufferedImage> slips() {
    return List.copyOf(slips);
  }

  void print() {
    BufferedImage slip = new BufferedImage(384, 520, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = slip.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, 384, 520);
    graphics.setColor(Color.BLACK);
    for (int y = 40; y < 480; y += 34) {
      graphics.fillRect(24, y, 120 + (y * 37) % 200, 12);
    }
    graphics.dispose();
    slips.add(slip);
    changed();
  }

  @Override
  public List<Loan> loans() {
    return List.of(
        new Loan("围城", "****0001", LocalDate.of(2026, 12, 21)),
        new Loan("Pride and Prejudice", "****0002", LocalDate.of(2026, 12, 21)),
        new Loan("中国古代建筑历史图说与营造法式注释（上、下册合订本）：从先秦到明清", "****0001", null));
  }

  @Override
  public Counts counts() {
    return new Counts(17, 15, 14, 1);
  }

  @Override
  public Listening onChange(Runnable changed) {
    listeners.add(changed);
    return () -> listeners.remove(changed);
  }

  int listeners() {
    return listeners.size();
  }

  private void changed() {
    listeners.forEach(Runnable::run);
  }
}
