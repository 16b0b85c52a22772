// One table and a loop. ASCII texts, nearly all, are copied untouched.

#include "checkers/math/unicode.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <utility>

namespace assay::checkers::math {
namespace {

using Entry = std::pair<std::int32_t, std::string_view>;

// Sorted by code point (a static_assert below).
constexpr auto kTable = std::to_array<Entry>({
    {0x00A0, " "},
    {0x00A2, "\\cents "},
    {0x00A3, "\\pounds "},
    {0x00A5, "\\yen "},
    {0x00AC, "\\neg "},
    {0x00AD, ""},
    {0x00AF, ""},
    {0x00B0, "\\degree "},
    {0x00B1, "\\pm "},
    {0x00B4, "'"},
    {0x00B7, "\\cdot "},
    {0x00BC, "\\frac{1}{4}"},
    {0x00BD, "\\frac{1}{2}"},
    {0x00BE, "\\frac{3}{4}"},
    {0x00D7, "\\times "},
    {0x00F7, "\\div "},
    {0x0391, "A"},
    {0x0392, "B"},
    {0x0393, "\\Gamma "},
    {0x0394, "\\Delta "},
    {0x0398, "\\Theta "},
    {0x039B, "\\Lambda "},
    {0x03A0, "\\Pi "},
    {0x03A3, "\\Sigma "},
    {0x03A6, "\\Phi "},
    {0x03A8, "\\Psi "},
    {0x03A9, "\\Omega "},
    {0x03B1, "\\alpha "},
    {0x03B2, "\\beta "},
    {0x03B3, "\\gamma "},
    {0x03B4, "\\delta "},
    {0x03B5, "\\epsilon "},
    {0x03B6, "\\zeta "},
    {0x03B7, "\\eta "},
    {0x03B8, "\\theta "},
    {0x03B9, "\\iota "},
    {0x03BA, "\\kappa "},
    {0x03BB, "\\lambda "},
    {0x03BC, "\\mu "},
    {0x03BD, "\\nu "},
    {0x03BE, "\\xi "},
    {0x03C0, "\\pi "},
    {0x03C1, "\\rho "},
    {0x03C3, "\\sigma "},
    {0x03C4, "\\tau "},
    {0x03C5, "\\upsilon "},
    {0x03C6, "\\phi "},
    {0x03C7, "\\chi "},
    {0x03C8, "\\psi "},
    {0x03C9, "\\omega "},
    {0x03D5, "\\phi "},
    {0x2000, " "},
    {0x2001, " "},
    {0x2002, " "},
    {0x2003, " "},
    {0x2004, " "},
    {0x2005, " "},
    {0x2006, " "},
    {0x2007, " "},
    {0x2008, " "},
    {0x2009, "\\,"},
    {0x200A, " "},
    {0x200B, ""},
    {0x200C, ""},
    {0x200D, ""},
    {0x200E, ""},
    {0x200F, ""},
    {0x2010, "-"},
    {0x2011, "-"},
    {0x2012, "-"},
    {0x2013, "-"},
    {0x2014, "-"},
    {0x2015, "-"},
    {0x2016, "\\|"},
    {0x2018, "'"},
    {0x2019, "'"},
    {0x201C, "\""},
    {0x201D, "\""},
    {0x2022, "\\cdot "},
    {0x2026, "\\ldots "},
    {0x202F, "\\,"},
    {0x2032, "'"},
    {0x2033, "''"},
    {0x2044, "/"},
    {0x2060, ""},
    {0x2061, ""},
    {0x2062, "\\cdot "},
    {0x2063, ","},
    {0x2064, "+"},
    {0x20AC, "\\euro "},
    {0x2102, "\\mathbb{C}"},
    {0x2107, "e"},
    {0x210F, "\\hbar "},
    {0x2115, "\\mathbb{N}"},
    {0x211A, "\\mathbb{Q}"},
    {0x211D, "\\mathbb{R}"},
    {0x2124, "\\mathbb{Z}"},
    {0x2148, "i"},
    {0x2147, "e"},
    {0x2150, "\\frac{1}{7}"},
    {0x2151, "\\frac{1}{9}"},
    {0x2153, "\\frac{1}{3}"},
    {0x2154, "\\frac{2}{3}"},
    {0x2155, "\\frac{1}{5}"},
    {0x2156, "\\frac{2}{5}"},
    {0x2157, "\\frac{3}{5}"},
    {0x2158, "\\frac{4}{5}"},
    {0x2159, "\\frac{1}{6}"},
    {0x215A, "\\frac{5}{6}"},
    {0x215B, "\\frac{1}{8}"},
    {0x215C, "\\frac{3}{8}"},
    {0x215D, "\\frac{5}{8}"},
    {0x215E, "\\frac{7}{8}"},
    {0x2190, "\\leftarrow "},
    {0x2192, "\\to "},
    {0x21D2, "\\Rightarrow "},
    {0x21D4, "\\Leftrightarrow "},
    {0x2200, "\\forall "},
    {0x2202, "\\partial "},
    {0x2203, "\\exists "},
    {0x2205, "\\emptyset "},
    {0x2206, "\\Delta "},
    {0x2208, "\\in "},
    {0x2209, "\\notin "},
    {0x220F, "\\prod "},
    {0x2211, "\\sum "},
    {0x2212, "-"},
    {0x2213, "\\mp "},
    {0x2215, "/"},
    {0x2216, "\\setminus "},
    {0x2217, "*"},
    {0x2218, "\\circ "},
    {0x2219, "\\cdot "},
    {0x221A, "\\surd "},
    {0x221B, "\\cbrt "},
    {0x221D, "\\propto "},
    {0x221E, "\\infty "},
    {0x2220, "\\angle "},
    {0x2223, "\\mid "},
    {0x2225, "\\parallel "},
    {0x2227, "\\wedge "},
    {0x2228, "\\vee "},
    {0x2229, "\\cap "},
    {0x222A, "\\cup "},
    {0x222B, "\\int "},
    {0x2236, ":"},
    {0x2248, "\\approx "},
    {0x2260, "\\neq "},
    {0x2261, "\\equiv "},
    {0x2264, "\\leq "},
    {0x2265, "\\geq "},
    {0x2282, "\\subset "},
    {0x2286, "\\subseteq "},
    {0x22A5, "\\perp "},
    {0x22C5, "\\cdot "},
    {0x22EF, "\\cdots "},
    {0x2308, "\\lceil "},
    {0x2309, "\\rceil "},
    {0x230A, "\\lfloor "},
    {0x230B, "\\rfloor "},
    {0x25B3, "\\triangle "},
    {0x27E8, "\\langle "},
    {0x27E9, "\\rangle "},
    {0x2A7D, "\\leq "},
    {0x2A7E, "\\geq "},
    {0xFEFF, ""},
});

std::string_view lookup(std::int32_t code) {
  const auto* const it =
      std::find_if(kTable.begin(), kTable.end(), [&](const Entry& e) { return e.first == code; });
  return it == kTable.end() ? std::string_view("\x01") : it->second;  // \x01: not in the table
}

// Superscript and subscript characters, with what they stand for.
char superscript(std::int32_t c) {
  switch (c) {
    case 0x00B9:
      return '1';
    case 0x00B2:
      return '2';
    case 0x00B3:
      return '3';
    case 0x207A:
      return '+';
    case 0x207B:
      return '-';
    case 0x207D:
      return '(';
    case 0x207E:
      return ')';
    case 0x207F:
      return 'n';
    case 0x2071:
      return 'i';
    case 0x02E3:
      return 'x';
    default:
      return c == 0x2070 || (c >= 0x2074 && c <= 0x2079) ? static_cast<char>('0' + (c - 0x2070))
                                                         : '\0';
  }
}
char subscript(std::int32_t c) {
  if (c >= 0x2080 && c <= 0x2089) return static_cast<char>('0' + (c - 0x2080));
  switch (c) {
    case 0x2090:
      return 'a';
    case 0x2091:
      return 'e';
    case 0x2093:
      return 'x';
    case 0x2099:
      return 'n';
    case 0x1D62:
      return 'i';
    case 0x2C7C:
      return 'j';
    default:
      return '\0';
  }
}

std::string nfkc(std::string_view character) {
  utf8proc_uint8_t* mapped = nullptr;
  const auto options =
      static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT);
  const utf8proc_ssize_t size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(character.data()),
                   static_cast<utf8proc_ssize_t>(character.size()), &mapped, options);
  if (size < 0) return std::string(character);
  std::string out(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(size));
  std::free(mapped);  // NOLINT: utf8proc allocates with malloc
  return out;
}

}  // namespace

