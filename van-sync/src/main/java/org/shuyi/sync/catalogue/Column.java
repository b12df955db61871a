package org.shuyi.sync.catalogue;

import java.util.List;

/** A column of an export: the names by which it is known, the first one being ours. */
enum Column {
  ITEM("item", "barcode", "条码", "条码号", "图书条码", "馆藏条码"),
  TITLE("title", "题名", "书名", "正题名"),
  ITEM_STATUS("status", "状态", "馆藏状态", "流通状态"),
  PARTS("parts", "件数", "册数"),
  AUTHOR("author", "责任者", "著者", "作者", "第一责任者"),
  CALL_NUMBER("call-number", "索书号", "分类号", "中图分类号"),
  PLACE("place", "馆藏地", "馆藏地点", "馆藏地址", "所在馆"),
  CARD("card", "patron", "cardnumber", "读者证号", "证号", "读者条码", "借书证号"),
  CARD_STATUS("status", "状态", "证状态", "读者状态"),
  CATEGORY("category", "读者类型", "类型", "读者级别"),
  LOAN_LIMIT("loan-limit", "可借册数", "最大可借"),
  ON_LOAN("on-loan", "在借册数", "已借册数"),
  EXPIRES("expires", "有效期至", "失效日期", "有效期", "截止日期"),
  CHILD("child", "少儿");

  /** What has no place in a file: these columns are not read over, the file is refused. */
  static final List<String> SECRETS =
      List.of(
          "pin", "password", "密码", "id-number", "idcard", "id card", "身份证", "身份证号", "证件号", "证件号码");

  private final List<String> names;

  Column(String... names) {
    this.names = List.of(names);
  }

  boolean isCalled(String name) {
    return names.stream().anyMatch(each -> each.equalsIgnoreCase(name));
  }

  /** The name for a message. */
  String shown() {
    return names.getFirst() + " (" + names.get(1) + ")";
  }
}
