#include "output.hpp"

#include <cairo-pdf.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <exception>
#include <optional>

#include "pareto/words.hpp"
#include "text.hpp"

namespace pareto::pdf {
namespace {

constexpr double kPoint = 72 / 25.4;  // of a millimetre
constexpr std::size_t kPiece = 60'000;

// What cairo writes, in larger pieces; a failure of the sink waits here while C code is on the stack.
class Out {
 public:
  explicit Out(const sdk::Sink& sink) : sink_(sink) {}
  static cairo_status_t write(void* self, const unsigned char* bytes, unsigned size) {
    auto& out = *static_cast<Out*>(self);
    if (out.failure_) return CAIRO_STATUS_WRITE_ERROR;
    try {
      out.held_.append(reinterpret_cast<const char*>(bytes), size);
      if (out.held_.size() > kPiece) out.flush();
    } catch (...) {
      out.failure_ = std::current_exception();
      return CAIRO_STATUS_WRITE_ERROR;
    }
    return CAIRO_STATUS_SUCCESS;
  }
  void flush() {
    sink_.write(held_);
    held_.clear();
  }
  void rethrow() const {
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  const sdk::Sink& sink_;
  std::string held_;
  std::exception_ptr failure_;
};

// Paints the ops of a picture.
class Painter {
 public:
  Painter(cairo_t* cr, const Fonts& fonts, const std::vector<BarScale>& scales) : cr_(cr), fonts_(fonts), scales_(scales) {}

  // Paints what waits, once all of a page was told.
  void finish() {
    finish_rules();
    cairo_save(cr_);
    cairo_identity_matrix(cr_);
    for (const Waiting& each : waiting_) {
      cairo_set_font_face(cr_, fonts_.face(each.font));
      cairo_set_font_size(cr_, each.size);
      colour(each.colour);
      show(each.text, each.glyphs, each.clusters, false);
    }
    cairo_restore(cr_);
    waiting_.clear();
  }
  void paint(std::string_view bytes) {
    OpReader in(bytes);
    bool left_out = false;
    double shifted = 0;
    while (!in.ended()) {
      const Op op = in.op();
      if (op == Op::Shift) {
        const BarScale& scale = scales_[in.take<std::uint32_t>()];
        const bool mark = static_cast<ScalePoint>(in.take<std::uint8_t>()) == ScalePoint::Mark;
        left_out = mark && !scale.marked();
        shifted = left_out ? 0 : mark ? scale.mark() : scale.zero();
        continue;
      }
      if (shifted != 0) {
        cairo_save(cr_);
        cairo_translate(cr_, shifted, 0);
      }
      hidden_ = left_out;
      paint_op(op, in);
      if (shifted != 0) cairo_restore(cr_);
      hidden_ = left_out = false;
      if (std::exchange(shifted, 0) != 0) face_ = nullptr;
    }
  }

 private:
  void colour(Colour c) { cairo_set_source_rgba(cr_, c.red / 255.0, c.green / 255.0, c.blue / 255.0, c.alpha / 255.0); }
  void fill(Colour c) {
    colour(c);
    if (hidden_) cairo_new_path(cr_);
    else cairo_fill(cr_);
  }
  void stroke(Colour c, double width) {
    colour(c);
    cairo_set_line_width(cr_, width);
    if (hidden_) cairo_new_path(cr_);
    else cairo_stroke(cr_);
  }
  void dash(double on, double off) {
    const double lengths[] = {on, off};
    cairo_set_dash(cr_, lengths, 2, 0);
  }

