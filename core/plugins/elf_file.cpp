#include "core/plugins/elf_file.hpp"

#include <elf.h>

#include <cstring>
#include <fstream>
#include <iterator>
#include <optional>
#include <string_view>

#include "core/base/error.hpp"

namespace pareto::plugins {
namespace {

class Reader {
 public:
  explicit Reader(const std::filesystem::path& file) : name_(file.filename().string()) {
    std::ifstream in(file, std::ios::binary);
    if (!in)
      throw Error(ErrorCode::Io, {Text{"{} cannot be read", "无法读取 {}"}, {file.string()}});
    bytes_.assign(std::istreambuf_iterator<char>(in), {});
  }

  template <class Struct>
  [[nodiscard]] Struct at(std::uint64_t offset) const {
    if (offset > bytes_.size() || bytes_.size() - offset < sizeof(Struct)) damaged();
    Struct out;
    std::memcpy(&out, bytes_.data() + offset, sizeof out);
    return out;
  }
  [[nodiscard]] std::string text(std::uint64_t offset) const {
    if (offset >= bytes_.size()) damaged();
    const std::size_t end = bytes_.find('\0', offset);
    if (end == std::string::npos) damaged();
    return bytes_.substr(offset, end - offset);
  }
  [[nodiscard]] bool begins(std::string_view with) const {
    return std::string_view(bytes_).starts_with(with);
  }
  [[noreturn]] void damaged() const {
    throw Error(
        ErrorCode::Data,
        {Text{"{} is damaged: it points outside of itself", "{} 已损坏：其中的位置超出文件"},
         {name_}},
        Text{"build it again", "请重新构建"});
  }
  [[noreturn]] void is_none() const {
    throw Error(
        ErrorCode::Data,
        {Text{"{} is no shared library of a 64-bit machine", "{} 不是 64 位机器的共享库"}, {name_}},
        Text{"give the library that pareto_add_plugin built", "请给出 pareto_add_plugin 构建的库"});
  }

 private:
  std::string name_, bytes_;
};

class Parser {
 public:
  explicit Parser(const Reader& file) : file_(file), head_(file.at<Elf64_Ehdr>(0)) {
    for (unsigned i = 0; i < head_.e_phnum; ++i)
      segments_.push_back(
          file_.at<Elf64_Phdr>(head_.e_phoff + std::uint64_t{i} * sizeof(Elf64_Phdr)));
  }

  [[nodiscard]] ElfFile parse() {
    ElfFile out;
    out.machine = head_.e_machine;
    out.shared = head_.e_type == ET_DYN;
    for (const Elf64_Phdr& segment : segments_) {
      const bool runs = (segment.p_flags & PF_X) != 0;
      if (segment.p_type == PT_GNU_STACK) out.stack_executable = runs;
      if (segment.p_type == PT_LOAD && runs && (segment.p_flags & PF_W) != 0)
        out.writable_code = true;
      if (segment.p_type == PT_DYNAMIC) read_dynamic(segment, out);
    }
    read_symbols(out);
    return out;
  }

 private:
  // Where something of the memory lies in the file.
  [[nodiscard]] std::uint64_t place(std::uint64_t address) const {
    for (const Elf64_Phdr& segment : segments_) {
      if (segment.p_type == PT_LOAD && address >= segment.p_vaddr &&
          address - segment.p_vaddr < segment.p_filesz)
        return address - segment.p_vaddr + segment.p_offset;
    }
    file_.damaged();
  }

  void read_dynamic(const Elf64_Phdr& segment, ElfFile& out) {
    std::vector<std::uint64_t> needed;
    std::optional<std::uint64_t> strings, path;
    for (std::uint64_t i = 0; i < segment.p_filesz / sizeof(Elf64_Dyn); ++i) {
      const auto entry = file_.at<Elf64_Dyn>(segment.p_offset + i * sizeof(Elf64_Dyn));
      switch (entry.d_tag) {
        case DT_NEEDED:
          needed.push_back(entry.d_un.d_val);
          break;
        case DT_STRTAB:
          strings = place(entry.d_un.d_ptr);
          break;
        case DT_RPATH:
        case DT_RUNPATH:
          path = entry.d_un.d_val;
          break;
        case DT_TEXTREL:
          out.text_relocations = true;
          break;
        case DT_FLAGS:
          out.text_relocations |= (entry.d_un.d_val & DF_TEXTREL) != 0;
          break;
        default:
          break;
      }
      if (entry.d_tag == DT_NULL) break;
    }
    if (!strings) return;
    for (const std::uint64_t name : needed) out.needed.push_back(file_.text(*strings + name));
    if (path) out.search_path = file_.text(*strings + *path);
  }

  void read_symbols(ElfFile& out) {
    for (unsigned i = 0; i < head_.e_shnum; ++i) {
      const auto section =
          file_.at<Elf64_Shdr>(head_.e_shoff + std::uint64_t{i} * sizeof(Elf64_Shdr));
      if (section.sh_type != SHT_DYNSYM) continue;
      const auto strings =
          file_.at<Elf64_Shdr>(head_.e_shoff + std::uint64_t{section.sh_link} * sizeof(Elf64_Shdr));
      for (std::uint64_t s = 1; s < section.sh_size / sizeof(Elf64_Sym); ++s) {
        const auto symbol = file_.at<Elf64_Sym>(section.sh_offset + s * sizeof(Elf64_Sym));
        const unsigned bind = ELF64_ST_BIND(symbol.st_info),
                       visible = ELF64_ST_VISIBILITY(symbol.st_other);
        if (symbol.st_shndx == SHN_UNDEF || bind == STB_LOCAL || visible == STV_HIDDEN ||
            visible == STV_INTERNAL)
          continue;
        // The linker's own marks of a version.
        if (ELF64_ST_TYPE(symbol.st_info) == STT_OBJECT && symbol.st_shndx == SHN_ABS) continue;
        const std::string name = file_.text(strings.sh_offset + symbol.st_name);
        out.exports.push_back(name);
        if (bind == STB_GNU_UNIQUE) out.unique.push_back(name);
      }
    }
  }

  const Reader& file_;
  Elf64_Ehdr head_;
  std::vector<Elf64_Phdr> segments_;
};

}  // namespace

ElfFile read_elf(const std::filesystem::path& path) {
  const Reader file(path);
  if (!file.begins(std::string_view("\x7F"
                                    "ELF",
                                    4)))
    file.is_none();
  const auto head = file.at<Elf64_Ehdr>(0);
  if (head.e_ident[EI_CLASS] != ELFCLASS64 || head.e_ident[EI_DATA] != ELFDATA2LSB) file.is_none();
  return Parser(file).parse();
}

std::uint16_t this_machine() {
#if defined(__x86_64__)
  return EM_X86_64;
#elif defined(__aarch64__)
  return EM_AARCH64;
#else
  return EM_NONE;
#endif
}

}  // namespace pareto::plugins
