// The elements of HTML that reading a page has to tell apart.
#pragma once

#include <cstdint>
#include <string_view>

namespace sayso::read::html {

enum class Element : std::uint8_t {
  other,
  a,
  address,
  article,
  aside,
  audio,
  b,
  base,
  blockquote,
  body,
  br,
  button,
  canvas,
  caption,
  center,
  cite,
  dd,
  details,
  dialog,
  div,
  dl,
  dt,
  em,
  fieldset,
  figcaption,
  figure,
  footer,
  form,
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  head,
  header,
  hgroup,
  hr,
  html,
  i,
  iframe,
  img,
  input,
  label,
  legend,
  li,
  link,
  main,
  math,
  menu,
  meta,
  nav,
  noembed,
  noframes,
  noscript,
  object,
  ol,
  option,
  p,
  pre,
  script,
  search,
  section,
  select,
  small,
  span,
  strong,
  style,
  summary,
  sup,
  svg,
  table,
  tbody,
  td,
  template_,
  textarea,
  tfoot,
  th,
  thead,
  time,
  title,
  tr,
  u,
  ul,
  video,
  area,
  col,
  embed,
  frame,
  keygen,
  param,
  source,
  track,
  wbr,
  count
};

// How an element takes part in the page's text.
enum class Display : std::uint8_t {
  inline_,  // runs on in the line
  block,    // begins and ends a line
  void_,    // has no content
  skipped,  // its content is no text of the page
  cell      // block within a row of a table
};

struct ElementName {
  Element element = Element::other;
  std::uint32_t hash = 0;  // of the name in lower case: tells apart elements that are `other`
};
[[nodiscard]] ElementName element_of(std::string_view name);
[[nodiscard]] Display display_of(Element element);
[[nodiscard]] constexpr bool is_heading(Element element) { return element >= Element::h1 && element <= Element::h6; }

}  // namespace sayso::read::html