  void paint_op(Op op, OpReader& in) {
    switch (op) {
      case Op::Rect: return rect(in);
      case Op::Line: return line(in);
      case Op::Rule: return rule(in);
      case Op::Circle: return circle(in);
      case Op::Path: return path(in);
      case Op::Text: return text(in);
      case Op::Bar: return bar(in);
      case Op::Moved: return moved(in);
      case Op::Shift: return;
    }
  }
  void rect(OpReader& in) {
    const double x = in.number(), y = in.number(), width = in.number(), height = in.number(), radius = in.number(), edge = in.number();
    const auto c = in.take<Colour>();
    cairo_new_path(cr_);
    if (radius <= 0) {
      cairo_rectangle(cr_, x, y, width, height);
    } else {
      for (const int corner : {0, 1, 2, 3}) {
        const bool right = corner == 0 || corner == 1, low = corner == 1 || corner == 2;
        cairo_arc(cr_, right ? x + width - radius : x + radius, low ? y + height - radius : y + radius, radius, M_PI * (corner - 1) / 2, M_PI * corner / 2);
      }
      cairo_close_path(cr_);
    }
    if (edge > 0) {
      dash(.8, .5);
      stroke(sdk::colour_of(sdk::Ink::LineStrong), edge);
      cairo_set_dash(cr_, nullptr, 0, 0);
    } else {
      fill(c);
    }
  }
  void line(OpReader& in) {
    const double x1 = in.number(), y1 = in.number(), x2 = in.number(), y2 = in.number(), width = in.number();
    const auto c = in.take<Colour>();
    const bool dashed = in.take<std::uint8_t>() != 0;
    if (dashed) dash(1.4, 1);
    cairo_new_path(cr_);
    cairo_move_to(cr_, x1, y1);
    cairo_line_to(cr_, x2, y2);
    stroke(c, width);
    if (dashed) cairo_set_dash(cr_, nullptr, 0, 0);
  }
  // Rules of one colour wait to be painted at once.
  void rule(OpReader& in) {
    const double x1 = in.number(), x2 = in.number(), y = in.number(), width = in.number();
    const auto c = in.take<Colour>();
    if (!(c == rule_colour_)) finish_rules();
    rule_colour_ = c;
    cairo_matrix_t matrix;
    cairo_get_matrix(cr_, &matrix);
    double left = x1, top = y - width / 2, right = x2, bottom = y + width / 2;
    cairo_matrix_transform_point(&matrix, &left, &top);
    cairo_matrix_transform_point(&matrix, &right, &bottom);
    rules_.push_back({left, top, right - left, bottom - top});
  }
  void finish_rules() {
    if (rules_.empty()) return;
    cairo_save(cr_);
    cairo_identity_matrix(cr_);
    cairo_new_path(cr_);
    for (const auto& [x, y, width, height] : rules_) cairo_rectangle(cr_, x, y, width, height);
    fill(rule_colour_);
    cairo_restore(cr_);
    rules_.clear();
  }
  void circle(OpReader& in) {
    const double x = in.number(), y = in.number(), radius = in.number(), ring = in.number();
    const auto c = in.take<Colour>();
    cairo_new_path(cr_);
    cairo_arc(cr_, x, y, radius, 0, 2 * M_PI);
    if (ring <= 0) return fill(c);
    colour(sdk::colour_of(sdk::Ink::Surface));
    cairo_fill_preserve(cr_);
    stroke(c, ring);
  }
  void path(OpReader& in) {
    const double width = in.number();
    const auto c = in.take<Colour>();
    const auto count = in.take<std::uint32_t>();
    cairo_new_path(cr_);
    for (std::uint32_t i = 0; i < count; ++i) {
      const double x = in.number(), y = in.number();
      cairo_line_to(cr_, x, y);
    }
    cairo_set_line_join(cr_, CAIRO_LINE_JOIN_ROUND);
    stroke(c, width);
  }
  void bar(OpReader& in) {
    const BarScale& scale = scales_[in.take<std::uint32_t>()];
    const double x = in.number(), y = in.number(), height = in.number();
    const auto value = in.take<double>();
    const auto positive = in.take<Colour>(), negative = in.take<Colour>();
    const double length = scale.length(std::fabs(value));
    cairo_new_path(cr_);
    cairo_rectangle(cr_, x + scale.zero() - (value < 0 ? length : 0), y, length, height);
    fill(value < 0 ? negative : positive);
  }
  void moved(OpReader& in) {
    const double x = in.number(), y = in.number(), scale = in.number();
    const auto size = in.take<std::uint32_t>();
    cairo_save(cr_);
    cairo_translate(cr_, x, y);
    cairo_scale(cr_, scale, scale);
    paint(in.bytes(size));
    cairo_restore(cr_);
    face_ = nullptr;  // the state that was restored has the font before
  }
  void text(OpReader& in) {
    const double x = in.number(), y = in.number(), size = in.number();
    const auto c = in.take<Colour>();
    const bool halo = in.take<std::uint8_t>() != 0, turned = in.take<std::uint8_t>() != 0;
    const auto runs = in.take<std::uint16_t>();
    if (!turned) {
      for (std::uint16_t i = 0; i < runs; ++i) run(in, x, y, size, c, halo);
      return;
    }
    cairo_save(cr_);
    cairo_translate(cr_, x, y);
    cairo_rotate(cr_, M_PI / 2);
    level_ = false;
    for (std::uint16_t i = 0; i < runs; ++i) run(in, 0, 0, size, c, halo);
    level_ = true;
    cairo_restore(cr_);
    face_ = nullptr;
  }
  void run(OpReader& in, double x, double y, double size, Colour c, bool halo) {
    const auto font = in.take<std::uint16_t>();
    const bool backward = in.take<std::uint8_t>() != 0;
    const auto glyph_count = in.take<std::uint32_t>(), cluster_count = in.take<std::uint32_t>(), text_size = in.take<std::uint32_t>();
    glyphs_.clear();
    clusters_.clear();
    std::vector<bool> seen;
    for (std::uint32_t i = 0; i < glyph_count; ++i) {
      const auto glyph = in.take<GlyphRun::Glyph>();
      seen.push_back(glyph.index != kNoGlyph);
      glyphs_.push_back({glyph.index == kNoGlyph ? 0UL : glyph.index, x + glyph.x * size, y + glyph.y * size});
    }
    for (std::uint32_t i = 0; i < cluster_count; ++i) {
      const auto cluster = in.take<GlyphRun::Cluster>();
      clusters_.push_back({cluster.bytes, cluster.glyphs});
    }
    const std::string_view text = in.bytes(text_size);
    if (hidden_ || glyphs_.empty()) return;
    cairo_font_face_t* face = fonts_.face(font);
    if (face != face_ || size != size_) {
      cairo_set_font_face(cr_, face);
      cairo_set_font_size(cr_, size);
      face_ = face;
      size_ = size;
    }
    const auto count = static_cast<int>(glyphs_.size());
    for (const bool each : seen) {
      if (each) continue;
      // What is not to be seen, such as a mark of direction: the rest is drawn without its text.
      std::vector<cairo_glyph_t> shown;
      for (std::size_t i = 0; i < seen.size(); ++i) {
        if (seen[i]) shown.push_back(glyphs_[i]);
      }
      colour(c);
      cairo_show_glyphs(cr_, shown.data(), static_cast<int>(shown.size()));
      return;
    }
    if (halo) {
      cairo_new_path(cr_);
      cairo_glyph_path(cr_, glyphs_.data(), count);
      cairo_set_line_join(cr_, CAIRO_LINE_JOIN_ROUND);
      stroke(sdk::colour_of(sdk::Ink::Surface), .7);
    }
    if (!backward && !halo && level_) return wait(font, size, c, text);
    colour(c);
    show(text, glyphs_, clusters_, backward);
  }

