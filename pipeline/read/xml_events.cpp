#include "pipeline/read/xml_events.hpp"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <new>
#include <vector>

#include "pipeline/document/shown.hpp"

namespace sayso::read {
namespace {

struct Reading {
  const XmlEvents& events;
  std::vector<XmlAttribute> attributes = {};
  std::optional<std::string> problem = std::nullopt;
  std::exception_ptr thrown = nullptr;  // no exception may pass through libxml2
  xmlParserCtxtPtr context = nullptr;
};

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

Reading& reading_of(void* data) { return *static_cast<Reading*>(static_cast<xmlParserCtxtPtr>(data)->_private); }

template <class Step>
void guard(void* data, const Step& step) {
  Reading& reading = reading_of(data);
  if (reading.thrown) return;
  try {
    step(reading);
  } catch (...) {
    reading.thrown = std::current_exception();
    xmlStopParser(reading.context);
  }
}

void on_start(void* data, const xmlChar* name, const xmlChar** attributes) {
  guard(data, [=](Reading& reading) {
    reading.attributes.clear();
    for (std::size_t i = 0; attributes != nullptr && attributes[i] != nullptr; i += 2)
      reading.attributes.push_back({view(attributes[i]), view(attributes[i + 1])});
    reading.events.start(view(name), reading.attributes);
  });
}

void on_end(void* data, const xmlChar* name) {
  guard(data, [=](Reading& reading) { reading.events.end(view(name)); });
}

void on_text(void* data, const xmlChar* text, int length) {
  guard(data, [=](Reading& reading) {
    reading.events.text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)});
  });
}

// The five that XML itself has; nothing can be declared.
xmlEntityPtr entity(void* /*data*/, const xmlChar* name) { return xmlGetPredefinedEntity(name); }

void note_problem(xmlParserCtxtPtr context, Reading& reading) {
  const xmlError* const error = xmlCtxtGetLastError(context);
  if (error == nullptr || reading.problem) return;
  std::string_view message = error->message == nullptr ? "not well-formed" : error->message;
  while (message.ends_with('\n')) message.remove_suffix(1);
  reading.problem = "line " + std::to_string(error->line) + ": " + shown(message);
}

xmlSAXHandler handler() {
  xmlSAXHandler result{};
  result.startElement = on_start;
  result.endElement = on_end;
  result.characters = on_text;
  result.ignorableWhitespace = on_text;
  result.cdataBlock = on_text;
  result.getEntity = entity;
  return result;  // as `initialized` is not set, of the first version: namespaces are not looked up
}

}  // namespace

std::optional<std::string> read_xml(std::string_view xml, const XmlEvents& events) {
  if (xml.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) return "it is larger than 2 GB";
  if (xml.empty()) return "line 1: there is nothing in it";
  [[maybe_unused]] static const bool initialised = (xmlInitParser(), true);
  const std::unique_ptr<xmlParserCtxt, decltype(&xmlFreeParserCtxt)> context(
      xmlCreateMemoryParserCtxt(xml.data(), static_cast<int>(xml.size())), xmlFreeParserCtxt);
  if (!context) throw std::bad_alloc();
  Reading reading{events};
  reading.context = context.get();
  context->_private = &reading;
  *context->sax = handler();
  // Sizes are bounded by the input, depth and attributes by prepare_xml().
  xmlCtxtUseOptions(context.get(), XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET |
                                       XML_PARSE_HUGE | XML_PARSE_IGNORE_ENC);
  xmlParseDocument(context.get());
  note_problem(context.get(), reading);
  if (reading.thrown) std::rethrow_exception(reading.thrown);
  return std::move(reading.problem);
}

}  // namespace sayso::read