std::string to_latex_ascii(std::string_view text) {
  if (std::all_of(text.begin(), text.end(),
                  [](char c) { return static_cast<signed char>(c) >= 0; })) {
    return std::string(text);
  }
  std::string out;
  out.reserve(text.size() * 2);
  char script = '\0';  // '^' or '_' while a run of such characters is open
  const auto close_script = [&] {
    if (script != '\0') out += '}';
    script = '\0';
  };
  for (std::size_t i = 0; i < text.size();) {
    std::int32_t code = 0;
    const utf8proc_ssize_t size =
        utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + i),
                         static_cast<utf8proc_ssize_t>(text.size() - i), &code);
    if (size <= 0) {
      close_script();
      out += "\xEF\xBF\xBD";
      ++i;
      continue;
    }
    const std::string_view character = text.substr(i, static_cast<std::size_t>(size));
    i += static_cast<std::size_t>(size);
    const char up = superscript(code);
    const char down = up != '\0' ? '\0' : subscript(code);
    if (up != '\0' || down != '\0') {
      const char want = up != '\0' ? '^' : '_';
      if (script != want) {
        close_script();
        out += want;
        out += '{';
        script = want;
      }
      out += up != '\0' ? up : down;
      continue;
    }
    close_script();
    if (code < 0x80) {
      out += static_cast<char>(code);
    } else if (code >= 0x2460 && code <= 0x2473) {  // circled numbers
      out += "\\textcircled{" + std::to_string(code - 0x2460 + 1) + "}";
    } else if (const std::string_view known = lookup(code); known != "\x01") {
      out += known;
    } else {
      out += nfkc(character);
    }
  }
  close_script();
  return out;
}

}  // namespace assay::checkers::math