  // Text of one look waits until the page is painted: cairo's work is by the call, not by the letter. Nothing is painted over text.
  void wait(std::uint16_t font, double size, Colour c, std::string_view text) {
    cairo_matrix_t matrix;
    cairo_get_matrix(cr_, &matrix);
    for (cairo_glyph_t& glyph : glyphs_) cairo_matrix_transform_point(&matrix, &glyph.x, &glyph.y);
    const double scaled = size * matrix.xx;
    auto into = std::find_if(waiting_.begin(), waiting_.end(), [&](const Waiting& each) {
      return each.font == font && each.colour == c && std::fabs(each.size - scaled) < 1e-6;
    });
    if (into == waiting_.end()) into = waiting_.insert(waiting_.end(), Waiting{font, scaled, c, {}, {}, {}});
    into->glyphs.insert(into->glyphs.end(), glyphs_.begin(), glyphs_.end());
    into->clusters.insert(into->clusters.end(), clusters_.begin(), clusters_.end());
    into->text += text;
  }
  void show(std::string_view text, const std::vector<cairo_glyph_t>& glyphs, const std::vector<cairo_text_cluster_t>& clusters, bool backward) {
    cairo_show_text_glyphs(cr_, text.data(), static_cast<int>(text.size()), glyphs.data(), static_cast<int>(glyphs.size()), clusters.data(),
                           static_cast<int>(clusters.size()), backward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : static_cast<cairo_text_cluster_flags_t>(0));
  }

