// Web archives and what servers send: cutting, damage, decoding.
#include <catch.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/read/content_encoding.hpp"
#include "pipeline/read/formats.hpp"
#include "pipeline/read/http_response.hpp"
#include "pipeline/read/warc_head.hpp"

namespace {

using namespace sayso;
using namespace sayso::read;

constexpr std::size_t limit = 4096;

// A response record; `length` as its head says, or as it is where none is given.
std::string response(std::string_view text, std::string_view status = "200 OK", std::string_view length = {},
                     std::string_view type = "text/html; charset=utf-8") {
  std::string block = "HTTP/1.1 ";
  block.append(status).append("\r\nContent-Type: ").append(type).append("\r\n\r\n<html><body><p>");
  block.append(text).append("</p></body></html>");
  std::string record = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: <http://brae.test/a>\r\n";
  record += "WARC-Date: 2019-01-10T09:30:00Z\r\nContent-Type: application/http; msgtype=response\r\n";
  if (length != "none") {
    record += "Content-Length: ";
    record += length.empty() ? std::to_string(block.size()) : std::string(length);
    record += "\r\n";
  }
  return record + "\r\n" + block + "\r\n\r\n";
}

// What comes out of an archive: the texts of its pages and "!" with the code of each error.
std::vector<std::string> read_all(std::string archive, std::size_t piece = 7) {
  std::size_t at = 0;
  std::string held;
  const auto next = [&]() -> Result<std::string_view> {
    held = archive.substr(std::min(at, archive.size()), piece);
    at += held.size();
    return std::string_view(held);
  };
  ByteStream stream = ByteStream::open(ChunkSource(next), std::make_shared<std::uint64_t>(0));
  Cutter cutter = cut_warc(limit);
  std::vector<std::string> found;
  std::string bytes;
  while (const auto cut = cutter(stream, bytes)) {
    if (cut->error) {
      found.push_back("!" + cut->error->code);
    } else {
      for (const auto& article : parse_warc(bytes, {"a.warc", Format::warc, cut->number, limit}))
        found.push_back(article ? article->text : "!" + article.error().code);
    }
    bytes.clear();
  }
  return found;
}

using Found = std::vector<std::string>;

}  // namespace

TEST_CASE("pages of an archive are found and all else is passed over", "[read]") {
  const std::string other = "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 3\r\n\r\na\nb\r\n\r\n";
  const std::string archive = other + response("One.") + response("gone", "404 Not Found") + response("moved", "302") +
                              response("x", "200 OK", {}, "image/png") + other + response("Two.");
  for (const std::size_t piece : {1U, 7U, 100000U}) CHECK(read_all(archive, piece) == Found{"One.", "Two."});
}

TEST_CASE("a page has the record's address, date and id", "[read]") {
  const auto articles = parse_warc(response("One."), {"a.warc", Format::warc, 5, limit});
  REQUIRE(articles.size() == 1);
  REQUIRE(articles[0].ok());
  CHECK(articles[0]->url == "http://brae.test/a");
  CHECK(articles[0]->published == "2019-01-10T09:30:00Z");
  CHECK(articles[0]->meta == R"({"warc_date":"2019-01-10T09:30:00Z","published_from":"warc_date"})");
  CHECK(articles[0]->id == "a.warc#5");
}

TEST_CASE("a resource that is a page is one", "[read]") {
  const std::string record =
      "WARC/1.1\nWARC-Type: resource\nContent-Type: text/html\nContent-Length: 11\n\n<p>Said.</p>";
  CHECK(read_all(record + "\n\n").size() == 1);
}

TEST_CASE("ARC records are read like those of WARC", "[read]") {
  const std::string page = "HTTP/1.0 200 OK\nContent-type: text/html\n\n<body><p>Old news.</p></body>";
  const auto record = [&page](std::string_view length) {
    return "http://brae.test/ 10.0.0.1 20080430204825 text/html " + std::string(length) + "\n" + page + "\n";
  };
  const std::string head = "filedesc://a.arc 0.0.0.0 20080430204825 text/plain 8\n1 0 Brae\n";
  const std::string right = std::to_string(page.size());
  CHECK(read_all(head + "\n" + record(right) + record(right)) == Found{"Old news.", "Old news."});
  CHECK(read_all(head + record("10") + record(right)) == Found{"Old news.", "Old news."});
  const auto articles = parse_warc(record(right), {"a.arc", Format::warc, 2, limit});
  CHECK(articles.front()->published == "2008-04-30T20:48:25Z");
}

