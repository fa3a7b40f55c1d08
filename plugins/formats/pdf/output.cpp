#include "output.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <set>
#include <string>

#include "content.hpp"
#include "painter.hpp"
#include "pareto/words.hpp"
#include "pdf_file.hpp"
#include "text.hpp"

namespace pareto::pdf {
namespace {

// Firm and title at the left, what the data are in the middle, "3 / 12" at the right.
Picture footer(Fonts& fonts, const sdk::DocumentInfo& info, PaperSize paper, std::int64_t page,
               std::int64_t pages) {
  constexpr TextStyle kStyle = style(7, 1.4, sdk::Ink::Text3);
  const auto joined = [](const std::string& a, const std::string& b) {
    return a + (a.empty() || b.empty() ? "" : " · ") + b;
  };
  const double width = Pages::body_width(paper), y = paper.height - kMarginBottom + 4.5;
  const double third = width * .42 / kStyle.size;
  Picture picture;
  TextBlock(fonts, sdk::clipped(joined(info.firm, info.title), third), kStyle)
      .draw(picture, kMarginSide, y);
  TextBlock(fonts, std::to_string(page) + " / " + std::to_string(pages), kStyle)
      .draw(picture, kMarginSide + width, y, Align::Right);
  const TextBlock middle(fonts, sdk::clipped(joined(info.data_until, info.remark), third), kStyle);
  const double left =
      fonts.width(sdk::clipped(joined(info.firm, info.title), third), false) * kStyle.size;
  // In the middle of the page, or of what the left leaves.
  const double centre =
      std::max(kMarginSide + width / 2, kMarginSide + left + 5 + middle.width() / 2);
  middle.draw(picture, centre, y, Align::Middle);
  return picture;
}

std::string info_of(const sdk::Job& job, const sdk::DocumentInfo& info) {
  std::string out = "<<";
  const auto add = [&](const char* name, const std::string& text) {
    if (!text.empty()) out += std::string(" /") + name + " " + text_string(text);
  };
  add("Title", info.title);
  add("Author", info.firm);
  add("Subject", info.period + (info.period.empty() || info.data_until.empty() ? "" : " · ") +
                     info.data_until);
  add("Keywords", info.remark);
  add("Creator", "Pareto");
  std::string day = job.as_of().iso();
  std::erase(day, '-');
  add("CreationDate", "D:" + day + "000000Z");
  add("ModDate", "D:" + day + "000000Z");
  return out + " >>";
}

// What a page needs to be named as a place to go to.
struct PageObject {
  int number;
  double height;  // points
};

// The tree of sections and their parts; answers its number, 0 where there is none.
int write_outline(PdfFile& file, const std::vector<OutlineEntry>& entries,
                  const std::vector<PageObject>& pages) {
  if (entries.empty()) return 0;
  struct Item {
    int number = 0, parent = 0, previous = 0, next = 0, first = 0, last = 0, parts = 0;
  };
  const int root = file.reserve();
  std::vector<Item> items(entries.size());
  int first = 0, last = 0;
  std::size_t section = 0, part = 0;  // the last ones, counted from 1
  for (std::size_t i = 0; i < entries.size(); ++i) {
    Item& item = items[i];
    item.number = file.reserve();
    const bool is_part = entries[i].level > 1 && section > 0;
    std::size_t& before = is_part ? part : section;
    if (before > 0) {
      item.previous = items[before - 1].number;
      items[before - 1].next = item.number;
    }
    before = i + 1;
    if (!is_part) part = 0;
    Item* parent = is_part ? &items[section - 1] : nullptr;
    item.parent = parent != nullptr ? parent->number : root;
    int& eldest = parent != nullptr ? parent->first : first;
    if (eldest == 0) eldest = item.number;
    (parent != nullptr ? parent->last : last) = item.number;
    if (parent != nullptr) ++parent->parts;
  }
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Item& item = items[i];
    const PageObject& page = pages[static_cast<std::size_t>(entries[i].page)];
    std::string body =
        "<< /Title " + text_string(entries[i].text) + " /Parent " + reference(item.parent);
    const auto add = [&](const char* name, int number) {
      if (number > 0) body += std::string(" /") + name + " " + reference(number);
    };
    add("Prev", item.previous);
    add("Next", item.next);
    add("First", item.first);
    add("Last", item.last);
    if (item.parts > 0) body += " /Count " + std::to_string(item.parts);
    body += " /Dest [" + reference(page.number) + " /XYZ " +
            std::to_string(std::llround(kMarginSide * kPoint)) + " " +
            std::to_string(std::llround(page.height - entries[i].y * kPoint)) + " null] >>";
    file.object(item.number, body);
  }
  file.object(root, "<< /Type /Outlines /First " + reference(first) + " /Last " + reference(last) +
                        " /Count " + std::to_string(entries.size()) + " >>");
  return root;
}

// Fonts, and how strongly colours cover, for all pages.
void write_resources(PdfFile& file, int number, const Fonts& fonts,
                     const std::set<std::uint8_t>& strengths) {
  std::string body = "<< /Font <<", states;
  for (std::size_t i = 0; i < fonts.embedded().size(); ++i) {
    const int font = file.reserve();
    fonts.embedded()[i].write(file, font);
    body += " /F" + std::to_string(i) + " " + reference(font);
  }
  for (const std::uint8_t strength : strengths) {
    char share[16];
    std::snprintf(share, sizeof share, "%.4f", strength / 255.0);
    states += " /A" + std::to_string(strength) + " << /ca " + share + " >>";
  }
  file.object(number, body + " >> /ExtGState <<" + states + " >> >>");
}

}  // namespace

