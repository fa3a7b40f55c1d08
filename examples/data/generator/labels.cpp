#include "labels.hpp"

namespace pareto::demo {

const Labels& chinese_labels() {
  static const Labels labels{
      .iconv_encoding = "GBK",
      .company = "晴隰烟酸（虚构企业）",
      .invented = "销售明细表（虚构数据，仅供演示）",
      .sheet = "销售明细",
      .period = "期间：",
      .printed = "打印日期：2026-10-31",
      .to = " 至 ",
      .subtotal = "小计",
      .total = "合计",
      .bag = "袋",
      .working = "在职",
      .left = "离职",
      .in_home = "折人民币",
      .sales_file = "销售明细.xlsx",
      .customers_file = "客户档案.csv",
      .rates_file = "汇率.csv",
      .products_file = "产品.csv",
      .people_file = "人员.csv",
      .uses_file = "工厂用量.csv",
      .sales = {"单据日期", "单据编号", "客户编码", "客户名称", "上级单位", "物料编码", "物料",
                "数量", "单位", "不含税金额", "币别", "成本", "业务员", "部门", "备注"},
      .customers = {"客户编码", "客户名称", "客户简称", "上级客户", "国家", "省份", "城市", "邮编",
                    "行业", "电话", "负责人", "协办人"},
      .rates = {"币种", "生效日期", "汇率"},
      .products = {"物料编码", "物料名称", "等级", "类别", "单位", "每袋千克"},
      .people = {"姓名", "团队", "状态", "离职日期"},
      .uses = {"客户编码", "客户名称", "下游产品", "年产量(吨)", "年用量(吨)", "数据年份"},
  };
  return labels;
}

const Labels& english_labels() {
  static const Labels labels{
      .iconv_encoding = "",
      .company = "晴隰烟酸 (invented company)",
      .invented = "Sale lines (invented data, for demonstration only)",
      .sheet = "Sales",
      .period = "Period: ",
      .printed = "Printed: 2026-10-31",
      .to = " to ",
      .subtotal = "Subtotal",
      .total = "Total",
      .bag = "bag",
      .working = "active",
      .left = "left",
      .in_home = "in CNY",
      .sales_file = "sales.xlsx",
      .customers_file = "customers.csv",
      .rates_file = "rates.csv",
      .products_file = "products.csv",
      .people_file = "people.csv",
      .uses_file = "factories.csv",
      .sales = {"Date", "Document no.", "Customer code", "Customer name", "Parent company",
                "Product code", "Product", "Quantity", "Unit", "Amount excl. tax", "Currency",
                "Cost", "Salesperson", "Team", "Note"},
      .customers = {"Customer code", "Customer name", "Short name", "Parent company", "Country",
                    "Province", "City", "Postcode", "Industry", "Phone", "Owner", "Deputy"},
      .rates = {"Currency", "Valid from", "Rate"},
      .products = {"Product code", "Product name", "Grade", "Category", "Unit", "kg per bag"},
      .people = {"Name", "Team", "Status", "Left on"},
      .uses = {"Customer code", "Customer", "Downstream product", "Annual output (t)",
               "Annual use (t)", "Data year"},
  };
  return labels;
}

}  // namespace pareto::demo
