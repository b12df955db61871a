package org.shuyi.kiosk.workbench;

/** The workbench's own words, Chinese and English together: one window for whoever stands there. */
enum Word {
  TITLE("书驿演示工作台", "Workbench"),
  HOW("拖动或双击；右键弄坏标签", "right click: spoil"),
  SHELF("书架", "Shelf"),
  PAD("垫", "Pad"),
  PAD_EMPTY("把书拖到这里", "Drop books here"),
  CARDS("读者证", "Library cards"),
  READER("读卡处", "Card reader"),
  READER_EMPTY("把证拖到这里", "Drop a card here"),
  MACHINE("机身", "Machine"),
  DOCUMENT("身份证", "Identity card"),
  LAY("放上样证", "lay a sample"),
  LIFT("拿开", "lift"),
  DISPENSER("发卡口", "Dispenser"),
  NO_CARD("没有卡", "no card"),
  TAKE("取走新卡", "take the card"),
  CHUTE("还书口", "Chute"),
  CHUTE_EMPTY("把书拖到这里", "Drop a book here"),
  DOORS("柜门", "Doors"),
  SHUT("关着", "shut"),
  PUSH("取书关门", "take, shut"),
  PAPER("凭条", "Printer"),
  PAPER_EMPTY("还没有凭条", "No slip yet"),
  LIBRARY_SYSTEM("图书馆系统里的借阅", "Loans in the library system"),
  NO_LOANS("没有借出的书", "Nothing on loan"),
  NETWORK("网络", "Network"),
  POWER("电源", "Power"),
  DEVICES("设备", "Devices"),
  DEVICES_HOW("按下就坏", "press to break"),
  JOURNALLED("本机记下", "Journalled"),
  ACCEPTED("中心收到", "Accepted"),
  APPLIED("系统办好", "Applied"),
  REFUSED("等人核对", "In review"),
  GATE_RINGS("会响铃", "rings"),
  GATE_SILENT("已放行", "silent"),
  GATE_UNKNOWN("不明", "unknown"),
  SPOILT("读不出", "spoilt");

  private final String chinese;
  private final String english;

  Word(String chinese, String english) {
    this.chinese = chinese;
    this.english = english;
  }

  String chinese() {
    return chinese;
  }

  String english() {
    return english;
  }

  String both() {
    return chinese + " " + english;
  }
}
