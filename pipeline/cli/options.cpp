#include "pipeline/cli/options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>

#include "pipeline/cli/exit_status.hpp"
#include "pipeline/document/names.hpp"
#include "pipeline/read/published.hpp"

namespace sayso::cli {
namespace {

constexpr const char* examples = R"(Examples:
  sayso extract article.txt                          one article, JSON to standard output
  sayso extract news.jsonl.gz -o facts.jsonl.gz      a corpus, compressed both ways
  sayso extract --include quotes,entities archive/   who said what, in every file of a folder
  sayso extract crawl/ -o facts.jsonl.gz --resume    a long run; the same again goes on after an interruption
  sayso extract --pretty article.txt                 for people rather than programs
)";

std::size_t read_size(const std::string& text) {
  std::string bytes = text;
  return CLI::AsSizeValue(false)(bytes).empty() ? std::stoull(bytes) : 0;
}

void add_input_and_output(CLI::App& app, ExtractOptions& options) {
  app.add_option("INPUT", options.inputs, "Files, directories (with all below them) or - for standard input")
      ->type_name("");
  app.add_option("-o,--output", options.output,
                 "Where the JSON Lines go; .gz and .zst are compressed [standard output]")
      ->type_name("FILE");
  app.add_option_function<std::string>(
         "--format", [&](const std::string& name) { options.format = from_name<Format>(name); },
         "Format of the inputs, whatever they are called: auto, text, html, jsonl, json, warc, newsml [auto]")
      ->type_name("F")
      ->check(CLI::IsMember({"auto", "text", "html", "jsonl", "json", "warc", "newsml"}));
  app.add_option("--jobs", options.jobs, "Worker threads [every core]")->type_name("N")->check(CLI::Range(1, 1024));
  app.add_option_function<std::string>(
         "--max-document", [&](const std::string& size) { options.largest_document = read_size(size); },
         "Documents larger than this fail, e.g. 512K, 64M, 1G [64M]")
      ->type_name("SIZE")
      ->check([](const std::string& text) {
        const std::size_t size = read_size(text);
        return size == 0 || size > (1U << 30) ? "must be a size up to 1G such as 512K or 64M, not " + text
                                              : std::string();
      });
}

// "2/8"; nothing where it is something else.
std::optional<read::Shard> read_shard(const std::string& text) {
  read::Shard shard;
  const char* const end = text.data() + text.size();
  const auto number = std::from_chars(text.data(), end, shard.number);
  if (number.ec != std::errc() || number.ptr == end || *number.ptr != '/') return std::nullopt;
  const auto of = std::from_chars(number.ptr + 1, end, shard.of);
  const bool is_one = of.ec == std::errc() && of.ptr == end && shard.number >= 1 && shard.number <= shard.of;
  return is_one ? std::optional(shard) : std::nullopt;
}

void add_batch(CLI::App& app, ExtractOptions& options) {
  app.add_option(
         "--files-from", options.files_from,
         "More inputs: a file with one path a line (or ended by zero bytes, as find -print0 writes them), - for "
         "standard input")
      ->type_name("LIST");
  app.add_option_function<std::string>(
         "--shard", [&](const std::string& text) { options.shard = *read_shard(text); },
         "Do one document in N, the I-th part of the inputs: the N runs together do them all")
      ->type_name("I/N")
      ->check([](const std::string& text) {
        return read_shard(text) ? std::string() : "must be a part such as 1/4 to 4/4, not " + text;
      });
  app.add_flag(
      "--resume", options.resume,
      "Go on with an interrupted run of the same command, where FILE.part and FILE.progress are; otherwise begin");
  app.add_option("--checkpoint", options.mark_each,
                 "How often what is written to -o FILE is made safe for --resume [1]")
      ->type_name("SECONDS")
      ->check(CLI::Range(0.0, 86400.0));
  app.add_option("--failures", options.failures, "List documents that fail there too, as JSON Lines")
      ->type_name("FILE");
  app.add_flag("--dedupe", options.dedupe, "Mark copies of earlier documents of the run with \"duplicate_of\"");
}

// What no single option can tell.
void check_together(const ExtractOptions& options) {
  if (options.resume && options.output == "-")
    throw CLI::ValidationError("--resume", "needs an output that is a file (-o FILE)");
  if (options.failures == "-")
    throw CLI::ValidationError("--failures", "needs a file; standard output is for documents");
  if (options.files_from == "-" && std::count(options.inputs.begin(), options.inputs.end(), "-") != 0)
    throw CLI::ValidationError("--files-from", "standard input cannot be both the list and an article");
}

void add_contents(CLI::App& app, ExtractOptions& options) {
  app.add_option("--date", options.date, "Publication date of articles that carry none")
      ->type_name("YYYY-MM-DD")
      ->check([](const std::string& text) {
        return read::is_day(text) ? std::string() : "must be a day such as 2019-01-10, not " + text;
      });
  app.add_option_function<std::vector<std::string>>(
         "--include",
         [&](const std::vector<std::string>& names) {
           options.include = write::Layers::none();
           for (const std::string& name : names) options.include.add(*write::layer_from_name(name));
         },
         "Layers to write, of text,sentences,tokens,entities,figures,times,quotes,events,checks [all but tokens]")
      ->type_name("LIST")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->check([](const std::string& name) {
        return write::layer_from_name(name) ? std::string() : "no such layer: " + name;
      });
  app.add_option_function<std::string>(
         "--offsets", [&](const std::string& name) { options.offsets = *write::offset_unit_from_name(name); },
         "What start and end count: codepoints, bytes (UTF-8), utf16 [codepoints]")
      ->type_name("UNIT")
      ->check(CLI::IsMember({"codepoints", "bytes", "utf16"}));
  app.add_option("--lexicons", options.lexicons,
                 "Directory of lexicons that replace those compiled in (see sayso lexicons)")
      ->type_name("DIR");
  app.add_flag("--explain", options.explain,
               "Add \"why\" to each quote: its cue, the rule, how the speaker and the stance were found");
  app.add_flag("--keep-failed", options.keep_failed, "Write a line with \"error\" for each document that fails");
  app.add_flag("--pretty", options.pretty, "A readable summary instead of JSON");
  app.add_flag("--quiet", options.quiet, "No progress and no summary on standard error");
}

}  // namespace

