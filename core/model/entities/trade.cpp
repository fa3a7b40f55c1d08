// What is sold, and the lines that sold it.
#include "core/model/entities/entities.hpp"

namespace pareto::model::entities {

using namespace sdk;

Entity product() {
  Entity entity =
      make("product", {"Product", "产品"}, {"Products", "产品"},
           {text("code", {"Product code", "产品编码"})
                .unique()
                .listed()
                .searched()
                .means(PARETO_M_CODE)
                .also({"sku", "item", "item no", "item code", "stock code", "stockcode",
                       "part number", "material", "product id"})
                .also_zh({"物料编码", "物料代码", "存货编码", "商品编码", "货号", "料号",
                          "产品代码", "產品編號", "料號", "编码", "品号"}),
            text("name", {"Product", "产品名称"})
                .required()
                .listed()
                .searched()
                .means(PARETO_M_NAME)
                .also({"product name", "description", "item name", "goods", "name"})
                .also_zh({"产品", "物料", "物料名称", "存货名称", "商品名称", "品名", "货品名称",
                          "產品名稱", "商品", "名称", "货物或应税劳务名称"}),
            text("category", {"Category", "类别"})
                .listed()
                .also({"product category", "series", "group", "line"})
                .also_zh({"产品类别", "分类", "大类", "類別", "存货大类"}),
            text("grade", {"Grade", "规格"})
                .listed()
                .also({"spec", "specification"})
                .also_zh({"规格型号", "等级", "型号", "規格", "规格/等级"}),
            text("unit", {"Unit", "单位"})
                .listed()
                .means(PARETO_M_UNIT)
                .also({"uom"})
                .also_zh({"计量单位", "單位", "基本单位"}),
            money("list_price", {"List price", "标准价"})
                .also({"sales price", "sales_price", "price"})
                .also_zh({"标准售价", "零售价"})});
  entity.code_prefix = "M";
  entity.cascade = Cascade::Clear;
  return entity;
}

// How many base units one further unit of a product holds: a bag of 25 kg.
Entity product_unit() {
  Entity entity =
      make("product_unit", {"Product unit", "产品单位换算"}, {"Product units", "产品单位换算"},
           {reference("product", {"Product", "产品"}, "product").required().listed(),
            text("unit", {"Unit", "单位"}).required().listed().means(PARETO_M_UNIT),
            quantity("factor", {"Base units in one", "换算系数"})
                .required()
                .listed()
                .between(1, INT64_MAX)});
  entity.key = {"product", "unit"};
  entity.label_field = "unit";
  entity.cascade = Cascade::Remove;
  return entity;
}

// What one unit of a currency is worth in home currency from a day on.
Entity currency_rate() {
  Entity entity = make("currency_rate", {"Currency rate", "汇率"}, {"Currency rates", "汇率"},
                       {text("currency", {"Currency", "币种"})
                            .required()
                            .listed()
                            .means(PARETO_M_CURRENCY)
                            .also_zh({"币别", "幣別"}),
                        date("from_date", {"From", "生效日期"})
                            .required()
                            .listed()
                            .also({"date", "valid from"})
                            .also_zh({"日期", "起", "日期(生效)"}),
                        real("rate", {"Rate", "汇率"})
                            .required()
                            .listed()
                            .between_real(1e-9, 1e9)
                            .also({"exchange rate"})
                            .also_zh({"匯率", "折算汇率"})});
  entity.key = {"currency", "from_date"};
  entity.label_field = "currency";
  return entity;
}

// One line of an order, as it came, and what it is worth at home: home currency, excluding tax, at
// the dated rate.
Entity sale() {
  Entity entity =
      make("sale", {"Sale", "销售明细"}, {"Sales", "销售明细"},
           {text("number", {"Order number", "单据编号"})
                .listed()
                .searched()
                .means(PARETO_M_CODE)
                .also({"invoice", "invoice no", "invoiceno", "invoice number", "order", "order no",
                       "order id", "document no", "invoice_no"})
                .also_zh({"单号", "单据号", "单据号码", "订单号", "订单编号", "发票号", "发票号码",
                          "出库单号", "單號", "單據號碼", "销售单号"}),
            integer("line", {"Line", "行号"})
                .also({"line no", "line number"})
                .also_zh({"序号", "明细行号", "行號"})
                .between(0, INT64_MAX),
            date("date", {"Date", "日期"})
                .required()
                .listed()
                .also({"invoice date", "invoicedate", "order date", "sale date", "close date",
                       "document date"})
                .also_zh({"单据日期", "开票日期", "销售日期", "业务日期", "出库日期", "订单日期",
                          "單據日期", "下单日期", "制单日期"}),
            reference("customer", {"Customer", "客户"}, "customer").required().listed(),
            reference("product", {"Product", "产品"}, "product").listed(),
            quantity("quantity", {"Quantity", "数量"})
                .listed()
                .also({"qty", "amount sold", "units"})
                .also_zh({"销售数量", "实发数量", "出库数量", "數量", "主数量"}),
            text("unit", {"Unit", "单位"})
                .listed()
                .means(PARETO_M_UNIT)
                .also({"uom"})
                .also_zh({"计量单位", "单位名称", "單位", "销售单位"}),
            quantity("base_quantity", {"Quantity in the product's unit", "数量（产品基本单位）"})
                .read_only(),
            money("unit_price", {"Unit price", "单价"})
                .also({"price", "unitprice", "unit_price"})
                .also_zh({"含税单价", "不含税单价", "销售单价", "單價", "无税单价"}),
            money("amount", {"Amount", "金额"})
                .listed()
                .also({"total", "line total", "net amount", "revenue", "sales amount",
                       "close value", "close_value"})
                .also_zh({"不含税金额", "无税金额", "价税合计", "含税金额", "销售金额", "销售额",
                          "本币金额", "金額", "总金额", "净额", "價稅合計", "未税金额"}),
            text("currency", {"Currency", "币种"})
                .listed()
                .means(PARETO_M_CURRENCY)
                .also_zh({"币别", "幣別", "原币", "货币"}),
            boolean("tax_included", {"Tax included", "含税"}).initially("0").also_zh({"是否含税"}),
            percent("tax_rate", {"Tax rate", "税率"})
                .also({"vat rate"})
                .also_zh({"税率%", "稅率"})
                .between_real(0, 1),
            money("cost", {"Cost", "成本"})
                .confidential()
                .also({"cost amount", "total cost", "cogs"})
                .also_zh({"成本金额", "销售成本", "成本合计", "總成本"}),
            money("home_amount", {"Net sales", "净销售"}).listed().read_only(),
            money("home_cost", {"Cost in home currency", "本位币成本"}).read_only().confidential(),
            reference("salesperson", {"Salesperson", "业务员"}, "user")
                .listed()
                .also({"sales rep", "sales agent", "seller", "sales_agent", "rep"})
                .also_zh({"销售员", "销售人员", "经手人", "業務員", "业务人员"}),
            reference("team", {"Team", "团队"}, "team")
                .also({"department", "office"})
                .also_zh({"部门", "销售部门", "部門"}),
            text("note", {"Note", "备注"})
                .also({"remark", "comment"})
                .also_zh({"備註", "摘要", "行备注"})});
  entity.key = {"number", "line"};
  entity.label_field = "number";
  return entity;
}

}  // namespace pareto::model::entities