  struct Waiting {
    std::uint16_t font;
    double size;  // points
    Colour colour;
    std::vector<cairo_glyph_t> glyphs;
    std::vector<cairo_text_cluster_t> clusters;
    std::string text;
  };
  static constexpr std::uint32_t kNoGlyph = 0xFFFFFFFF;
  cairo_t* cr_;
  const Fonts& fonts_;
  const std::vector<BarScale>& scales_;
  cairo_font_face_t* face_ = nullptr;
  double size_ = 0;
  bool hidden_ = false, level_ = true;
  std::vector<Waiting> waiting_;
  std::vector<std::array<double, 4>> rules_;
  Colour rule_colour_{};
  std::vector<cairo_glyph_t> glyphs_;
  std::vector<cairo_text_cluster_t> clusters_;
};

// Firm and title at the left, what the data are in the middle, "3 / 12" at the right.
Picture footer(Fonts& fonts, const sdk::DocumentInfo& info, PaperSize paper, std::int64_t page, std::int64_t pages) {
  constexpr TextStyle kStyle = style(7, 1.4, sdk::Ink::Text3);
  const auto joined = [](const std::string& a, const std::string& b) { return a + (a.empty() || b.empty() ? "" : " · ") + b; };
  const double width = Pages::body_width(paper), y = paper.height - kMarginBottom + 4.5;
  const double third = width * .42 / kStyle.size;
  Picture picture;
  TextBlock(fonts, sdk::clipped(joined(info.firm, info.title), third), kStyle).draw(picture, kMarginSide, y);
  TextBlock(fonts, std::to_string(page) + " / " + std::to_string(pages), kStyle).draw(picture, kMarginSide + width, y, Align::Right);
  const TextBlock middle(fonts, sdk::clipped(joined(info.data_until, info.remark), third), kStyle);
  const double left = fonts.width(sdk::clipped(joined(info.firm, info.title), third), false) * kStyle.size;
  // In the middle of the page, or of what the left leaves.
  const double centre = std::max(kMarginSide + width / 2, kMarginSide + left + 5 + middle.width() / 2);
  middle.draw(picture, centre, y, Align::Middle);
  return picture;
}

void set_metadata(cairo_surface_t* surface, const sdk::Job& job, const sdk::DocumentInfo& info) {
  const auto set = [&](cairo_pdf_metadata_t what, const std::string& text) {
    if (!text.empty()) cairo_pdf_surface_set_metadata(surface, what, text.c_str());
  };
  set(CAIRO_PDF_METADATA_TITLE, info.title);
  set(CAIRO_PDF_METADATA_AUTHOR, info.firm);
  set(CAIRO_PDF_METADATA_SUBJECT, info.period + (info.period.empty() || info.data_until.empty() ? "" : " · ") + info.data_until);
  set(CAIRO_PDF_METADATA_KEYWORDS, info.remark);
  set(CAIRO_PDF_METADATA_CREATOR, "Pareto");
  const std::string day = job.as_of().iso() + "T00:00:00Z";
  set(CAIRO_PDF_METADATA_CREATE_DATE, day);
  set(CAIRO_PDF_METADATA_MOD_DATE, day);
}

void add_outline(cairo_surface_t* surface, const std::vector<OutlineEntry>& entries) {
  int section = CAIRO_PDF_OUTLINE_ROOT;
  for (const OutlineEntry& entry : entries) {
    char place[96];
    std::snprintf(place, sizeof place, "page=%lld pos=[%lld %lld]", static_cast<long long>(entry.page + 1), std::llround(kMarginSide * kPoint),
                  std::llround(entry.y * kPoint));
    const int parent = entry.level > 1 ? section : CAIRO_PDF_OUTLINE_ROOT;
    const int made = cairo_pdf_surface_add_outline(surface, parent, entry.text.c_str(), place,
                                                   entry.level > 1 ? static_cast<cairo_pdf_outline_flags_t>(0) : CAIRO_PDF_OUTLINE_FLAG_OPEN);
    if (entry.level <= 1) section = made;
  }
}

struct Surface {
  cairo_surface_t* surface;
  cairo_t* cr = nullptr;
  ~Surface() {
    if (cr != nullptr) cairo_destroy(cr);
    cairo_surface_destroy(surface);
  }
};

}  // namespace

void write_pdf(const sdk::Job& job, const sdk::Sink& sink, const sdk::DocumentInfo& info, const Spool& spool,
               const std::vector<OutlineEntry>& outline, const std::vector<BarScale>& scales, Fonts& fonts) {
  Out out(sink);
  Surface pdf{cairo_pdf_surface_create_for_stream(&Out::write, &out, 210 * kPoint, 297 * kPoint)};
  cairo_pdf_surface_restrict_to_version(pdf.surface, CAIRO_PDF_VERSION_1_5);
  set_metadata(pdf.surface, job, info);
  pdf.cr = cairo_create(pdf.surface);
  const std::int64_t pages = spool.pages();
  for (std::int64_t page = 0; page < pages; ++page) {
    job.check();
    job.progress(page, pages);
    const Spool::Page read = spool.read(page);
    cairo_pdf_surface_set_size(pdf.surface, read.size.width * kPoint, read.size.height * kPoint);
    cairo_identity_matrix(pdf.cr);
    cairo_scale(pdf.cr, kPoint, kPoint);
    Painter painter(pdf.cr, fonts, scales);
    painter.paint(read.bytes);
    painter.paint(footer(fonts, info, read.size, page + 1, pages).bytes());
    painter.finish();
    cairo_show_page(pdf.cr);
    fonts.trim();
    out.rethrow();
  }
  add_outline(pdf.surface, outline);
  cairo_surface_finish(pdf.surface);
  out.rethrow();
  cairo_status_t status = cairo_status(pdf.cr);
  if (status == CAIRO_STATUS_SUCCESS) status = cairo_surface_status(pdf.surface);
  if (status != CAIRO_STATUS_SUCCESS) {
    sdk::fail(job, PARETO_E_FAIL, {"the PDF could not be drawn: {}", "无法绘制 PDF：{}"}, {cairo_status_to_string(status)});
  }
  out.flush();
}

}  // namespace pareto::pdf
