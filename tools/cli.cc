#include "cli.h"

#include <fmt/format.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdlib>
#include <new>
#include <set>

#include "cli_analyzers.h"
#include "cli_filter.h"
#include "cli_memory.h"
#include "cli_messages.h"
#include "cli_options.h"
#include "cli_sink.h"
#include "cli_state.h"
#include "dateline/detect.h"
#include "dateline/error.h"
#include "dateline/reprint.h"
#include "dateline/timeline.h"

namespace dateline::cli {

namespace {

// The language of text too short to tell; a document can say another, and so can --lang.
constexpr const char* kUsualLanguage = "en";

// One thing read, on its way through.
struct Job {
  RawItem raw;
  InputItem item;
  bool dropped = false;  // by a filter
  std::string out;
  std::string notes;  // explanations for people
  std::size_t found = 0;
  std::string unknown;      // the language there is nothing for
  bool invalid = false;     // read now, with bytes of no character
  std::string flaw;         // likewise: why it could not be read as it stands
  std::uint64_t bytes = 0;  // of input read so far
};

// What an article's reader had to do against what the input says; "" where it did nothing of the kind.
std::string flaw_of(const ArticleInfo& info) {
  if (info.issue == "too-deep") return "elements nested more than 512 deep; those below were taken as one";
  if (info.issue == "wrong-charset") return "not in the encoding that it names; read as " + info.charset;
  return {};
}

unsigned terminal_width() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  const char* columns = std::getenv("COLUMNS");
  const int width = columns ? std::atoi(columns) : 0;
  return width > 0 ? static_cast<unsigned>(width) : 80;
}

OutputOptions output_options(const Tool& tool, const Options& options) {
  const bool terminal = options.output.empty() && options.output_dir.empty() && isatty(STDOUT_FILENO);
  OutputOptions out;
  out.format = options.format.value_or(terminal ? OutputFormat::table : OutputFormat::jsonl);
  out.parts = tool.makes;
  out.events = tool.events;
  out.documents = !tool.events || (options.pass && out.format == OutputFormat::jsonl);
  if (!tool.events) out.types = options.types;
  out.text = options.text;
  out.context = options.context;
  out.explain = options.analysis.explain;
  if (terminal) {
    out.width = terminal_width();
    const char* no_colour = std::getenv("NO_COLOR");
    const char* term = std::getenv("TERM");
    out.colour = !(no_colour && *no_colour) && term && std::string_view(term) != "dumb";
  }
  return out;
}

class Run {
 public:
  Run(const Tool& tool, const Options& options, Messages& messages)
      : tool_(tool),
        options_(options),
        messages_(messages),
        output_(output_options(tool, options)),
        writer_(output_),
        analyzers_(tool, options),
        filter_(options.sites, options.published),
        state_(options.resume, options.run()),
        sink_(options.output, state_.output()) {
    if (state_.failed()) messages_.set_failed();
    input_ = options.input;
    input_.skip = state_.items();
  }

  void all() {
    if (options_.output_dir.empty() && state_.items() == 0) sink_.write(writer_.header());
    options_.threads > 1 ? in_parallel() : one_by_one();
    if (tool_.events) write_events();
    if (options_.output_dir.empty()) sink_.write(writer_.lay_out({}) + writer_.finish());
    sink_.close();
    if (!sink_.closed_pipe()) state_.save(std::max(last_, state_.items()), sink_.size(), messages_.failed());
  }
  std::size_t found() const { return found_; }

 private:
  void one_by_one() {
    ReaderOptions input = input_;
    // What is done is seen before more is waited for.
    input.before_wait = [this] { sink_.flush(); };
    Reader reader(std::move(input));
    for (;;) {
      Job job;
      if (sink_.closed_pipe() || !reader.next(job.raw)) return;
      job.bytes = reader.bytes_read();
      analyze(job);
      compare(job);
      lay_out(job);
      write(job);
    }
  }

