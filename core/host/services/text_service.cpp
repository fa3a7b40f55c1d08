#include "core/base/encoding.hpp"
#include "core/base/twin_score.hpp"
#include "core/host/services/border.hpp"
#include "core/host/services/services.hpp"

struct pareto_decoder {
  pareto::Decoder decoder;
  std::string text;
};

namespace pareto::host {
namespace {

pareto_status detect(const pareto_text_v1*, pareto_str first_bytes, char name[32],
                     double* confidence) {
  return at_border(nullptr, [&] {
    const DetectedEncoding found = detect_encoding(sdk::to_view(first_bytes));
    std::string words(name_of(found.encoding));
    if (found.byte_order_mark && found.encoding == Encoding::Utf8) words += "-BOM";
    std::memcpy(name, words.c_str(), std::min<std::size_t>(words.size() + 1, 32));
    name[31] = '\0';
    *confidence = found.confidence;
  });
}

pareto_decoder* open(const pareto_text_v1*, const char* encoding) {
  try {
    std::string_view name = encoding;
    if (name == "UTF-8-BOM") name = "UTF-8";
    const bool mended = name.ends_with(kMendedSuffix);
    if (mended) name.remove_suffix(kMendedSuffix.size());
    const auto found = parse_encoding(name);
    return found ? new pareto_decoder{Decoder(*found, mended ? Slips::Mend : Slips::Keep), {}}
                 : nullptr;
  } catch (...) {
    return nullptr;
  }
}

pareto_status feed(pareto_decoder* decoder, pareto_str bytes, std::int32_t is_last, pareto_str* out,
                   std::uint64_t* replaced) {
  return at_border(nullptr, [&] {
    decoder->text.clear();
    decoder->decoder.feed(sdk::to_view(bytes), is_last != 0, decoder->text);
    *out = sdk::to_c(decoder->text);
    if (replaced != nullptr) *replaced = decoder->decoder.replaced();
  });
}

void close(pareto_decoder* decoder) { delete decoder; }

double same_name(const pareto_text_v1*, const char* language, pareto_str a, pareto_str b,
                 char why[160]) {
  try {
    const TwinScore score = twin_score(sdk::to_view(a), sdk::to_view(b));
    if (why != nullptr) {
      char words[160];
      const Language reader =
          parse_language(language ? language : "en").value_or(Language::English);
      sdk::detail::copy_text(words, score ? words_of(score, reader) : std::string());
      std::memcpy(why, words, sizeof words);
    }
    return score.score;
  } catch (...) {
    return 0;
  }
}

}  // namespace

const pareto_text_v1& text_service() {
  static constexpr pareto_text_v1 kTable{.size_of = sizeof(pareto_text_v1),
                                         .ctx = nullptr,
                                         .detect = &detect,
                                         .open = &open,
                                         .feed = &feed,
                                         .close = &close,
                                         .same_name = &same_name};
  return kTable;
}

}  // namespace pareto::host
