#include "dateline/timeline.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "article/reprint.h"
#include "timeline/happening.h"
#include "timeline/statement.h"

namespace dateline {

struct Timeline::Data {
  struct Article {
    std::string name, title;
  };
  std::vector<Article> articles;
  std::vector<Signature> signatures;  // in step with articles
  std::vector<Statement> statements;
};

namespace {

// Names said most often first; of equally frequent ones the earlier.
class Counter {
 public:
  void add(const std::vector<std::string>& items) {
    for (const std::string& item : items) {
      const auto [at, is_new] = places_.try_emplace(item, items_.size());
      if (is_new) items_.push_back({item, 0});
      ++items_[at->second].second;
    }
  }
  std::vector<std::string> sorted() {
    std::stable_sort(items_.begin(), items_.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    std::vector<std::string> out;
    for (auto& [item, count] : items_) out.push_back(std::move(item));
    return out;
  }

 private:
  std::map<std::string, std::size_t> places_;
  std::vector<std::pair<std::string, std::uint32_t>> items_;
};

std::uint32_t count_distinct(std::vector<std::uint32_t> numbers) {
  std::sort(numbers.begin(), numbers.end());
  return static_cast<std::uint32_t>(std::unique(numbers.begin(), numbers.end()) - numbers.begin());
}

}  // namespace

Timeline::Timeline() : data_(std::make_unique<Data>()) {}
Timeline::~Timeline() = default;
Timeline::Timeline(Timeline&&) noexcept = default;
Timeline& Timeline::operator=(Timeline&&) noexcept = default;

void Timeline::add(const Document& document) {
  const auto article = static_cast<std::uint32_t>(data_->articles.size());
  const std::size_t before = data_->statements.size();
  find_statements(document.data(), article, data_->statements);
  if (data_->statements.size() == before) return;  // it tells of nothing dated
  data_->articles.push_back({document.name(), document.info().title});
  data_->signatures.push_back(make_signature(document.data()));
}

std::vector<Event> Timeline::events() const {
  const std::vector<Statement>& statements = data_->statements;
  const std::vector<std::uint32_t> originals = find_reprints(data_->signatures);
  const HappeningFinder finder(statements);
  std::vector<Event> events;
  for (const Happening& happening : finder.find()) {
    const Statement& best = statements[finder.best(happening)];
    Event event;
    event.doc = data_->articles[best.article].name;
    event.title = data_->articles[best.article].title;
    event.span = best.span;
    event.sentence = best.sentence;
    event.text = best.text;
    event.value = best.value;
    event.from = best.from;
    event.to = best.to;
    event.grain = best.grain;
    event.rule = best.rule;
    Counter entities, figures;
    std::vector<std::uint32_t> articles, independent;
    for (const std::uint32_t i : happening) {
      const Statement& s = statements[i];
      entities.add(s.entities);
      figures.add(s.figures);
      articles.push_back(s.article);
      independent.push_back(originals[s.article]);
      event.sources.push_back(data_->articles[s.article].name + ":" + std::to_string(s.span.begin) + "-" +
                              std::to_string(s.span.end));
    }
    event.articles = count_distinct(std::move(articles));
    event.independent = count_distinct(std::move(independent));
    event.entities = entities.sorted();
    event.figures = figures.sorted();
    events.push_back(std::move(event));
  }
  std::stable_sort(events.begin(), events.end(), [](const Event& a, const Event& b) {
    return std::tie(a.from, a.to, a.doc, a.span.begin) < std::tie(b.from, b.to, b.doc, b.span.begin);
  });
  return events;
}

}  // namespace dateline