TEST_CASE("a wrong or missing length costs no record", "[read]") {
  for (const char* length : {"none", "3", "100", "100000", "99999999999999999999", "-1", "x"}) {
    INFO(length);
    CHECK(read_all(response("One.", "200 OK", length) + response("Two.")) == Found{"One.", "Two."});
  }
  const std::string picture = response("x", "200 OK", "400", "image/png");
  CHECK(read_all(picture + response("One.") + response("Two.")) == Found{"One.", "Two."});
}

TEST_CASE("a page with what looks like a record stays whole where its length is right", "[read]") {
  CHECK(
      read_all(
          response("The boat that sank was old, \r\n\r\nWARC/1.0\r\nWARC-Type: response\r\n\r\nand nobody was on it.") +
          response("Two.")) ==
      Found{"The boat that sank was old, WARC/1.0 WARC-Type: response and nobody was on it.", "Two."});
}

TEST_CASE("bytes that are no record are counted and passed over", "[read]") {
  CHECK(read_all("garbage\nof many\nlines\n" + response("One.")) == Found{"!damaged", "One."});
  CHECK(read_all(response("One.") + "garbage\n" + response("Two.")).back() == "Two.");
  CHECK(read_all("no archive") == Found{"!damaged"});
  CHECK(read_all(response("One.") + response("Two.").substr(0, 250)) == Found{"One.", "!damaged"});
}

TEST_CASE("a page beyond the limit is an error and the next is read", "[read]") {
  CHECK(read_all(response(std::string(3U << 20, 'x')) + response("Two.")) == Found{"!too_large", "Two."});
}

TEST_CASE("many wrong lengths do not make reading slow", "[read]") {
  std::string archive;
  for (int i = 0; i < 2000; ++i) archive += response("One.", "200 OK", "4000000");
  CHECK(read_all(archive, 65536).size() == 2000);
}

TEST_CASE("HTTP heads are read leniently", "[read]") {
  const auto found = http_response("http/2 200\ncontent-TYPE : Text/HTML;Charset=\"latin1\"\n\nbody");
  REQUIRE(found);
  CHECK(found->status == 200);
  CHECK(is_html_type(found->content_type));
  CHECK(charset_of(found->content_type) == "latin1");
  CHECK(found->body == "body");
  CHECK_FALSE(http_response("GET / HTTP/1.1\r\n\r\n"));
}

TEST_CASE("chunks are joined, and a body that has none is left as it is", "[read]") {
  const auto body = [](std::string_view bytes) {
    HttpResponse response;
    response.transfer_encoding = "chunked";
    response.body = bytes;
    return http_body(response, limit);
  };
  CHECK(body("3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n")->bytes == "abcde");
  CHECK(body("<p>plain")->bytes == "<p>plain");
  const auto cut = body("3\r\nabc\r\nff\r\nde");
  CHECK(cut->bytes == "abcde");
  CHECK_FALSE(cut->warning.empty());
}

TEST_CASE("a page of few bytes stays where it is read from", "[read]") {
  const std::string block =
      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: "
      "chunked\r\n\r\n3\r\n<p>\r\n15\r\nNo one was hurt then.\r\n0\r\n\r\n";
  const std::string record =
      "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block;
  CHECK(read_all(record) == Found{"No one was hurt then."});
}

TEST_CASE("compressed content is told by its bytes", "[read]") {
  using namespace std::string_view_literals;
  // "<p>Hello.</p>" by zlib, without its frame, and by brotli.
  constexpr auto zlib = "\x78\x9c\xb3\x29\xb0\xf3\x48\xcd\xc9\xc9\xd7\xb3\xd1\x2f\xb0\x03\x00\x1f\x68\x04\x51"sv;
  CHECK(decode_content(zlib, "deflate", limit)->bytes == "<p>Hello.</p>");
  CHECK(decode_content(zlib.substr(2), "deflate", limit)->bytes == "<p>Hello.</p>");
  CHECK(decode_content("\x0b\x06\x80<p>Hello.</p>\x03"sv, "br", limit)->bytes == "<p>Hello.</p>");
  CHECK_FALSE(decode_content("<p>Hello.</p>", "gzip", limit)->bytes);
  CHECK(decode_content("\x1f\x8b\x08\x00\x00"sv, "gzip", limit)->damaged);
}
