#include <algorithm>

#include "input/articles.h"
#include "input/format.h"
#include "input/headers.h"
#include "input/mime.h"

namespace dateline {

namespace {

// "Anna Lind <anna@example.org>", "\"Lind, Anna\" <...>", "anna@example.org (Anna Lind)": the name.
std::string name_of_sender(std::string_view value) {
  std::string name = decoded_header(value);
  const std::size_t angle = name.find('<'), open = name.find('(');
  if (angle != std::string::npos) {
    name = name.substr(0, angle);
  } else if (open != std::string::npos && name.ends_with(')')) {
    name = name.substr(open + 1, name.size() - open - 2);
  }
  name = stripped(name);
  if (name.size() > 1 && name.front() == '"' && name.back() == '"') name = name.substr(1, name.size() - 2);
  return name.find('@') == std::string::npos ? name : std::string();
}

RawPage page_of_mail(std::string_view message, std::string name) {
  Headers headers;
  take_headers(message, headers);
  MailText text = text_of_mail(headers, message);
  RawPage page;
  page.name = std::move(name);
  page.bytes = std::move(text.bytes);
  page.format = text.html ? InputFormat::html : InputFormat::text;
  page.charset = std::move(text.charset);
  page.info.title = decoded_header(headers.value("subject"));
  page.info.date = normal_mail_date(std::string(headers.value("date")));
  if (!page.info.date.empty()) page.info.date_from = "metadata";
  page.info.lang = lower_case(stripped(headers.value("content-language")));
  // A letter to many comes from an outlet, another from a person.
  const bool to_many = headers.has("list-id") || headers.has("list-unsubscribe");
  (to_many ? page.info.source : page.info.author) = name_of_sender(headers.value("from"));
  std::string_view url = headers.value("archived-at");
  if (url.starts_with('<') && url.ends_with('>')) page.info.url = url.substr(1, url.size() - 2);
  return page;
}

class MailReader : public FormatReader {
 public:
  MailReader(std::unique_ptr<Source> source, std::string name) : source_(std::move(source)), name_(std::move(name)) {}

  bool next(FetchedItem& item) override {
    if (!source_) return false;
    const std::string message = source_->rest();
    source_.reset();
    item = page_of_mail(message, std::move(name_));
    return true;
  }

 private:
  std::unique_ptr<Source> source_;
  std::string name_;
};

// Messages apart by a line "From ..." behind an empty one.
class MboxReader : public FormatReader {
 public:
  MboxReader(std::unique_ptr<Source> source, std::string name) : source_(std::move(source)), name_(std::move(name)) {
    std::string_view first;
    source_->line(first);
  }

  bool next(FetchedItem& item) override {
    if (ended_) return false;
    std::string message;
    bool behind_empty = false;
    for (std::string_view line;;) {
      if (!source_->line(line)) {
        ended_ = true;
        break;
      }
      if (behind_empty && line.starts_with("From ")) break;
      behind_empty = line.empty() || line == "\r";
      // ">From " is how a line of the message that begins so is kept.
      const std::size_t quoted = line.find_first_not_of('>');
      if (quoted > 0 && quoted != std::string_view::npos && line.substr(quoted).starts_with("From ")) {
        line.remove_prefix(1);
      }
      message.append(line).append("\n");
      source_->check(message.size());
    }
    item = page_of_mail(message, name_ + ":" + std::to_string(++count_));
    return true;
  }

 private:
  std::unique_ptr<Source> source_;
  std::string name_;
  std::uint64_t count_ = 0;
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<FormatReader> read_mail(std::unique_ptr<Source> source, std::string name) {
  return std::make_unique<MailReader>(std::move(source), std::move(name));
}

std::unique_ptr<FormatReader> read_mbox(std::unique_ptr<Source> source, std::string name) {
  return std::make_unique<MboxReader>(std::move(source), std::move(name));
}

}  // namespace dateline