  void in_parallel() {
    namespace tbb = oneapi::tbb;
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, options_.threads);
    Reader reader(input_);
    using JobPointer = std::shared_ptr<Job>;
    const auto read = [&](tbb::flow_control& flow) {
      auto job = std::make_shared<Job>();
      if (stop_ || !reader.next(job->raw)) {
        flow.stop();
        return JobPointer();
      }
      job->bytes = reader.bytes_read();
      return job;
    };
    const auto work = [this](JobPointer job) {
      analyze(*job);
      if (!options_.reprints) lay_out(*job);
      return job;
    };
    const auto tell_copies = [this](JobPointer job) {
      compare(*job);
      return job;
    };
    const auto lay_out_late = [this](JobPointer job) {
      lay_out(*job);
      return job;
    };
    const auto put = [this](const JobPointer& job) {
      write(*job);
      if (sink_.closed_pipe()) stop_ = true;
    };
    using tbb::filter_mode;
    auto middle = tbb::make_filter<JobPointer, JobPointer>(filter_mode::parallel, work);
    if (options_.reprints) {
      middle = middle & tbb::make_filter<JobPointer, JobPointer>(filter_mode::serial_in_order, tell_copies) &
               tbb::make_filter<JobPointer, JobPointer>(filter_mode::parallel, lay_out_late);
    }
    // Enough documents in flight that a long one holds nobody up, few enough to fit into memory.
    tbb::parallel_pipeline(std::size_t{options_.threads} * 8,
                           tbb::make_filter<void, JobPointer>(filter_mode::serial_in_order, read) & middle &
                               tbb::make_filter<JobPointer, void>(filter_mode::serial_in_order, put));
  }

  // Any thread: all that one document needs.
  void analyze(Job& job) {
    // What is not wanted by its address is not even parsed.
    job.dropped = !job.raw.url().empty() && !filter_.passes_site(job.raw.url());
    if (job.dropped) return;
    job.item = job.raw.read();
    if (const auto* error = std::get_if<InputError>(&job.item)) writer_.append(*error, job.out);
    if (const auto* record = std::get_if<LooseRecord>(&job.item)) {
      if (output_.documents || record->kind == "error" || record->kind == "event") writer_.append(*record, job.out);
    }
    auto* document = std::get_if<Document>(&job.item);
    if (!document) return;
    ArticleInfo& info = document->info();
    job.invalid = info.issue == "invalid-utf8" && document->made() == 0;
    if (document->made() == 0) job.flaw = flaw_of(info);
    if (!job.flaw.empty()) writer_.append(InputError{document->name(), "", job.flaw}, job.out);
    if (!options_.date.empty()) {
      info.date = options_.date;
      info.date_from = "option";
    }
    if (!options_.lang.empty()) info.lang = options_.lang;
    if (info.lang.empty()) info.lang = detect_language(document->text());
    const Analyzer* analyzer = analyzers_.find(info.lang.empty() ? kUsualLanguage : info.lang);
    // What an article is made of shows in tags, shapes and places too, whatever its language.
    if (!analyzer && tool_.reading) analyzer = analyzers_.find(kUsualLanguage);
    if (analyzer) {
      analyzer->analyze(*document, static_cast<Parts>(tool_.makes | kZones));
    } else {
      job.unknown = info.lang;
    }
    job.dropped = !filter_.passes(info);
  }

  // One thread, in the order of the input.
  void compare(Job& job) {
    auto* document = std::get_if<Document>(&job.item);
    if (options_.reprints && document && !job.dropped) document->info().reprint_of = reprints_.add(*document);
  }

  // Any thread.
  void lay_out(Job& job) {
    const auto* document = std::get_if<Document>(&job.item);
    if (!document || job.dropped || !options_.output_dir.empty()) return;
    job.found = writer_.append(*document, job.out);
    // Records, and tables of zones, have a place for the reasons.
    const bool told =
        output_.format == OutputFormat::jsonl || (output_.format == OutputFormat::table && tool_.makes == kZones);
    if (output_.explain && !told) writer_.append_explanations(*document, job.notes);
  }