Command parse_command_line(int argc, char** argv) {
  CLI::App app(
      "Reads English press articles and writes who and what they name, their figures and times,\n"
      "who said what and which events they report.\n",
      "sayso");
  app.set_version_flag("--version", std::string("sayso ") + SAYSO_VERSION);
  app.require_subcommand(1);

  ExtractOptions extract;
  CLI::App& extract_app = *app.add_subcommand("extract", "Articles to JSON, one document a line");
  add_input_and_output(extract_app, extract);
  add_batch(extract_app, extract);
  add_contents(extract_app, extract);
  extract_app.footer(
      std::string(examples) +
      "\nExit status: 0 all documents done, 1 usage, 2 some documents failed, 3 nothing could be read or the\n"
      "output not written, 130 interrupted (128 and the signal's number).");

  LexiconsOptions lexicons;
  CLI::App& lexicons_app =
      *app.add_subcommand("lexicons", "List the words that sayso knows, or write them out to edit");
  lexicons_app.add_option("--export", lexicons.export_directory, "Write every lexicon below this directory")
      ->type_name("DIR");

  EvalOptions eval;
  CLI::App& eval_app = *app.add_subcommand("eval", "Score every layer against articles annotated by hand");
  eval_app.add_option("--gold", eval.gold, "Directory of gold documents (*.json), as corpora/press holds them")
      ->type_name("DIR")
      ->required();
  eval_app
      .add_option("--floor", eval.floor,
                  "Scores that must be reached: layer, measure, F1, tab-separated; exit status 2 if not")
      ->type_name("FILE");
  eval_app.add_option("--lexicons", eval.lexicons, "Directory of lexicons that replace those compiled in")
      ->type_name("DIR");

  const CLI::App& schema_app = *app.add_subcommand("schema", "Print the JSON Schema of the output");

  app.footer(examples);  // last, because commands added behind it would show it too

  try {
    app.parse(argc, argv);
    if (extract_app.parsed()) check_together(extract);
  } catch (const CLI::ParseError& problem) {
    return app.exit(problem) == 0 ? exit_status::done : exit_status::usage;
  }
  if (lexicons_app.parsed()) return lexicons;
  if (eval_app.parsed()) return eval;
  if (schema_app.parsed()) return SchemaOptions{};
  return extract;
}

}  // namespace sayso::cli
