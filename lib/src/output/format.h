// One output format: what stands behind Writer.
#pragma once

#include <memory>
#include <string>

#include "dateline/output.h"
#include "output/fields.h"

namespace dateline {

class Format {
 public:
  explicit Format(const OutputOptions& options) : options_(options) {}
  virtual ~Format() = default;

  virtual std::string header() const { return {}; }
  // Appends a document; `wanted` are its items of the parts and types asked for.
  virtual void append(const Document& document, const std::vector<Item>& wanted, std::string& out) const = 0;
  virtual void append(const Event& event, std::string& out) const = 0;
  virtual void append(const InputError&, std::string&) const {}
  virtual void append(const LooseRecord&, std::string&) const {}
  virtual std::string lay_out(std::string appended) { return appended; }
  virtual std::string finish() { return {}; }

 protected:
  const OutputOptions& options() const { return options_; }

 private:
  OutputOptions options_;
};

std::unique_ptr<Format> jsonl_format(const OutputOptions& options);
// Tab or comma; both quote as their readers expect.
std::unique_ptr<Format> columns_format(const OutputOptions& options);
std::unique_ptr<Format> table_format(const OutputOptions& options);
std::unique_ptr<Format> ann_format(const OutputOptions& options);

// Appends the explanation of an item as a record, where it has one.
void append_explain(const Document& document, const Item& item, std::string& out);
// The reasons why an item is what it is; empty where nothing is known.
std::vector<std::string> reasons_of(const Document& document, const Item& item);

}  // namespace dateline