  // One thread, in the order of the input.
  void write(Job& job) {
    keep_state(job.raw.number());
    if (const auto* error = std::get_if<InputError>(&job.item)) {
      messages_.error(error->where.empty() ? error->doc : error->doc + ": " + error->where, error->message);
    }
    if (auto* document = std::get_if<Document>(&job.item); document && !job.dropped) {
      ++documents_;
      if (job.invalid) messages_.warning(document->name(), "not valid UTF-8; bytes of no character became \"?\"");
      if (!job.flaw.empty()) messages_.error(document->name(), job.flaw);
      if (!job.unknown.empty() && warned_.insert(job.unknown).second) {
        messages_.warning(document->name(),
                          fmt::format("no resources for language {}; passed on as it is", job.unknown));
      }
      if (tool_.events && job.unknown.empty()) timeline_.add(*document);
      if (!options_.output_dir.empty()) write_file(*document);
    }
    messages_.explanation(job.notes);
    found_ += job.found;
    if (options_.output_dir.empty()) sink_.write(writer_.lay_out(std::move(job.out)));
    messages_.progress(documents_, job.bytes);
  }

  // All before this item is done; what the state says is done has been written. Loose records share the number of the
  // item that they stand behind.
  void keep_state(std::uint64_t number) {
    if (number != last_ && last_ > 0 && state_.is_due()) {
      sink_.flush();
      if (!sink_.closed_pipe()) state_.save(last_, sink_.size(), messages_.failed());
    }
    last_ = number;
  }

  void write_file(const Document& document) {
    const std::string path = path_in(options_.output_dir, document.name(), Writer::extension(output_.format));
    make_folders_for(path);
    Writer writer(output_);
    Sink sink(path);
    std::string out;
    found_ += writer.append(document, out);
    sink.write(writer.header());
    sink.write(writer.lay_out(std::move(out)));
    sink.write(writer.finish());
    sink.close();
    if (output_.format != OutputFormat::ann) return;
    Sink text(path_in(options_.output_dir, document.name(), "txt"));
    text.write(document.text());
    text.close();
  }

  void write_events() {
    const auto& types = options_.types;
    for (const Event& event : timeline_.events()) {
      if (!types.empty() && std::find(types.begin(), types.end(), event.grain) == types.end()) continue;
      ++found_;
      std::string out;
      writer_.append(event, out);
      sink_.write(writer_.lay_out(std::move(out)));
    }
  }

  const Tool& tool_;
  const Options& options_;
  Messages& messages_;
  OutputOptions output_;
  Writer writer_;
  Analyzers analyzers_;
  Filter filter_;
  State state_;
  Sink sink_;
  ReaderOptions input_;
  ReprintFinder reprints_;
  Timeline timeline_;
  std::set<std::string> warned_;
  std::size_t found_ = 0;
  std::uint64_t documents_ = 0;
  std::uint64_t last_ = 0;  // number of the item written last
  std::atomic<bool> stop_ = false;
};

}  // namespace

int run(const Tool& tool, int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);
  prepare_memory();
  Messages messages(tool.name);
  try {
    const std::optional<Options> options = read_options(tool, argc, argv);
    if (!options) return kDone;
    messages.set_quiet(options->quiet);
    Run run(tool, *options, messages);
    run.all();
    if (messages.failed()) return kFailed;
    return options->exit_status && run.found() == 0 ? kNothingFound : kDone;
  } catch (const Error& error) {
    messages.error(error.place(), error.reason());
  } catch (const std::bad_alloc&) {
    messages.error("", "out of memory");
  } catch (const std::exception& error) {
    messages.error("", error.what());
  }
  return kFailed;
}

}  // namespace dateline::cli
