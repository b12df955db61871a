package org.shuyi.kiosk.workbench;

import java.util.Map;

/**
 * What the switches of virtual devices are called in Chinese; one without a word shows its name.
 */
final class FaultWord {
  private static final Map<String, String> CHINESE =
      Map.ofEntries(
          Map.entry("unplug", "拔线"),
          Map.entry("silence", "不回答"),
          Map.entry("deaf", "听不见"),
          Map.entry("slow", "答得慢"),
          Map.entry("checksum", "校验错"),
          Map.entry("half", "半帧"),
          Map.entry("doubled", "重复"),
          Map.entry("noise", "杂音"),
          Map.entry("edge", "标签在边缘"),
          Map.entry("twins", "两签同号"),
          Map.entry("paper-out", "缺纸"),
          Map.entry("paper-near-end", "纸将尽"),
          Map.entry("cover-open", "盖开"),
          Map.entry("cutter-jammed", "切刀卡住"),
          Map.entry("head-hot", "打印头过热"),
          Map.entry("no-marks", "不报进度"),
          Map.entry("no-name", "不报型号"),
          Map.entry("power-off", "断电"),
          Map.entry("jam", "卡住"),
          Map.entry("empty", "卡箱空"),
          Map.entry("few", "卡将尽"),
          Map.entry("bin-full", "回收箱满"),
          Map.entry("only-says-it", "只说不做"),
          Map.entry("stuck", "门打不开"),
          Map.entry("blocked", "门关不上"),
          Map.entry("board-silent", "锁板不答"),
          Map.entry("unreadable", "证件读不出"),
          Map.entry("module-ill", "模块故障"),
          Map.entry("no-fix", "无定位"),
          Map.entry("no-network", "没信号"),
          Map.entry("chatty", "多话"),
          Map.entry("mains-off", "停电"),
          Map.entry("asleep", "休眠"),
          Map.entry("somebody", "有人站在前面"),
          Map.entry("case-open", "机箱门开"),
          Map.entry("flap-open", "还书口关不上"));

  private FaultWord() {}

  static String both(String fault) {
    String chinese = CHINESE.get(fault);
    return chinese == null ? fault : chinese + " " + fault;
  }
}