void write_pdf(const sdk::Job& job, const sdk::Sink& sink, const sdk::DocumentInfo& info,
               const Spool& spool, const std::vector<OutlineEntry>& outline,
               const std::vector<BarScale>& scales, Fonts& fonts) {
  PdfFile file(sink);
  const int catalog = file.reserve(), page_tree = file.reserve(), resources = file.reserve(),
            about = file.reserve();
  const std::int64_t count = spool.pages();
  std::vector<PageObject> pages;
  std::set<std::uint8_t> strengths;
  for (std::int64_t page = 0; page < count; ++page) {
    job.check();
    job.progress(page, count);
    const Spool::Page read = spool.read(page);
    const double width = read.size.width * kPoint, height = read.size.height * kPoint;
    Content content(height, fonts);
    Painter painter(content, scales);
    painter.paint(read.bytes);
    painter.paint(footer(fonts, info, read.size, page + 1, count).bytes());
    painter.finish();
    pages.push_back({file.reserve(), height});
    const int contents = file.reserve();
    file.stream(contents, {}, content.finish());
    char box[64];
    std::snprintf(box, sizeof box, "[0 0 %.3f %.3f]", width, height);
    file.object(pages.back().number, "<< /Type /Page /Parent " + reference(page_tree) +
                                         " /MediaBox " + box + " /Contents " + reference(contents) +
                                         " /Resources " + reference(resources) + " >>");
    strengths.merge(std::set<std::uint8_t>(content.strengths()));
    fonts.trim();
  }
  const int outlined = write_outline(file, outline, pages);
  write_resources(file, resources, fonts, strengths);
  std::string kids;
  for (const PageObject& page : pages) kids += ' ' + reference(page.number);
  file.object(page_tree,
              "<< /Type /Pages /Count " + std::to_string(count) + " /Kids [" + kids + " ] >>");
  file.object(about, info_of(job, info));
  file.object(catalog,
              "<< /Type /Catalog /Pages " + reference(page_tree) + " /Lang " +
                  (job.chinese() ? "(zh-CN)" : "(en)") +
                  " /ViewerPreferences << /DisplayDocTitle true >>" +
                  (outlined > 0 ? " /PageMode /UseOutlines /Outlines " + reference(outlined)
                                : std::string()) +
                  " >>");
  file.finish(catalog, about);
}

}  // namespace pareto::pdf
