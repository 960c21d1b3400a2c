// What an input is, and the one interface behind which each format stands.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "dateline/input.h"
#include "input/source.h"

namespace dateline {

enum class InputFormat : std::uint8_t { text, html, json, binary };

// Judges an input by its first bytes: the one place that does.
InputFormat sniff(std::string_view head);
// How much of an input sniff() wants to see.
inline constexpr std::size_t kSniffed = 4096;

// Reads one opened input: gives its items one by one. Throws Error where it cannot go on; what it gave before counts.
class FormatReader {
 public:
  virtual ~FormatReader() = default;
  virtual bool next(InputItem& item) = 0;
};

// One function a format. `name` is the document's name, or the first part of it.
std::unique_ptr<FormatReader> read_text(std::unique_ptr<Source> source, std::string name);
std::unique_ptr<FormatReader> read_html(std::unique_ptr<Source> source, std::string name);
// A record stream, JSON Lines or a JSON array: the first line decides.
std::unique_ptr<FormatReader> read_json(std::unique_ptr<Source> source, std::string name);

}  // namespace dateline
